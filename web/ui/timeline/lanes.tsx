import type { ReactNode } from 'react'
import { classes } from '../class-names.ts'
import { type Bar as BarPlace, barsIn } from './bars.ts'
import { sayTitle } from './say.ts'
import type { Shown } from './select.ts'
import { type Bucket, columnOf, countsIn, FAMILY_OF, type Placed } from './time.ts'
import { timelineWords } from './words/index.ts'

/** Where days stand on the drawing. */
export type Place = { readonly from: number; readonly span: number; readonly buckets: readonly Bucket[]; readonly at: number }
type LaneProps = { readonly place: Place; readonly placed: readonly Placed[]; readonly followed: Shown['followed'] }

const ROW = 28
const ROWS = 6
const HEIGHT = 52
const MARKS = 24
const LEFT = 20
/** Share of the drawing that a letter takes, on a wide screen and on a telephone. */
const WIDE_LETTER = 0.0088
const NARROW_LETTER = 0.026

export const percent = (share: number): string => `${(share * 100).toFixed(2)}%`
export const shareOf = ({ from, span }: Place, day: number): number => Math.min(1, Math.max(0, (day - from) / span))

const isFaded = ({ item }: Placed, followed: Shown['followed']): boolean => followed !== null && !followed.has(item.id)

const Cursor = ({ place }: { readonly place: Place }) => {
  const bucket = place.buckets[place.at]
  if (bucket === undefined) return null
  const x = shareOf(place, bucket.from)
  return <rect className="tl-cursor" x={percent(x)} width={percent(shareOf(place, bucket.to + 1) - x)} y="0" height="100%" />
}

type BarProps = {
  readonly place: Place
  readonly bar: BarPlace
  readonly followed: Shown['followed']
  readonly name: string
}
type NamePlace = { readonly x: number; readonly anchor: 'start' | 'end' }

/** In the bar where the name fits, else after it, else before it, else nowhere: the list has it. */
const placeName = (x: number, end: number, width: number): NamePlace | null => {
  if (end - x >= width) return { x, anchor: 'start' }
  if (1 - end >= width) return { x: end, anchor: 'start' }
  return x >= width ? { x, anchor: 'end' } : null
}

const Bar = ({ place, bar: { placed, row, isAlone }, followed, name }: BarProps) => {
  const { item, from, to, lasts } = placed
  const x = shareOf(place, from)
  const end = Math.max(shareOf(place, to + 1), x + 0.005)
  const look = ['tl-bar', lasts ? '' : 'is-point', item.ongoing ? 'is-ongoing' : '', isFaded(placed, followed) ? 'is-faded' : '']
  const wide = placeName(x, end, name.length * WIDE_LETTER)
  const small = placeName(x, end, name.length * NARROW_LETTER)
  const narrow = isAlone || (small?.x === x && small.anchor === 'start') ? small : null
  const write = (at: NamePlace | null, on: 'wide' | 'narrow'): ReactNode =>
    at && (
      <text
        x={percent(at.x)}
        dx={at.anchor === 'end' ? -6 : 7}
        y={row * ROW + ROW / 2 + 5}
        textAnchor={at.anchor}
        className={`is-${on}-only`}
      >
        {name}
      </text>
    )
  return (
    <g className={look.join(' ')}>
      <rect x={percent(x)} y={row * ROW + 4} width={percent(end - x)} height={ROW - 8} rx="4" />
      {write(wide, 'wide')}
      {write(narrow, 'narrow')}
    </g>
  )
}

/** What lasts, from the first day that it may be to the last. What has no row is counted; the list has it. */
export const Bars = ({ place, placed, followed }: LaneProps) => {
  const words = timelineWords.useWords()
  const { bars, left } = barsIn(
    placed,
    name => name.length * WIDE_LETTER * place.span + place.span * 0.02,
    ROWS,
    one => followed?.has(one.item.id) === true,
  )
  const rows = bars.reduce((most, { row }) => Math.max(most, row + 1), 1)
  return (
    <svg className="tl-track" height={rows * ROW + (left > 0 ? LEFT : 0)} aria-hidden="true" focusable="false">
      <Cursor place={place} />
      {bars.map(bar => (
        <Bar key={bar.placed.item.id} place={place} bar={bar} followed={followed} name={sayTitle(bar.placed.item, words)} />
      ))}
      {left > 0 && (
        <text className="tl-left" x="0" y={rows * ROW + 15}>
          {words.others(left)}
        </text>
      )}
    </svg>
  )
}

