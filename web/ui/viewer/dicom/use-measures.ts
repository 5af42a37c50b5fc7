import { type KeyboardEvent, useState } from 'react'
import { type Kind, type Measure, moved, type Point, POINTS } from './measure.ts'

export type Shape = { readonly columns: number; readonly rows: number }
type Placed = Measure & { readonly slice: number }

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** Of the width, for one press; with Shift, one point. */
const STRIDE = 40

export type Measures = {
  readonly tool: Kind | null
  /** Finished ones of this image, then the one that is being made. */
  readonly shown: readonly Measure[]
  readonly left: number
  readonly cursor: Point | null
  readonly choose: (tool: Kind | null) => void
  readonly place: (point: Point) => void
  readonly clear: () => void
  /** True when the key was one of these tools. */
  readonly key: (event: KeyboardEvent, shape: Shape) => boolean
}

/** What is measured on each image of a series. Nothing of it leaves the page, and it goes with it. */
export const useMeasures = (slice: number): Measures => {
  const [tool, setTool] = useState<Kind | null>(null)
  const [done, setDone] = useState<readonly Placed[]>([])
  const [points, setPoints] = useState<readonly Point[]>([])
  const [cursor, setCursor] = useState<Point | null>(null)
  const [on, setOn] = useState(slice)
  if (on !== slice) {
    setOn(slice)
    setPoints([])
  }
  const choose = (next: Kind | null): void => {
    setTool(next)
    setPoints([])
    setCursor(null)
  }
  const place = (point: Point): void => {
    if (tool === null) return
    const all = [...points, point]
    const isDone = all.length === POINTS[tool]
    if (isDone) setDone(before => [...before, { kind: tool, points: all, slice }])
    setPoints(isDone ? [] : all)
  }
  const clear = (): void => {
    setDone(before => before.filter(measure => measure.slice !== slice))
    setPoints([])
  }
  const key = ({ key: pressed, shiftKey }: KeyboardEvent, shape: Shape): boolean => {
    const letter = pressed.toLowerCase()
    if (letter === 'd' || letter === 'a') choose(letter === 'd' ? 'distance' : 'angle')
    else if (letter === 'r') clear()
    else if (pressed === 'Escape' && tool !== null) choose(null)
    else if (tool !== null && (pressed === 'Enter' || pressed === ' ')) place(cursor ?? middleOf(shape))
    else {
      const arrow = ARROWS[pressed]
      if (tool === null || arrow === undefined) return false
      const stride = shiftKey ? 1 : Math.max(1, Math.round(shape.columns / STRIDE))
      setCursor(moved(cursor ?? middleOf(shape), arrow[0] * stride, arrow[1] * stride, shape))
    }
    return true
  }
  const shown = [
    ...done.filter(measure => measure.slice === slice),
    ...(tool === null || points.length === 0 ? [] : [{ kind: tool, points }]),
  ]
  return { tool, shown, left: tool === null ? 0 : POINTS[tool] - points.length, cursor, choose, place, clear, key }
}

const middleOf = ({ columns, rows }: Shape): Point => ({ x: columns / 2, y: rows / 2 })
