import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { ArrowLeft, BadgeCheck, ShieldQuestion } from 'lucide-react'
import { type IdentityNote, noteStanding, readStanding } from '../../api/finding.ts'
import type { IdentityStanding } from '../../api/types.ts'
import { currentlyDoubted, type Whom } from '../../app/opened.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/time.tsx'
import { Trouble } from './outcome.tsx'
import { findWords } from './words/index.ts'

type Change = IdentityStanding['changes'][number]

const State = ({ standing }: { readonly standing: IdentityStanding }) => {
  const words = findWords.useWords()
  const isWell = standing.status === 'qualified'
  return (
    <Card tone={isWell ? 'done' : 'warning'}>
      <p role="status">
        <Badge tone={isWell ? 'done' : 'warning'} icon={isWell ? BadgeCheck : ShieldQuestion}>
          {standing.mark === null ? words.statuses[standing.status] : words.marks[standing.mark]}
        </Badge>
      </p>
      <p>{isWell ? words.standsWell : words.notQualified}</p>
      {standing.status !== 'qualified' && standing.mark === null && <p>{words.toQualify}</p>}
    </Card>
  )
}

/** What may be said next: a doubt is taken back before another is noted. */
const notesAfter = ({ status, mark }: IdentityStanding): readonly IdentityNote[] => {
  if (mark !== null) return ['cleared']
  return status === 'qualified' ? ['doubtful', 'fictitious'] : ['verified', 'doubtful', 'fictitious']
}

const Notes = ({ whom, standing }: { readonly whom: Whom; readonly standing: IdentityStanding }) => {
  const words = findWords.useWords()
  const client = useQueryClient()
  const note = useMutation({
    mutationFn: (what: IdentityNote) => noteStanding(whom, what),
    // What was read of a person before a doubt is asked for again.
    onSuccess: told => {
      client.setQueryData(['standing', whom], told)
      client.removeQueries({ predicate: query => !query.isActive() })
    },
  })
  return (
    <>
      {note.error && <Trouble error={note.error} />}
      <ul role="list" className="bases">
        {notesAfter(standing).map((what, rank) => (
          <li key={what}>
            <Card>
              <div className="basis">
                <Button wide look={rank === 0 ? 'primary' : 'secondary'} isPending={note.isPending} onPress={() => note.mutate(what)}>
                  {words.notes[what]}
                </Button>
                <p>{words.notesText[what]}</p>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </>
  )
}

const Changes = ({ changes }: { readonly changes: readonly Change[] }) => {
  const words = findWords.useWords()
  if (changes.length === 0) return <p className="muted">{words.nothingNoted}</p>
  return (
    <Table<Change>
      caption={words.changes}
      hiddenCaption
      rows={changes}
      rowKey={({ at }) => at}
      columns={[
        { head: words.noted, cell: ({ status, mark }) => (mark === null ? words.statuses[status] : words.marks[mark]) },
        { head: words.notedBy, cell: ({ by }) => by },
        { head: words.notedAt, cell: ({ at }) => <Instant at={at} /> },
      ]}
    />
  )
}

const Back = ({ recordId }: { readonly recordId: string | undefined }) => {
  const words = findWords.useWords()
  if (recordId === undefined)
    return (
      <Link to="/pro" icon={ArrowLeft} className="back">
        {words.back}
      </Link>
    )
  return (
    <Link to="/pro/p/$recordId" params={{ recordId }} icon={ArrowLeft} className="back">
      {words.backToRecord}
    </Link>
  )
}

/** M3: how an identity stands in one's own structure, and what is doubted of it (RNIV). It tells nothing of a record. */
export const DoubtPage = () => {
  const words = findWords.useWords()
  const doubted = currentlyDoubted()
  const standing = useQuery({
    queryKey: ['standing', doubted?.whom],
    queryFn: () => readStanding(doubted?.whom ?? { handle: '' }),
    enabled: doubted !== null,
  })
  if (doubted === null) return <Navigate to="/pro" />
  return (
    <Page
      title={words.doubtTitle}
      before={
        <p>
          <Back recordId={doubted.recordId} />
        </p>
      }
      lead={<p>{words.by(doubted.name)}</p>}
    >
      <Loaded query={standing} rows={4}>
        {found => (
          <>
            <State standing={found} />
            <h2>{words.doubtAct}</h2>
            <Notes whom={doubted.whom} standing={found} />
            <h2>{words.changes}</h2>
            <Changes changes={found.changes} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
