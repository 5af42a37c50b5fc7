import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { readAccess } from '../../api/client.ts'
import { readReferring, readStays } from '../../api/sharing.ts'
import type { AccessPage, Referring, Ruled, Stays } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Table } from '../../ui/table.tsx'
import { teamWords } from './words/index.ts'

type Rules = { readonly page: AccessPage; readonly stays: Stays['items']; readonly referring: Referring }

const placeOf = ({ role, structure, town }: Ruled): string => [role, structure, town].filter(Boolean).join(', ')

const Who = ({ ruled }: { readonly ruled: Ruled }) => (
  <>
    {ruled.name}
    <br />
    <span className="muted">{placeOf(ruled)}</span>
  </>
)

const REFERRING = ['midwife', 'pharmacist'] as const

/** Whom she named; it opens nothing by itself. */
const Named = ({ referring }: Pick<Rules, 'referring'>) => {
  const words = teamWords.useWords()
  const named = REFERRING.flatMap(role => (referring[role] === null ? [] : [{ role, ...referring[role] }]))
  if (named.length === 0) return <p className="muted">{words.noReferring}</p>
  return (
    <ul>
      {named.map(({ role, name, place }) => (
        <li key={role}>{words.referringOf[role]([name, place].filter(Boolean).join(', '))}</li>
      ))}
    </ul>
  )
}

const Lists = ({ page, stays, referring }: Rules) => {
  const words = teamWords.useWords()
  const { columns } = words
  const allowed = [...(page.attendingDoctor === null ? [] : [page.attendingDoctor]), ...page.authorised]
  const open = stays.filter(({ isOpen }) => isOpen)
  return (
    <>
      {allowed.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <Table<Ruled>
          caption={words.table}
          hiddenCaption
          rows={allowed}
          rowKey={({ actorId }) => actorId}
          columns={[
            { head: columns.who, cell: ruled => <Who ruled={ruled} /> },
            { head: columns.basis, cell: ({ relation }) => words.relations[relation] },
            { head: columns.since, cell: ({ since }) => formatDate(since) },
            { head: columns.until, cell: ({ until }) => (until === undefined ? words.noEnd : formatDate(until)) },
          ]}
        />
      )}
      <h3>{words.referring}</h3>
      <Named referring={referring} />
      <h3>{words.stays}</h3>
      {open.length === 0 ? (
        <p className="muted">{words.noStay}</p>
      ) : (
        <ul>
          {open.map(({ structure, service, from, until }) => (
            <li key={`${structure}${from}`}>
              {words.stay([structure, service].filter(Boolean).join(', '), formatDate(from, 'long'), formatDate(until, 'long'))}
            </li>
          ))}
        </ul>
      )}
      <h3>{words.blocked(page.blocked.length)}</h3>
      {page.blocked.length === 0 ? (
        <p className="muted">{words.noBlocked}</p>
      ) : (
        <ul>
          {page.blocked.map(ruled => (
            <li key={ruled.actorId}>
              <Who ruled={ruled} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** TD1.6: whoever leads reads who is authorised and who is blocked; asked for by a gesture, for it stands in the person's journal. */
export const WhoMayRead = ({ recordId }: { readonly recordId: string }) => {
  const words = teamWords.useWords()
  const [isAsked, setAsked] = useState(false)
  const rules = useQuery({
    queryKey: ['who-may-read', recordId],
    // One after the other: each is a line of the journal, and each is decided on what the one before left.
    queryFn: async (): Promise<Rules> => {
      const page = await readAccess(recordId)
      const stays = await readStays(recordId)
      return { page, stays, referring: await readReferring(recordId) }
    },
    enabled: isAsked,
  })
  return (
    <section className="stack is-tight" aria-labelledby="leads">
      <h2 id="leads">{words.leads}</h2>
      <p>{words.leadsText}</p>
      {isAsked ? (
        <Loaded query={rules} part>
          {found => <Lists {...found} />}
        </Loaded>
      ) : (
        <div className="button-row">
          <Button icon={Eye} onPress={() => setAsked(true)}>
            {words.show}
          </Button>
        </div>
      )}
    </section>
  )
}
