/** A point of a photo, from 0 to 1 across and down: it holds whatever the size it is drawn at. */
export type Point = { readonly x: number; readonly y: number }

/** The corners of the sheet: top left, top right, bottom right, bottom left, as the reader will hold it. */
export type Corners = readonly [Point, Point, Point, Point]

export const WHOLE: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
]

export const moved = (corners: Corners, index: number, to: Point): Corners => {
  const at = (here: number): Point => {
    const point = here === index ? to : (corners[here] ?? to)
    return { x: Math.min(Math.max(point.x, 0), 1), y: Math.min(Math.max(point.y, 0), 1) }
  }
  return [at(0), at(1), at(2), at(3)]
}

/** A quarter turn to the right: what was the bottom left becomes the top left. */
export const turned = ([a, b, c, d]: Corners): Corners => [d, a, b, c]

const distance = (a: Point, b: Point, width: number, height: number): number => Math.hypot((a.x - b.x) * width, (a.y - b.y) * height)

/** The size of the sheet once straight: its longest sides, never more than `most` pixels. */
export const sizeOf = (
  [a, b, c, d]: Corners,
  width: number,
  height: number,
  most: number,
): { readonly width: number; readonly height: number } => {
  const across = Math.max(distance(a, b, width, height), distance(d, c, width, height))
  const down = Math.max(distance(a, d, width, height), distance(b, c, width, height))
  const scale = Math.min(1, most / Math.max(across, down, 1))
  return { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)) }
}

/** Eight numbers that send the unit square onto four corners (Heckbert 1989, §2.2.3): where each point of the straight sheet is in the photo. */
export type Projection = readonly [number, number, number, number, number, number, number, number]

export const projectionOf = ([p0, p1, p2, p3]: Corners): Projection => {
  const [sx, sy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y]
  const [dx1, dy1, dx2, dy2] = [p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y]
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = determinant === 0 ? 0 : (sx * dy2 - dx2 * sy) / determinant
  const h = determinant === 0 ? 0 : (dx1 * sy - sx * dy1) / determinant
  return [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x, p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y, g, h]
}

export const projected = ([a, b, c, d, e, f, g, h]: Projection, u: number, v: number): Point => {
  const w = g * u + h * v + 1
  return { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w }
}

/** Turns the same way all along: a sheet. Crossed or folded corners are not one. */
export const isSheet = (corners: Corners): boolean => {
  const signs = corners.map((point, index) => {
    const next = corners[(index + 1) % 4] ?? point
    const after = corners[(index + 2) % 4] ?? point
    return Math.sign((next.x - point.x) * (after.y - next.y) - (next.y - point.y) * (after.x - next.x))
  })
  return signs.every(sign => sign === signs[0]) && signs[0] !== 0
}
