import type { MeasurePoint, Measures } from '../../../api/types.ts'
import { Table } from '../../../ui/table.tsx'
import { useActing } from '../../profile.ts'
import { type BehindLine, Chart, type Mark } from '../chart.tsx'
import { formatNumber, kindIn, sayParts, sayWhen, unitIn } from '../say.ts'
import { firstValue, seriesOf } from '../series.ts'
import { summaryOf } from '../summary.ts'
import { followedWords } from '../words/index.ts'
import { type Followed, GROWN, useAge } from './ages.ts'
import { centileAt, correctedAge, linesOf, type Place, placeOf, type Sex } from './reference.ts'

/** Between which centiles, in a sentence, or in short for a table. */
const usePlace = () => {
  const { growth } = followedWords.useWords()
  const say = ({ low, high }: Place, how: typeof growth.place): string => {
    if (low === undefined) return high === undefined ? '' : how.under(growth.centile(high))
    return high === undefined ? how.over(growth.centile(low)) : how.between(growth.centile(low), growth.centile(high))
  }
  return { inFull: (place: Place) => say(place, growth.place), inShort: (place: Place) => say(place, growth.placeShort) }
}

/** What the reference says of one child: nothing when it is of neither sex in the register. */
const useReference = ({ sex }: Measures, kind: Followed, earlyBy: number) => {
  const { growth } = followedWords.useWords()
  const of: Sex | null = sex === 'U' ? null : sex
  const behind = (from: number, until: number): readonly BehindLine[] =>
    of === null
      ? []
      : linesOf(kind, of, from, until, earlyBy).map(({ centile, points }) => ({
          label: growth.centile(centile),
          isMiddle: centile === 50,
          points,
        }))
  const place = (months: number, value: number): Place | undefined =>
    of === null ? undefined : placeOf(kind, of, correctedAge(months, earlyBy), value)
  const usual = (months: number): string => {
    const ends = of === null ? [] : ([3, 97] as const).map(centile => centileAt(kind, of, correctedAge(months, earlyBy), centile))
    const [low, high] = ends
    return low === undefined || high === undefined ? '' : growth.fromTo(formatNumber(round(low)), formatNumber(round(high)))
  }
  return { behind, place, usual }
}

const round = (value: number): number => Number(value.toFixed(1))

type CurveProps = { readonly page: Measures; readonly kind: Followed; readonly earlyBy: number }

/** The curve with its reference: the tables of the reference travel with it, after the page. */
export const Curve = ({ page, kind, earlyBy }: CurveProps) => {
  const words = followedWords.useWords()
  const { monthsAt, inWords } = useAge(page.birthDate)
  const { behind, place, usual } = useReference(page, kind, earlyBy)
  const { inFull, inShort } = usePlace()
  const found = seriesOf(page).find(each => each.kind === kind)
  const points = found?.points.filter(({ at }) => monthsAt(at) >= 0 && monthsAt(at) <= GROWN) ?? []
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || found === undefined || points.length < 2) return <p>{words.growth.empty}</p>
  const placeAt = (point: MeasurePoint): Place | undefined => place(monthsAt(point.at), firstValue(point))
  const marks: readonly Mark[] = points.map(point => ({
    id: point.id,
    x: monthsAt(point.at),
    ys: [firstValue(point)],
    said: sayParts(point, words),
    when: `${inWords(monthsAt(point.at))} (${sayWhen(point.at)})`,
    hollow: point.read?.status === 'proposed',
  }))
  const name = kindIn(kind, words)
  const lines = behind(monthsAt(first.at), monthsAt(last.at))
  const inShortOr = (at: Place | undefined): string => (at === undefined ? '' : inShort(at))
  const lastPlace = placeAt(last)
  return (
    <>
      <Told
        kind={kind}
        age={inWords(monthsAt(last.at))}
        value={sayParts(last, words)}
        place={lastPlace === undefined ? '' : inFull(lastPlace)}
      />
      <Chart
        name={name}
        summary={summaryOf(
          { ...words, chart: { ...words.chart, span: words.growth.span } },
          name,
          marks,
          value => formatNumber(value),
          unitIn(found.unit, words),
        )}
        marks={marks}
        behind={lines}
        sayTick={value => formatNumber(value)}
        sayX={inWords}
        gap={30}
        table={
          <Table
            caption={name}
            rows={points.toReversed()}
            rowKey={({ id }) => id}
            columns={[
              { head: words.growth.age, cell: ({ at }) => inWords(monthsAt(at)) },
              { head: words.chart.date, cell: ({ at }) => sayWhen(at) },
              { head: words.chart.value, cell: point => sayParts(point, words) },
              { head: words.growth.centileHead, cell: point => inShortOr(placeAt(point)) },
              { head: words.growth.usual, cell: ({ at }) => usual(monthsAt(at)) },
              { head: words.chart.source, cell: ({ source }) => words.source[source] },
            ]}
          />
        }
      />
      <Notes hasLines={lines.length > 0} isPastTen={kind === 'weight' && monthsAt(last.at) > WEIGHT_UNTIL} />
    </>
  )
}

const WEIGHT_UNTIL = 120

/** The sentence first: how old, how much, and where among others. */
const Told = ({
  kind,
  age,
  value,
  place,
}: {
  readonly kind: Followed
  readonly age: string
  readonly value: string
  readonly place: string
}) => {
  const { growth } = followedWords.useWords()
  const { actingFor } = useActing()
  const said = actingFor === null ? growth.own(age, value) : growth.sentence(age, `${actingFor} ${growth.verbs[kind]}`, value)
  return (
    <p className="next-dose">
      {said} {place}
    </p>
  )
}

const Notes = ({ hasLines, isPastTen }: { readonly hasLines: boolean; readonly isPastTen: boolean }) => {
  const { growth } = followedWords.useWords()
  if (!hasLines) return <p className="muted">{isPastTen ? growth.weightAfterTen : growth.noReference}</p>
  return (
    <div className="muted">
      {isPastTen && <p>{growth.weightAfterTen}</p>}
      <p>{growth.explain}</p>
      <p>
        {growth.source} {growth.french}
      </p>
    </div>
  )
}
