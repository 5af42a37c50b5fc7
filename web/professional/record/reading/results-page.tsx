import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Copy, Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { readResults } from '../../../api/results.ts'
import type { DocumentSummary, ResultRow, Results } from '../../../api/types.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { Link } from '../../../ui/link.tsx'
import { Loaded } from '../../../ui/loaded.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Day } from '../../../ui/time.tsx'
import { say, sayTrouble } from '../../../ui/toast.ts'
import { common } from '../../../ui/words/index.ts'
import { NoRecord } from '../../no-record.tsx'
import { RecordFrame } from '../frame.tsx'
import { usePerson } from '../queries.ts'
import { cellOf, type Days, daysOf, rowsFor, SHOWS, type Show } from './grid.ts'
import { History } from './history.tsx'
import './results.css'
import { type At, ResultsTable } from './results-table.tsx'
import { copyOf } from './say.ts'
import { readingWords } from './words/index.ts'

/** Columns that stand side by side without scrolling, at a desk. */
const COLUMNS = 6

const Unread = ({ documents, recordId }: { readonly documents: readonly DocumentSummary[]; readonly recordId: string }) => {
  const { results: words } = readingWords.useWords()
  if (documents.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="results-unread">
      <h2 id="results-unread">{words.unread}</h2>
      <p className="muted small">{words.unreadText}</p>
      <ul role="list" className="synthesis-lines">
        {documents.map(({ id, title, date, author }) => (
          <li key={id} className="synthesis-line">
            <span className="synthesis-what">
              <Link to="/pro/p/$recordId/documents" params={{ recordId }} search={{ doc: id }}>
                {title}
              </Link>
            </span>
            <span className="synthesis-source">
              <Day date={date} />
              <span>{author.name}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const firstIn = (rows: readonly ResultRow[], days: Days): At | null => {
  const [row] = rows
  const day = row && days.find(one => cellOf(row, one).length > 0)
  return row === undefined || day === undefined ? null : { row: row.id, day }
}

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

type TurnProps = { readonly from: number; readonly many: number; readonly onTurn: (from: number) => void }

const Turn = ({ from, many, onTurn }: TurnProps) => {
  const { results: words } = readingWords.useWords()
  if (many <= COLUMNS) return null
  return (
    <>
      <Button icon={ChevronLeft} isDisabled={from === 0} onPress={() => onTurn(Math.max(0, from - COLUMNS))}>
        {words.newer}
      </Button>
      <Button icon={ChevronRight} isDisabled={from + COLUMNS >= many} onPress={() => onTurn(from + COLUMNS)}>
        {words.older}
      </Button>
    </>
  )
}

const Board = ({ found, recordId }: { readonly found: Results; readonly recordId: string }) => {
  const { results: words } = readingWords.useWords()
  const { shell } = common.useWords()
  const [show, setShow] = useState<Show>('all')
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set())
  const [from, setFrom] = useState(0)
  const [moved, setMoved] = useState<At | null>(null)
  const rows = useMemo(() => rowsFor(found.rows, show, pinned), [found, show, pinned])
  const all = useMemo(() => daysOf(rows), [rows])
  const days = all.slice(from, from + COLUMNS)
  const here = rows.filter(row => days.some(day => cellOf(row, day).length > 0))
  // Before anything is chosen, the latest value of the first row is told.
  const at = moved !== null && here.some(({ id }) => id === moved.row) && days.includes(moved.day) ? moved : firstIn(here, days)
  const row = rows.find(({ id }) => id === at?.row)
  const [chosen] = row === undefined || at === null ? [] : cellOf(row, at.day)
  const copy = (): void =>
    void navigator.clipboard.writeText(copyOf(rows, words)).then(
      () => say(words.copied),
      () => sayTrouble(words.notCopied),
    )
  return (
    <>
      <div className="results-tools screen-only">
        <Chips
          label={words.show}
          chips={SHOWS.map(value => ({ value, label: words.shows[value] }))}
          selected={[show]}
          onToggle={value => {
            setShow(value)
            setFrom(0)
          }}
        />
        <div className="button-row">
          <Turn from={from} many={all.length} onTurn={setFrom} />
          <Button icon={Copy} onPress={copy}>
            {words.copy}
          </Button>
          <Button icon={Printer} onPress={() => window.print()}>
            {shell.print}
          </Button>
        </div>
      </div>
      <p role="status" className="muted small">
        {words.days(days.length, all.length)}
      </p>
      <p id="results-hint" className="visually-hidden">
        {words.hint}
      </p>
      {here.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <div className="results-board">
          <ResultsTable
            rows={here}
            days={days}
            at={at}
            pinned={pinned}
            onMove={setMoved}
            onPin={id => setPinned(now => toggled(now, id))}
          />
          <section className="results-focus" aria-live="polite">
            <History row={row} chosen={chosen?.id ?? ''} recordId={recordId} />
          </section>
        </div>
      )}
      <p className="muted small">{words.join}</p>
    </>
  )
}

/** M8: laboratory results across time, as each laboratory wrote them. */
export const ResultsPage = () => {
  const { results: words } = readingWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/resultats' })
  const person = usePerson(recordId)
  const results = useQuery({ queryKey: ['results', recordId], queryFn: () => readResults(recordId), enabled: person.data !== undefined })
  if (person.isError && person.data === undefined) return <NoRecord error={person.error} onRetry={() => void person.refetch()} />
  return (
    <RecordFrame title={words.title} recordId={recordId} here="results" person={person.data}>
      <Loaded query={results} rows={8}>
        {found => (
          <>
            {found.rows.length === 0 ? <Empty why={words.empty} /> : <Board found={found} recordId={recordId} />}
            <Unread documents={found.unread} recordId={recordId} />
          </>
        )}
      </Loaded>
    </RecordFrame>
  )
}
