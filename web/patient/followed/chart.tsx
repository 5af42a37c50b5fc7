import { useId, useState } from 'react'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { scaleOf, ticksOf } from './scale.ts'
import './followed.css'
import { followedWords } from './words/index.ts'

export type Mark = {
  readonly id: string
  /** Milliseconds, or months of age. */
  readonly x: number
  /** One value, or two ends of a bar. */
  readonly ys: readonly number[]
  /** « 68,5 kg » */
  readonly said: string
  /** « 12 mars 2026 », « 4 ans et 2 mois » */
  readonly when: string
  /** Hollow: nobody vouched for it yet. */
  readonly hollow?: boolean
  /** In the evening: another shape, never colour alone. */
  readonly square?: boolean
}

/** One line behind the points, named at its end. */
export type BehindLine = {
  readonly label: string
  readonly isMiddle: boolean
  readonly points: readonly (readonly [x: number, y: number])[]
}

type ChartProps = {
  readonly name: string
  readonly summary: string
  readonly marks: readonly Mark[]
  readonly target?: number
  readonly band?: { readonly low?: number; readonly high?: number }
  /** Lines behind the points: what others of that age measure. */
  readonly behind?: readonly BehindLine[]
  readonly sayTick: (value: number) => string
  readonly sayX: (x: number) => string
  /** Longer without a value than this is a gap, not a line. */
  readonly gap: number
  readonly table: React.ReactNode
}

const W = 640
const H = 260
const LEFT = 52
const RIGHT = 16
const TOP = 16
const BOTTOM = 34
/** Room for the names of the lines behind. */
const NAMES = 26

/** Where everything stands: pure. */
const layout = ({ marks, target, band, behind = [] }: Pick<ChartProps, 'marks' | 'target' | 'band' | 'behind'>) => {
  const values = [
    ...marks.flatMap(({ ys }) => ys),
    ...[target, band?.low, band?.high].filter(value => value !== undefined),
    ...behind.flatMap(({ points }) => points.map(([, y]) => y)),
  ]
  const ticks = ticksOf(Math.min(...values), Math.max(...values))
  const xs = marks.map(({ x }) => x)
  const x = scaleOf([Math.min(...xs), Math.max(...xs)], [LEFT + 10, W - RIGHT - 10 - (behind.length > 0 ? NAMES : 0)])
  const y = scaleOf([ticks[0] ?? 0, ticks.at(-1) ?? 1], [H - BOTTOM, TOP])
  return { ticks, x, y }
}

const linesOf = (marks: readonly Mark[], gap: number): readonly (readonly Mark[])[] => {
  const lines: Mark[][] = []
  for (const mark of marks) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line === undefined || last === undefined || mark.x - last.x > gap) lines.push([mark])
    else line.push(mark)
  }
  return lines
}

type Placed = ReturnType<typeof layout>

