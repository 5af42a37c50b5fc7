import { useQuery } from '@tanstack/react-query'
import { BedDouble } from 'lucide-react'
import { readStays } from '../../api/sharing.ts'
import type { Stays } from '../../api/types.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { useActing } from '../profile.ts'
import { sharingWords } from './words/index.ts'

type Stay = Stays['items'][number]

const placeOf = ({ structure, service }: Stay): string => [structure, service].filter(Boolean).join(', ')

const Under = ({ stay }: { readonly stay: Stay }) => {
  const { team: words } = sharingWords.useWords()
  return (
    <li className="row">
      <Icon of={BedDouble} />
      <div className="row-main">
        <span className="row-title">{placeOf(stay)}</span>
        <span className="row-meta">{words.stay(formatDate(stay.from, 'long'), formatDate(stay.until, 'long'))}</span>
      </div>
    </li>
  )
}

/** Whose team reads because of a stay, and until when; nothing stands here for who stays nowhere. Part of a page: it is missing when it cannot be read. */
export const StaysUnderWay = () => {
  const { team: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const { data = [] } = useQuery({ queryKey: ['stays', recordId], queryFn: () => readStays(recordId), enabled: recordId !== '' })
  const [open, over] = [data.filter(({ isOpen }) => isOpen), data.filter(({ isOpen }) => !isOpen)]
  if (data.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="stays">
      <h2 id="stays">{words.stays}</h2>
      {open.length === 0 && <p className="muted">{words.noStay}</p>}
      {open.length > 0 && (
        <>
          <p>{words.staysText}</p>
          <ul role="list" className="rows">
            {open.map(stay => (
              <Under key={`${stay.structure}${stay.from}`} stay={stay} />
            ))}
          </ul>
          <p className="screen-only">
            <Link to="/acces" hash="authorised">
              {words.staysChange}
            </Link>
          </p>
        </>
      )}
      {over.length > 0 && (
        <Disclosure summary={words.staysOver(over.length)}>
          <ul>
            {over.map(stay => (
              <li key={`${stay.structure}${stay.from}`}>
                {placeOf(stay)}
                <br />
                <span className="muted">{words.stayOver(formatDate(stay.from, 'long'), formatDate(stay.until, 'long'))}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}
