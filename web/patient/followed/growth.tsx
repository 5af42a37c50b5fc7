import { Plus, Printer } from 'lucide-react'
import { useState } from 'react'
import type { MeasurePoint, Measures } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Select } from '../../ui/field.tsx'
import { Table } from '../../ui/table.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import { type BehindLine, Chart, type Mark } from './chart.tsx'
import './followed.css'
import { NextCheckUp } from './growth/next-check-up.tsx'
import { centileAt, correctedAge, linesOf, type Place, placeOf, type Sex } from './growth/reference.ts'
import { useMeasures } from './queries.ts'
import { formatNumber, kindIn, sayParts, sayWhen, unitIn } from './say.ts'
import { firstValue, seriesOf, timeOf } from './series.ts'
import { summaryOf } from './summary.ts'
import { followedWords } from './words/index.ts'

const FOLLOWED = ['height', 'weight', 'bmi', 'head-circumference'] as const
type Followed = (typeof FOLLOWED)[number]
const MONTH = 30.4375 * 86_400_000
const GROWN = 18 * 12

const useAge = (birthDate: string) => {
  const { growth } = followedWords.useWords()
  const born = timeOf(birthDate.slice(0, 10))
  const monthsAt = (at: string): number => (timeOf(at) - born) / MONTH
  const inWords = (months: number): string => growth.ageIn(Math.floor(months / 12), Math.floor(months % 12))
  return { monthsAt, inWords }
}

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

const Curve = ({ page, kind, earlyBy }: CurveProps) => {
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

const BABY = 24
const TERM = 40
/** Born before 37 weeks is born early. */
const EARLY = [36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24] as const

/** Asked only while it changes something, and kept nowhere. */
const BornEarly = ({
  page,
  weeks,
  onChange,
}: {
  readonly page: Measures
  readonly weeks: number
  readonly onChange: (weeks: number) => void
}) => {
  const { growth } = followedWords.useWords()
  const { monthsAt } = useAge(page.birthDate)
  if (!page.points.some(({ at }) => monthsAt(at) < BABY)) return null
  return (
    <Select
      label={growth.early}
      hint={growth.earlyHelp}
      value={String(weeks)}
      options={[{ value: String(TERM), label: growth.atTerm }, ...EARLY.map(each => ({ value: String(each), label: growth.weeks(each) }))]}
      onChange={value => onChange(Number(value))}
    />
  )
}

/** « Croissance de Zoé » (U11). */
export const GrowthPage = () => {
  const words = followedWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const measures = useMeasures(recordId)
  const [kind, setKind] = useState<Followed>('height')
  const [weeks, setWeeks] = useState(TERM)
  const mayAdd = measures.data?.may.write === true && profile.rights.includes('add')
  return (
    <Page
      title={actingFor === null ? words.growth.title : words.growth.titleOf(actingFor)}
      who={fullName}
      before={<Back to="/sante/mesures">{words.measures.backTo}</Back>}
      actions={
        <div className="button-row">
          {mayAdd && (
            <ButtonLink to="/sante/croissance/ajouter" icon={Plus} look="primary">
              {words.measures.add}
            </ButtonLink>
          )}
          <Button icon={Printer} onPress={() => window.print()}>
            {words.measures.print}
          </Button>
        </div>
      }
    >
      <Loaded query={measures} rows={4}>
        {page => (
          <>
            <Chips
              label={words.growth.choose}
              chips={FOLLOWED.map(value => ({ value, label: kindIn(value, words) }))}
              selected={[kind]}
              onToggle={setKind}
            />
            <Curve page={page} kind={kind} earlyBy={TERM - weeks} />
            <BornEarly page={page} weeks={weeks} onChange={setWeeks} />
            <NextCheckUp birthDate={page.birthDate} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
