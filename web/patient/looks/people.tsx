import { TriangleAlert } from 'lucide-react'
import type { JournalEvent } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Table } from '../../ui/table.tsx'
import { common } from '../../ui/words/index.ts'
import { looksWords } from './words/index.ts'
import { type Cell, matrixOf, type PersonLine } from './matrix.ts'

const MAX_DOTS = 4

const Dots = ({ cell }: { readonly cell: Cell | undefined }) => {
  const words = looksWords.useWords()
  if (cell === undefined)
    return (
      <>
        <span aria-hidden="true" className="muted">
          ·
        </span>
        <span className="visually-hidden">{words.none}</span>
      </>
    )
  return (
    <>
      <span aria-hidden="true" className="dots">
        {'●'.repeat(Math.min(cell.count, MAX_DOTS))}
      </span>
      <span className="dots-said">{words.openingsLast(cell.count, formatDate(cell.lastAt, 'long'))}</span>
    </>
  )
}

const Who = ({ line }: { readonly line: PersonLine }) => {
  const words = looksWords.useWords()
  return (
    <span className="stack-inline">
      <span>
        {line.name}
        {line.role && <span className="muted">, {line.role}</span>}
      </span>
      <span className="cluster">
        {line.toCheck && (
          <Badge tone="warning" icon={TriangleAlert}>
            {words.onlyToCheck}
          </Badge>
        )}
        {line.emergency && <Badge tone="exceptional">{words.onlyEmergency}</Badge>}
      </span>
    </span>
  )
}

/** Who read which sections: a real table, whose cells are words for a screen reader and on a phone. */
export const People = ({ events }: { readonly events: readonly JournalEvent[] }) => {
  const words = looksWords.useWords()
  const { category } = common.useWords()
  const { people, sections } = matrixOf(events)
  if (people.length === 0) return null
  return (
    <section className="stack is-tight">
      <h2 id="people">{words.people}</h2>
      <div className="matrix">
        <Table<PersonLine>
          caption={words.people}
          hiddenCaption
          rows={people}
          rowKey={line => line.key}
          columns={[
            { head: words.person, cell: line => <Who line={line} /> },
            ...sections.map(section => ({ head: category[section], cell: (line: PersonLine) => <Dots cell={line.cells.get(section)} /> })),
            { head: words.total, cell: line => words.openingsLast(line.total, formatDate(line.lastAt, 'long')) },
          ]}
        />
      </div>
    </section>
  )
}
