import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { classes } from '../class-names.ts'
import { formatDate } from '../format/dates.ts'
import { currentLanguage } from '../i18n/language.ts'
import { Bars, Moments, percent, type Place, shareOf } from './lanes.tsx'
import { sayCounts } from './say.ts'
import type { Shown } from './select.ts'
import { type Bucket, bucketsOf, columnOf, FAMILY_OF, type Family, type Period, type Placed } from './time.ts'
import { timelineWords } from './words/index.ts'

const MOMENTS: ReadonlySet<Family> = new Set(['documents', 'hospital', 'vaccines'])
const MEASURES: ReadonlySet<Family> = new Set(['results', 'measures'])

const familyOf = ({ item }: Placed): Family => FAMILY_OF[item.kind]

type Tick = { readonly day: number; readonly name: string }
const STEPS = [1, 2, 5, 10, 20, 50]
const MOST_TICKS = 8

/** Round years, quarters of a year, weeks of a month. */
const ticksOf = ({ zoom }: Period, buckets: readonly Bucket[]): readonly Tick[] => {
  const month = new Intl.DateTimeFormat(currentLanguage(), { month: 'short', timeZone: 'UTC' })
  if (zoom === 'month')
    return buckets
      .filter((_, i) => i % 7 === 0)
      .map(({ key, from, to }) => ({ day: (from + to + 1) / 2, name: String(Number(key.slice(8))) }))
  if (zoom === 'year')
    return buckets
      .filter((_, i) => i % 3 === 0)
      .map(({ key, from, to }) => ({ day: (from + to + 1) / 2, name: month.format(new Date(`${key}-01T00:00:00Z`)) }))
  const step = STEPS.find(each => buckets.length / each <= MOST_TICKS) ?? 100
  return buckets.filter(({ key }) => Number(key) % step === 0).map(({ key, from, to }) => ({ day: (from + to + 1) / 2, name: key }))
}

type LaneProps = { readonly name: string; readonly tone?: 'treatments'; readonly children: ReactNode }

const Lane = ({ name, tone, children }: LaneProps) => (
  <div className={classes('tl-lane', tone && `is-${tone}`)}>
    <span className="tl-lane-name">{name}</span>
    {children}
  </div>
)

const Lanes = ({ shown: { placed, followed, period }, place }: { readonly shown: Shown; readonly place: Place }) => {
  const { lanes } = timelineWords.useWords()
  const of = (wanted: (family: Family) => boolean): readonly Placed[] => placed.filter(one => wanted(familyOf(one)))
  const conditions = of(family => family === 'conditions')
  const treatments = of(family => family === 'treatments')
  const [taken, handed] = [
    treatments.filter(({ item }) => item.kind === 'treatment'),
    treatments.filter(({ item }) => item.kind !== 'treatment'),
  ]
  const moments = of(family => MOMENTS.has(family))
  const measures = of(family => MEASURES.has(family))
  return (
    <>
      {conditions.length > 0 && (
        <Lane name={lanes.conditions}>
          <Bars place={place} placed={conditions} followed={followed} />
        </Lane>
      )}
      {taken.length > 0 && (
        <Lane name={lanes.treatments} tone="treatments">
          <Bars place={place} placed={taken} followed={followed} />
        </Lane>
      )}
      {handed.length > 0 && (
        <Lane name={lanes.prescriptions} tone="treatments">
          <Moments place={place} placed={handed} followed={followed} tone="treatments" />
        </Lane>
      )}
      {moments.length > 0 && (
        <Lane name={lanes.moments}>
          <Moments place={place} placed={moments} followed={followed} tone="pin" />
        </Lane>
      )}
      {measures.length > 0 && (
        <Lane name={lanes.measures}>
          <Moments place={place} placed={measures} followed={followed} tone="measures" />
        </Lane>
      )}
      <Lane name="">
        <svg className="tl-track tl-axis" height="26" aria-hidden="true" focusable="false">
          {ticksOf(period, place.buckets).map(({ day, name }) => (
            <g key={day}>
              <line x1={percent(shareOf(place, day))} x2={percent(shareOf(place, day))} y1="0" y2="6" />
              <text x={percent(shareOf(place, day))} y="20">
                {name}
              </text>
            </g>
          ))}
        </svg>
      </Lane>
    </>
  )
}

type DrawingProps = { readonly shown: Shown; readonly sentence: string; readonly onOpen: (period: Period) => void }

const NOTHING: Record<Family, number> = { documents: 0, conditions: 0, treatments: 0, hospital: 0, vaccines: 0, results: 0, measures: 0 }

/**
 * A life drawn: lanes over one axis. A picture with a sentence for a name, and a slider laid over it: a finger, a mouse and the arrows move in time, and what
 * stands there is said in words. The list under it has all of it.
 */
export const Drawing = ({ shown, sentence, onOpen }: DrawingProps) => {
  const words = timelineWords.useWords()
  const { bounds, period, placed, followed } = shown
  const buckets = bucketsOf(period, bounds)
  const told = followed === null ? placed : placed.filter(({ item }) => followed.has(item.id))
  const [at, setAt] = useState(() => latestOf(buckets, told))
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => box.current?.style.setProperty('--columns', String(buckets.length)), [buckets.length])
  const bucket = buckets[at]
  if (bucket === undefined) return null
  const counts = { ...NOTHING }
  for (const one of told) if (columnOf(buckets, one) === at) counts[familyOf(one)]++
  const parts = sayCounts(counts, words)
  const when = formatDate(bucket.key, 'long')
  const said = parts === '' ? words.columnEmpty(when) : words.column(when, parts)
  const { opens } = bucket
  return (
    <div className="tl-drawing" ref={box}>
      <div className="tl-frame">
        <div className="tl-lanes" role="img" aria-label={sentence}>
          <Lanes shown={shown} place={{ from: bounds.from, span: bounds.to - bounds.from + 1, buckets, at }} />
        </div>
        <input
          type="range"
          className="tl-range screen-only"
          aria-label={words.drawing}
          min={0}
          max={buckets.length - 1}
          step={1}
          value={at}
          aria-valuetext={said}
          onChange={event => setAt(Number(event.target.value))}
        />
      </div>
      <div className="tl-reading screen-only">
        <p>{said}</p>
        {opens && parts !== '' && <Button onPress={() => onOpen(opens)}>{words.openPeriod(when)}</Button>}
      </div>
      <p className="muted small screen-only">{words.keys}</p>
    </div>
  )
}

/** Where somebody begins to look: the latest column in which something stands. */
const latestOf = (buckets: readonly Bucket[], placed: readonly Placed[]): number =>
  Math.max(
    0,
    placed.reduce((latest, one) => Math.max(latest, columnOf(buckets, one)), -1),
  )