const Axis = ({
  place: { ticks, x, y },
  marks,
  sayTick,
  sayX,
}: { readonly place: Placed } & Pick<ChartProps, 'marks' | 'sayTick' | 'sayX'>) => {
  const [first, last] = [marks[0], marks.at(-1)]
  return (
    <>
      {ticks.map(tick => (
        <g key={tick}>
          <line className="chart-grid" x1={LEFT} x2={W - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text className="chart-tick" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {sayTick(tick)}
          </text>
        </g>
      ))}
      {first && (
        <text className="chart-tick" x={x(first.x)} y={H - 10} textAnchor="start">
          {sayX(first.x)}
        </text>
      )}
      {last && last.x !== first?.x && (
        <text className="chart-tick" x={x(last.x)} y={H - 10} textAnchor="end">
          {sayX(last.x)}
        </text>
      )}
    </>
  )
}

const Point = ({ mark, place: { x, y }, isRead }: { readonly mark: Mark; readonly place: Placed; readonly isRead: boolean }) => {
  const [top = 0, bottom] = mark.ys
  const look = ['chart-point', mark.hollow ? 'is-hollow' : '', isRead ? 'is-read' : ''].join(' ')
  const [cx, cy] = [x(mark.x), y(top)]
  return (
    <g className={look}>
      {bottom !== undefined && <line className="chart-bar" x1={cx} x2={cx} y1={cy} y2={y(bottom)} />}
      {mark.ys.map(value =>
        mark.square ? (
          <rect key={value} x={cx - 5} y={y(value) - 5} width="10" height="10" />
        ) : (
          <circle key={value} cx={cx} cy={y(value)} r="5.5" />
        ),
      )}
    </g>
  )
}

const Band = ({ band, place: { ticks, y } }: { readonly band: NonNullable<ChartProps['band']>; readonly place: Placed }) => {
  const [low, high] = [band.low ?? ticks[0] ?? 0, band.high ?? ticks.at(-1) ?? 0]
  return <rect className="chart-band" x={LEFT} width={W - LEFT - RIGHT} y={y(high)} height={Math.max(0, y(low) - y(high))} />
}

const path = (points: BehindLine['points'], { x, y }: Placed): string => points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ')

const NAME_HEIGHT = 14

/** Names at the end of their lines: the outer ones and the middle first, others where there is room. */
const namesOf = (lines: readonly BehindLine[], place: Placed): readonly { label: string; x: number; y: number }[] => {
  const ends = lines.map(({ label, points }) => ({ label, x: place.x(points.at(-1)?.[0] ?? 0), y: place.y(points.at(-1)?.[1] ?? 0) }))
  const middle = Math.floor(ends.length / 2)
  const byRank = [...new Set([0, ends.length - 1, middle, ...ends.keys()])].flatMap(rank => ends[rank] ?? [])
  return byRank.filter((end, i) => byRank.slice(0, i).every(other => Math.abs(other.y - end.y) >= NAME_HEIGHT))
}

/** The lines, and the ground between each and its mirror: paler outside, so that the middle is seen without colour. */
const Behind = ({ lines, place }: { readonly lines: readonly BehindLine[]; readonly place: Placed }) => (
  <>
    {lines.slice(0, Math.floor(lines.length / 2)).map(({ label, points }, i) => (
      <polygon
        key={label}
        className="chart-behind"
        points={`${path(points, place)} ${path(lines.at(-1 - i)?.points.toReversed() ?? [], place)}`}
      />
    ))}
    {lines.map(({ label, isMiddle, points }) => (
      <polyline key={label} className={isMiddle ? 'chart-behind-line is-middle' : 'chart-behind-line'} points={path(points, place)} />
    ))}
    {namesOf(lines, place).map(({ label, x, y }) => (
      <text key={label} className="chart-behind-name" x={x + 9} y={y + 4}>
        {label}
      </text>
    ))}
  </>
)

/** One curve: what it says in a sentence, the curve, a reader for keyboard and finger, and the same in a table. Prints in black and white. */
export const Chart = ({ name, summary, marks, target, band, behind, sayTick, sayX, gap, table }: ChartProps) => {
  const { chart: words } = followedWords.useWords()
  const [read, setRead] = useState(marks.length - 1)
  const id = useId()
  const rank = Math.min(read, marks.length - 1)
  const mark = marks[rank]
  if (mark === undefined) return null
  const place = layout({
    marks,
    ...(target === undefined ? {} : { target }),
    ...(band === undefined ? {} : { band }),
    ...(behind === undefined ? {} : { behind }),
  })
  const reading = words.reading(mark.said, mark.when, words.place(rank + 1, marks.length))
  return (
    <figure className="chart" aria-labelledby={`${id}-said`}>
      <figcaption id={`${id}-said`}>{summary}</figcaption>
      <div className="chart-frame">
        <svg viewBox={`0 0 ${W} ${H}`} aria-hidden="true" focusable="false">
          {band && <Band band={band} place={place} />}
          <Axis place={place} marks={marks} sayTick={sayTick} sayX={sayX} />
          {behind && <Behind lines={behind} place={place} />}
          {target !== undefined && <line className="chart-goal" x1={LEFT} x2={W - RIGHT} y1={place.y(target)} y2={place.y(target)} />}
          {mark.ys.length === 1 &&
            linesOf(marks, gap).map(line => (
              <polyline
                key={line[0]?.id}
                className="chart-line"
                points={line.map(({ x, ys }) => `${place.x(x)},${place.y(ys[0] ?? 0)}`).join(' ')}
              />
            ))}
          {marks.map((each, i) => (
            <Point key={each.id} mark={each} place={place} isRead={i === rank} />
          ))}
        </svg>
      </div>
      {marks.length > 1 && (
        <p className="chart-reader screen-only">
          <label htmlFor={`${id}-reader`}>{words.keys}</label>
          <input
            id={`${id}-reader`}
            type="range"
            min={0}
            max={marks.length - 1}
            step={1}
            value={rank}
            aria-valuetext={reading}
            onChange={event => setRead(Number(event.target.value))}
          />
        </p>
      )}
      <p className="chart-read screen-only" aria-hidden="true">
        <strong>{mark.said}</strong> <span className="muted">{mark.when}</span>
      </p>
      {(place.ticks[0] ?? 0) > 0 && <p className="muted small">{words.cut}</p>}
      <Disclosure summary={`${words.table} – ${name}`}>{table}</Disclosure>
    </figure>
  )
}

/** A glance: no axis, no word; the tile beside it says everything. */
export const Spark = ({ values }: { readonly values: readonly number[] }) => {
  if (values.length < 2) return null
  const x = scaleOf([0, values.length - 1], [3, 117])
  const y = scaleOf([Math.min(...values), Math.max(...values)], [29, 5])
  return (
    <svg className="spark" viewBox="0 0 120 34" aria-hidden="true" focusable="false">
      <polyline points={values.map((value, i) => `${x(i)},${y(value)}`).join(' ')} />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="3.5" />
    </svg>
  )
}

export const dayShort = (time: number): string => formatDate(new Date(time).toISOString().slice(0, 10))
