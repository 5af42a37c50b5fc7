import { useQuery } from '@tanstack/react-query'
import { CircleX, Eye, EyeOff, FileHeart, FolderHeart, HandHeart, type LucideIcon, Phone, Siren, SquareCheckBig } from 'lucide-react'
import { readPlacesToAnswer } from '../../api/enrolment.ts'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import './easy.css'
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

/** One picture, one title, one idea a line (FALC; ui.md §5.14). The picture says the title once more, so it is silent. */
const Idea = ({ name }: { readonly name: Name }) => {
  const { ideas } = easyWords.useWords()
  const { title, lines } = ideas[name]
  return (
    <section className="easy-idea" aria-labelledby={`easy-${name}`}>
      <Icon of={PICTURES[name]} size="4rem" />
      <div className="easy-words">
        <h2 id={`easy-${name}`}>{title}</h2>
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
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
      </div>
    </section>
  )
}

const NAMES = ['what', 'inside', 'free', 'who', 'never', 'emergency', 'yes', 'no'] as const satisfies readonly Name[]

const Call = () => {
  const { call } = easyWords.useWords()
  const places = useQuery({ queryKey: ['places'], queryFn: readPlacesToAnswer, staleTime: Number.POSITIVE_INFINITY }).data
  if (places === undefined) return null
  return (
    <section className="easy-idea" aria-labelledby="easy-call">
      <Icon of={Phone} size="4rem" />
      <div className="easy-words">
        <h2 id="easy-call">{call.title}</h2>
        <p>{call.text}</p>
        <p>
          <a href={`tel:${places.phone.replace(/[^+\d]/g, '')}`}>{places.phone}</a>
        </p>
      </div>
    </section>
  )
}

/** P1 in known words and pictures. It may not be called FALC before people concerned have read and understood it: it says so. */
export const EasyPage = () => {
  const words = easyWords.useWords()
  return (
    <Page title={words.title} lead={<p>{words.label}</p>}>
      <div className="easy">
        {NAMES.map(name => (
          <Idea key={name} name={name} />
        ))}
        <Call />
      </div>
    </Page>
  )
}