/** How many begin in each column; in an episode the others stay behind, pale. */
const Columns = ({ place, placed, followed, top }: LaneProps & { readonly top: number }) => {
  const all = countsIn(place.buckets, placed)
  const own =
    followed === null
      ? all
      : countsIn(
          place.buckets,
          placed.filter(one => !isFaded(one, followed)),
        )
  const most = Math.max(1, ...all)
  const column = (count: number, { from, to }: Bucket, faded: boolean): ReactNode => {
    if (count === 0) return null
    const height = 4 + (count / most) * (HEIGHT - 8)
    const x = shareOf(place, from)
    return (
      <rect
        className={classes('tl-column', faded && 'is-faded')}
        x={percent(x + 0.0012)}
        width={percent(Math.max(shareOf(place, to + 1) - x - 0.0024, 0.0012))}
        y={top + HEIGHT - height}
        height={height}
        rx="2"
      />
    )
  }
  return place.buckets.map((bucket, i) => (
    <g key={bucket.key}>
      {followed !== null && column(all[i] ?? 0, bucket, true)}
      {column(own[i] ?? 0, bucket, false)}
    </g>
  ))
}

/** Known less well than a column: a bracket over all that it may be. */
const Brackets = ({ place, placed, followed, y }: LaneProps & { readonly y: number }) => {
  const vague = Map.groupBy(
    placed.filter(one => !one.lasts && columnOf(place.buckets, one) < 0),
    ({ from, begun }) => `${from} ${begun}`,
  )
  return [...vague].map(([key, [first]]) => {
    if (first === undefined) return null
    const [x1, x2] = [percent(shareOf(place, first.from)), percent(shareOf(place, first.begun + 1))]
    return (
      <g key={key} className={classes('tl-bracket', isFaded(first, followed) && 'is-faded')}>
        <line x1={x1} x2={x2} y1={y} y2={y} />
        <line x1={x1} x2={x1} y1={y - 5} y2={y} />
        <line x1={x2} x2={x2} y1={y - 5} y2={y} />
      </g>
    )
  })
}

/** ▲ an operation or a stay, ✚ a vaccine: a shape, never a colour alone. */
const Marks = ({ place, placed, followed }: LaneProps) =>
  placed.map(one => {
    const isVaccine = FAMILY_OF[one.item.kind] === 'vaccines'
    return (
      <svg
        key={one.item.id}
        x={percent(shareOf(place, (one.from + one.begun + 1) / 2))}
        y="4"
        overflow="visible"
        aria-hidden="true"
        className={classes('tl-mark', isVaccine ? 'is-vaccine' : 'is-hospital', isFaded(one, followed) && 'is-faded')}
      >
        <path d={isVaccine ? 'M-2 1h4v4h4v4h-4v4h-4v-4h-4v-4h4z' : 'M0 0l8 14h-16z'} />
      </svg>
    )
  })

const isMarked = ({ item }: Placed): boolean => ['hospital', 'vaccines'].includes(FAMILY_OF[item.kind])

/** What happens on a day: marks above, columns below. */
export const Moments = ({ place, placed, followed, tone }: LaneProps & { readonly tone: 'pin' | 'measures' | 'treatments' }) => {
  const marked = placed.filter(isMarked)
  const counted = placed.filter(one => !isMarked(one))
  const top = marked.length > 0 ? MARKS : 0
  return (
    <svg className={classes('tl-track', `is-${tone}`)} height={top + HEIGHT} aria-hidden="true" focusable="false">
      <Cursor place={place} />
      <Columns place={place} placed={counted} followed={followed} top={top} />
      <Brackets place={place} placed={counted} followed={followed} y={top + HEIGHT - 2} />
      <Marks place={place} placed={marked} followed={followed} />
    </svg>
  )
}
