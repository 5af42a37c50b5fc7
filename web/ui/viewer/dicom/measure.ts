/** A point of an image, in its own columns and rows. */
export type Point = { readonly x: number; readonly y: number }

/** What a column and a row stand for. `isKnown`: in millimetres, as the file says; else only their ratio is known. */
export type Spacing = { readonly column: number; readonly row: number; readonly isKnown: boolean }

export type Kind = 'distance' | 'angle'
export const POINTS: Readonly<Record<Kind, number>> = { distance: 2, angle: 3 }

export type Measure = { readonly kind: Kind; readonly points: readonly Point[] }

export type Measured =
  | { readonly kind: 'millimetres'; readonly value: number }
  | { readonly kind: 'points'; readonly value: number }
  | { readonly kind: 'degrees'; readonly value: number }

const vector = (from: Point, to: Point, { column, row }: Spacing): readonly [number, number] => [
  (to.x - from.x) * column,
  (to.y - from.y) * row,
]

/** Of two points: their distance, in millimetres only when the file says what a point stands for. Of three: the angle at the second. */
export const measured = ({ kind, points }: Measure, spacing: Spacing): Measured | null => {
  const [first, second, third] = points
  if (first === undefined || second === undefined) return null
  if (kind === 'distance') {
    const value = Math.hypot(...vector(first, second, spacing))
    return spacing.isKnown ? { kind: 'millimetres', value } : { kind: 'points', value }
  }
  if (third === undefined) return null
  const [ax, ay] = vector(second, first, spacing)
  const [bx, by] = vector(second, third, spacing)
  // A side without length has no direction.
  if (Math.hypot(ax, ay) === 0 || Math.hypot(bx, by) === 0) return null
  return { kind: 'degrees', value: Math.abs((Math.atan2(ax * by - ay * bx, ax * bx + ay * by) * 180) / Math.PI) }
}

/** PS3.3 C.10.7.1.3 and C.7.6.3.1.7: rows first. Pixel Spacing alone is calibrated on the patient; that of a detector (0018,1164) is larger than life. */
export const spacingOf = (pixelSpacing: string | undefined, aspectRatio: string | undefined): Spacing => {
  const [row, column] = numbers(pixelSpacing)
  if (row !== undefined && column !== undefined) return { row, column, isKnown: true }
  const [tall, wide] = numbers(aspectRatio)
  return { row: tall !== undefined && wide !== undefined ? tall / wide : 1, column: 1, isKnown: false }
}

const numbers = (text: string | undefined): readonly number[] => {
  const found = (text ?? '').split('\\').map(Number)
  return found.length === 2 && found.every(value => Number.isFinite(value) && value > 0) ? found : []
}

/** A click in a box that shows the whole image, whatever its size on the screen. */
export const pointAt = (
  at: { readonly clientX: number; readonly clientY: number },
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Point => ({
  x: within(((at.clientX - box.left) / box.width) * columns, columns),
  y: within(((at.clientY - box.top) / box.height) * rows, rows),
})

export const moved = (
  { x, y }: Point,
  dx: number,
  dy: number,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Point => ({
  x: within(x + dx, columns),
  y: within(y + dy, rows),
})

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most)
