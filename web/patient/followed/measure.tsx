import { useParams } from '@tanstack/react-router'
import { Download, Plus, Printer, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { MEASURE_KINDS } from '../../../src/kernel/measures.ts'
import { removeEntry } from '../../api/health.ts'
import type { MeasurePoint, Measures } from '../../api/types.ts'
import { NotFound } from '../../app/not-found.tsx'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { saveCsv } from '../../ui/format/csv.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import { Chart, dayShort, type Mark } from './chart.tsx'
import './followed.css'
import { useChange, useMeasures } from './queries.ts'
import { formatNumber, kindIn, sayParts, sayWhen, unitIn } from './say.ts'
import { type Series, seriesOf, timeOf } from './series.ts'
import { Goal } from './goal.tsx'
import { summaryOf } from './summary.ts'
import { useTrendWords } from './trend.ts'
import { followedWords } from './words/index.ts'

const DAY = 86_400_000
const PERIODS = { month: 31, quarter: 92, year: 366, all: Number.POSITIVE_INFINITY } as const
type Period = keyof typeof PERIODS

const markOf = (point: MeasurePoint, words: Parameters<typeof sayParts>[1]): Mark => ({
  id: point.id,
  x: timeOf(point.at),
  ys: point.parts.map(({ value }) => value),
  said: sayParts(point, words),
  when: sayWhen(point.at),
  hollow: point.read?.status === 'proposed',
  square: point.at.length > 10 && Number(point.at.slice(11, 13)) >= 14,
})

type RowsProps = { readonly series: Series; readonly page: Measures; readonly recordId: string }

const Rows = ({ series, page, recordId }: RowsProps) => {
  const words = followedWords.useWords()
  const change = useChange(recordId)
  const remove = ({ id, entry }: MeasurePoint): void => {
    if (entry === undefined) return
    change.mutate({ act: () => removeEntry(recordId, id, { version: entry.version, rubric: 'measures' }), said: words.measures.removed })
  }
  const acts = (point: MeasurePoint): ReactNode => {
    if (point.read !== undefined)
      return (
        <Link to="/documents/$documentId" params={{ documentId: point.read.documentId }}>
          {point.read.title}
        </Link>
      )
    if (!page.may.write || point.entry === undefined || point.entry.closed !== null) return null
    return (
      <Button look="quiet" icon={Trash2} aria-label={`${words.measures.remove} – ${sayParts(point, words)}`} onPress={() => remove(point)}>
        {words.measures.remove}
      </Button>
    )
  }
  return (
    <Table
      caption={`${kindIn(series.kind, words)} (${unitIn(series.unit, words)})`}
      rows={series.points.toReversed()}
      rowKey={({ id }) => id}
      columns={[
        { head: words.chart.date, cell: ({ at }) => sayWhen(at) },
        { head: words.chart.value, cell: point => sayParts(point, words) },
        {
          head: words.chart.source,
          cell: ({ source, by }) => (by === undefined ? words.source[source] : `${words.source[source]} (${by})`),
        },
        { head: words.chart.acts, cell: acts },
      ]}
    />
  )
}

const Curve = ({ series, page, recordId, period }: RowsProps & { readonly period: Period }) => {
  const words = followedWords.useWords()
  const trend = useTrendWords()
  const last = series.points.at(-1)
  const since = last === undefined ? 0 : timeOf(last.at) - PERIODS[period] * DAY
  const shown = { ...series, points: series.points.filter(({ at }) => timeOf(at) >= since) }
  const marks = shown.points.map(point => markOf(point, words))
  const goal = page.targets.find(({ kind, parts }) => kind === series.kind && parts[0]?.unit === series.unit)
  if (marks.length === 0) return <p>{words.measures.noneIn}</p>
  const name = kindIn(series.kind, words)
  const unit = unitIn(series.unit, words)
  const target = goal?.parts[0]?.value
  return (
    <>
      <p className="next-dose">{trend(shown)}</p>
      <Chart
        name={name}
        summary={summaryOf(words, name, marks, value => formatNumber(value), unit)}
        marks={marks}
        {...(target === undefined ? {} : { target })}
        sayTick={value => formatNumber(value)}
        sayX={dayShort}
        gap={200 * DAY}
        table={<Rows series={shown} page={page} recordId={recordId} />}
      />
    </>
  )
}

const OnePage = ({ kind }: { readonly kind: (typeof MEASURE_KINDS)[number] }) => {
  const words = followedWords.useWords()
  const { recordId, fullName, profile } = useActing()
  const measures = useMeasures(recordId)
  const [period, setPeriod] = useState<Period>('all')
  const name = kindIn(kind, words)
  const mayAdd = measures.data?.may.write === true && profile.rights.includes('add') && kind !== 'bmi'
  const series = measures.data === undefined ? [] : seriesOf(measures.data).filter(each => each.kind === kind)
  const download = (): void =>
    saveCsv(words.measures.csvName(name), [
      [words.chart.date, words.chart.value, words.form.unit, words.chart.source],
      ...series.flatMap(({ points }) =>
        points.map(({ at, parts, source }) => [
          at,
          parts.map(({ value }) => formatNumber(value, 4)).join('/'),
          parts[0]?.unit ?? '',
          words.source[source],
        ]),
      ),
    ])
  return (
    <Page
      title={name}
      who={fullName}
      before={<Back to="/sante/mesures">{words.measures.backTo}</Back>}
      actions={
        mayAdd && (
          <ButtonLink to="/sante/mesures/ajouter" search={{ kind }} icon={Plus} look="primary">
            {words.measures.add}
          </ButtonLink>
        )
      }
    >
      <Loaded query={measures} rows={4}>
        {page => (
          <>
            {kind === 'bmi' && <p className="muted">{words.measures.computed}</p>}
            {series.length === 0 && <p>{words.measures.empty}</p>}
            {series.length > 1 && <p className="muted">{words.measures.several}</p>}
            {series.length > 0 && (
              <Chips
                label={words.measures.period}
                chips={(Object.keys(PERIODS) as Period[]).map(value => ({ value, label: words.measures.periods[value] }))}
                selected={[period]}
                onToggle={setPeriod}
              />
            )}
            {series.map(each => (
              <Curve key={each.key} series={each} page={page} recordId={recordId} period={period} />
            ))}
            {mayAdd && <Goal kind={kind} page={page} recordId={recordId} />}
            {series.length > 0 && (
              <div className="button-row screen-only">
                <Button icon={Download} onPress={download}>
                  {words.measures.csv}
                </Button>
                <Button icon={Printer} onPress={() => window.print()}>
                  {words.measures.print}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** One measure in time (U9). */
export const MeasurePage = () => {
  const { kind } = useParams({ strict: false })
  const known = MEASURE_KINDS.find(each => each === kind)
  return known === undefined ? <NotFound /> : <OnePage key={known} kind={known} />
}
