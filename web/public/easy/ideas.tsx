import { useQuery } from '@tanstack/react-query'
import { CircleX, Eye, EyeOff, FileHeart, FolderHeart, HandHeart, type LucideIcon, Phone, Siren, SquareCheckBig } from 'lucide-react'
import { readPlacesToAnswer } from '../../api/enrolment.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { easyWords } from './words/index.ts'

const PICTURES = {
  what: FolderHeart,
  inside: FileHeart,
  free: HandHeart,
  who: Eye,
  never: EyeOff,
  emergency: Siren,
  yes: SquareCheckBig,
  no: CircleX,
} as const satisfies Readonly<Record<string, LucideIcon>>

type Name = keyof typeof PICTURES

const NAMES = ['what', 'inside', 'free', 'who', 'never', 'emergency', 'yes', 'no'] as const satisfies readonly Name[]

const One = ({ name }: { readonly name: Name }) => {
  const { ideas } = easyWords.useWords()
  const { title, lines } = ideas[name]
  return (
    <Idea icon={PICTURES[name]} title={title} lines={lines}>
      {name === 'yes' && (
        <div>
          <ButtonLink to="/activer">{ideas.yes.button}</ButtonLink>
        </div>
      )}
      {name === 'no' && (
        <div>
          <ButtonLink to="/refuser">{ideas.no.button}</ButtonLink>
        </div>
      )}
    </Idea>
  )
}

const Call = () => {
  const { call } = easyWords.useWords()
  const places = useQuery({ queryKey: ['places'], queryFn: readPlacesToAnswer, staleTime: Number.POSITIVE_INFINITY }).data
  if (places === undefined) return null
  return (
    <Idea icon={Phone} title={call.title} lines={[call.text]}>
      <p>
        <a href={`tel:${places.phone.replace(/[^+\d]/g, '')}`}>{places.phone}</a>
      </p>
    </Idea>
  )
}

/** What a record is, whose it is, and how one takes it or not. */
export const EasyIdeas = () => (
  <>
    {NAMES.map(name => (
      <One key={name} name={name} />
    ))}
    <Call />
  </>
)
