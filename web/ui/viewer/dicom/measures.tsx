import { Eraser, Ruler, Triangle } from 'lucide-react'
import { Button } from '../../button.tsx'
import { type Kind, type Measure, type Measured, measured, type Point, pointAt, type Spacing } from './measure.ts'
import type { Measures, Shape } from './use-measures.ts'
import { measureWords } from './words/index.ts'
import type { MeasureWords } from './words/en.ts'

const sayOf = (found: Measured, words: MeasureWords): string => words[found.kind](found.value)

const KINDS = ['distance', 'angle'] as const
const ICONS = { distance: Ruler, angle: Triangle } as const satisfies Readonly<Record<Kind, unknown>>

/** Each tool is a button and a key. */
export const MeasureTools = ({ measures }: { readonly measures: Measures }) => {
  const words = measureWords.useWords()
  const { tool, choose, clear, shown } = measures
  return (
    <fieldset className="study-tools">
      <legend className="visually-hidden">{words.tools}</legend>
      {KINDS.map(kind => (
        <Button key={kind} look="quiet" icon={ICONS[kind]} aria-pressed={tool === kind} onPress={() => choose(tool === kind ? null : kind)}>
          {words.kinds[kind]}
        </Button>
      ))}
      <Button look="quiet" icon={Eraser} iconOnly isDisabled={shown.length === 0} onPress={clear}>
        {words.clear}
      </Button>
    </fieldset>
  )
}

/** Drawn over the image, in its own points: a line is as thin at any size. */
const Drawn = ({ measure, n, size }: { readonly measure: Measure; readonly n: number; readonly size: number }) => {
  const { points } = measure
  const [first] = points
  return (
    <g>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} className="study-line" vectorEffect="non-scaling-stroke" />
      {points.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={size / 4} className="study-point" vectorEffect="non-scaling-stroke" />
      ))}
      {first && (
        <text x={first.x + size / 2} y={first.y - size / 2} fontSize={size} className="study-number">
          {n}
        </text>
      )}
    </g>
  )
}

const Cross = ({ at: { x, y }, size }: { readonly at: Point; readonly size: number }) => (
  <path d={`M${x - size} ${y}H${x + size}M${x} ${y - size}V${y + size}`} className="study-line" vectorEffect="non-scaling-stroke" />
)

type OverlayProps = { readonly measures: Measures; readonly shape: Shape }

export const Overlay = ({ measures, shape }: OverlayProps) => {
  const { columns, rows } = shape
  const { shown, tool, cursor, place } = measures
  const size = columns / 28
  return (
    <svg
      className={tool === null ? 'study-overlay' : 'study-overlay is-placing'}
      viewBox={`0 0 ${columns} ${rows}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onClick={event => place(pointAt(event, event.currentTarget.getBoundingClientRect(), shape))}
    >
      {shown.map((measure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: in the order they were made
        <Drawn key={index} measure={measure} n={index + 1} size={size} />
      ))}
      {tool !== null && cursor && <Cross at={cursor} size={size} />}
    </svg>
  )
}

/** The values in words, said as they come; what a value is worth is said with it. */
export const MeasureList = ({ measures, spacing }: { readonly measures: Measures; readonly spacing: Spacing }) => {
  const words = measureWords.useWords()
  const { shown, tool, left } = measures
  const found = shown.flatMap((measure, index) => {
    const value = measured(measure, spacing)
    return value === null ? [] : [{ text: words.said(words.kinds[measure.kind], index + 1, sayOf(value, words)), value }]
  })
  if (tool === null && found.length === 0) return null
  return (
    <div className="study-measures small">
      <ul role="list" aria-label={words.measures} aria-live="polite">
        {found.map(({ text }) => (
          <li key={text} className="figures">
            {text}
          </li>
        ))}
      </ul>
      {tool !== null && <p role="status">{words.place(left)}</p>}
      <p className="muted">
        {found.some(({ value }) => value.kind === 'points') && words.unknown} {words.notKept}
      </p>
      {tool !== null && <p className="muted">{words.keys}</p>}
    </div>
  )
}
