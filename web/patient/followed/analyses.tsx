import { useState } from 'react'
import type { ReadFact } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { plain } from '../../ui/format/plain.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { NoResult } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import { Chart, dayShort, type Mark } from './chart.tsx'
import { ConsentCard } from './consent.tsx'
import './followed.css'
import { NumberLine } from './number-line.tsx'
import { useFacts } from './queries.ts'
import { formatNumber, sayMeasured, sayWhen, timeOf } from './say.ts'
import { type Analysis, analysesOf, dateOf, numberIn, placeIn, rangeIn } from './series.ts'
import { summaryOf } from './summary.ts'
import { followedWords } from './words/index.ts'

const DAY = 86_400_000
const PAGE = 12
const valueIn = ({ value }: ReadFact): number | undefined => (value?.kind === 'quantity' ? numberIn(value.value) : undefined)

const minuteOf = (date: string): string => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(date) ? date.slice(0, 16) : date.slice(0, 10))

const Rows = ({ analysis }: { readonly analysis: Analysis }) => {
  const words = followedWords.useWords()
  return (
    <Table
      caption={analysis.label}
      rows={analysis.facts.toReversed()}
      rowKey={({ id }) => id}
      columns={[
        { head: words.chart.date, cell: fact => sayWhen(minuteOf(dateOf(fact))) },
        { head: words.chart.value, cell: ({ value }) => sayMeasured(value, words) },
        { head: words.chart.source, cell: ({ document }) => document.author },
        {
          head: words.chart.acts,
          cell: ({ document }) => (
            <Link to="/documents/$documentId" params={{ documentId: document.id }}>
              {document.title}
            </Link>
          ),
        },
      ]}
    />
  )
}

const marksOf = ({ facts }: Analysis, words: Parameters<typeof sayMeasured>[1]): readonly Mark[] =>
  facts.flatMap(fact => {
    const y = valueIn(fact)
    const at = minuteOf(dateOf(fact))
    if (y === undefined || at.length < 10) return []
    return [
      { id: fact.id, x: timeOf(at), ys: [y], said: sayMeasured(fact.value, words), when: sayWhen(at), hollow: fact.status === 'proposed' },
    ]
  })

/** « 3,9 – 6 », « moins de 30 ». */
const sayRange = ({ low, high }: ReturnType<typeof rangeIn>, words: Parameters<typeof sayMeasured>[1]): string | null => {
  if (low !== undefined && high !== undefined) return `${formatNumber(low, 4)} – ${formatNumber(high, 4)}`
  if (high !== undefined) return words.analyses.less(formatNumber(high, 4))
  return low === undefined ? null : words.analyses.more(formatNumber(low, 4))
}

/** One analysis of one laboratory’s kind: the last value on its number line, in words; then the others. */
const One = ({ analysis }: { readonly analysis: Analysis }) => {
  const words = followedWords.useWords()
  const last = analysis.facts.at(-1)
  if (last === undefined) return null
  const range = rangeIn(last)
  const now = valueIn(last)
  const before = analysis.facts.length > 1 ? valueIn(analysis.facts.at(-2) ?? last) : undefined
  const place = now === undefined ? null : placeIn(now, range)
  const marks = marksOf(analysis, words)
  const said = sayRange(range, words)
  return (
    <section className="card" aria-label={`${analysis.label} ${analysis.unit}`}>
      <h2>{analysis.label}</h2>
      <p className="proposal-value">
        {sayMeasured(last.value, words)}
        {place && ` – ${words.analyses.place[place]}`}
      </p>
      <p className="muted">
        {formatDate(dateOf(last).slice(0, 10), 'long')} · {last.document.author}
      </p>
      {said && <p className="muted">{words.analyses.usual(said, analysis.unit)}</p>}
      {now !== undefined && said && <NumberLine now={now} range={range} {...(before === undefined ? {} : { before })} />}
      {marks.length > 1 ? (
        <Chart
          name={analysis.label}
          summary={summaryOf(words, analysis.label, marks, value => formatNumber(value, 4), analysis.unit)}
          marks={marks}
          band={range}
          sayTick={value => formatNumber(value, 4)}
          sayX={dayShort}
          gap={800 * DAY}
          table={<Rows analysis={analysis} />}
        />
      ) : (
        <Link to="/documents/$documentId" params={{ documentId: last.document.id }} aria-label={`${words.read.open} – ${analysis.label}`}>
          {words.read.open}
        </Link>
      )}
    </section>
  )
}

/** Results as laboratories wrote them, one line of time for each analysis, unit and range. */
export const AnalysesPage = () => {
  const words = followedWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const facts = useFacts(recordId)
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(PAGE)
  return (
    <Page
      title={actingFor === null ? words.analyses.title : words.analyses.titleOf(actingFor)}
      who={fullName}
      lead={words.analyses.lead}
      before={<Back to="/sante/mesures">{words.measures.backTo}</Back>}
    >
      <Loaded query={facts} rows={5}>
        {page => {
          const all = analysesOf(page.items)
          const shown = all.filter(({ label }) => plain(label).includes(plain(typed)))
          return (
            <>
              {all.length === 0 && <p>{words.analyses.empty}</p>}
              {all.length > 5 && <TextField label={words.analyses.filter} value={typed} onChange={setTyped} unmarked autoComplete="off" />}
              {all.length > 0 && shown.length === 0 && <NoResult typed={typed} onClear={() => setTyped('')} />}
              {all.length > 0 && <p>{words.analyses.ask}</p>}
              {shown.slice(0, most).map(analysis => (
                <One key={analysis.key} analysis={analysis} />
              ))}
              {shown.length > most && <Button onPress={() => setMost(most + PAGE)}>{words.read.others(shown.length - most)}</Button>}
              <ConsentCard recordId={recordId} consents={page.consents} may={page.may.consent} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
