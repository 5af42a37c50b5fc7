/** Slices of a chest that nobody has: shapes with the densities of what they stand for, in Hounsfield units. Nothing is copied from an examination. */
export const PHANTOM = { side: 160, slices: 16, millimetres: 2.25, offset: 1_024 } as const

const AIR = -1_000
const LUNG = -850
const FAT = -90
const TISSUE = 45
const BLOOD = 55
const BONE = 650

type Ellipse = { readonly x: number; readonly y: number; readonly across: number; readonly down: number }

const isIn = ({ x, y, across, down }: Ellipse, px: number, py: number): boolean => ((px - x) / across) ** 2 + ((py - y) / down) ** 2 <= 1

/** Ribs: twelve marks on the wall, that turn a little from one slice to the next. */
const isRib = (px: number, py: number, slice: number): boolean => {
  const [dx, dy] = [px / 0.83, py / 0.6]
  const around = Math.hypot(dx, dy)
  const turn = Math.atan2(dy, dx) + slice * 0.11
  return around > 0.9 && around < 0.99 && Math.cos(turn * 12) > 0.55
}

/** From −1 to 1 in both directions; `level`: 0 at the top of the lungs, 1 at their base. */
const densityAt = (px: number, py: number, slice: number, level: number): number => {
  if (!isIn({ x: 0, y: 0, across: 0.92, down: 0.68 }, px, py)) return AIR
  if (isIn({ x: 0, y: 0.44, across: 0.1, down: 0.11 }, px, py))
    return isIn({ x: 0, y: 0.53, across: 0.035, down: 0.03 }, px, py) ? TISSUE : BONE
  if (isRib(px, py, slice)) return BONE
  if (!isIn({ x: 0, y: 0, across: 0.86, down: 0.62 }, px, py)) return FAT
  const open = Math.sin(Math.PI * Math.min(0.95, 0.15 + level * 0.75))
  // The heart leans to the left of the person, which is the right of the picture.
  const heart = { x: 0.12, y: -0.12, across: 0.32 * level ** 0.7, down: 0.26 * level ** 0.7 }
  if (level > 0.35 && isIn(heart, px, py)) return BLOOD
  if (isIn({ x: -0.02, y: 0.14, across: 0.05, down: 0.05 }, px, py)) return level < 0.45 ? AIR : BLOOD
  // A round mark of eight millimetres in the right lung: something to measure.
  if (slice >= 8 && slice <= 9 && isIn({ x: -0.48, y: 0.02, across: 0.045, down: 0.045 }, px, py)) return TISSUE
  for (const x of [-0.44, 0.46]) if (isIn({ x, y: 0, across: 0.36 * open, down: 0.5 * open }, px, py)) return LUNG
  return TISSUE
}

/** A grain that is always the same: a picture without any looks like a drawing. */
const grainOf = (index: number): number => ((Math.imul(index ^ (index >>> 7), 2_654_435_761) >>> 24) % 31) - 15

/** Sixteen-bit values, one slice after the other, as many as `PHANTOM` says. */
export const phantomPixels = (): Uint8Array => {
  const { side, slices, offset } = PHANTOM
  const bytes = Buffer.alloc(side * side * slices * 2)
  for (let slice = 0; slice < slices; slice++)
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const at = (slice * side + row) * side + column
        const density = densityAt((column / side) * 2 - 1, (row / side) * 2 - 1, slice, slice / (slices - 1))
        bytes.writeUInt16LE(density + grainOf(at) + offset, at * 2)
      }
  return bytes
}
