import { type Corners, projected, projectionOf } from './geometry.ts'

export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray<ArrayBuffer> }

/** Lines worked on before the page is given its turn: a photo of twelve million points never freezes it. */
const LINES = 48
const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

/** A point between four, by its distance to each. */
const sample = ({ width, height, rgba }: Pixels, x: number, y: number, into: Uint8ClampedArray, at: number): void => {
  const [cx, cy] = [Math.min(Math.max(x, 0), width - 1), Math.min(Math.max(y, 0), height - 1)]
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)]
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)]
  const [fx, fy] = [cx - x0, cy - y0]
  const [a, b, c, d] = [(y0 * width + x0) * 4, (y0 * width + x1) * 4, (y1 * width + x0) * 4, (y1 * width + x1) * 4]
  for (let channel = 0; channel < 3; channel++) {
    const top = (rgba[a + channel] ?? 0) * (1 - fx) + (rgba[b + channel] ?? 0) * fx
    const low = (rgba[c + channel] ?? 0) * (1 - fx) + (rgba[d + channel] ?? 0) * fx
    into[at + channel] = top * (1 - fy) + low * fy
  }
  into[at + 3] = 255
}

/** The sheet between four corners, laid flat: each point of the result is looked for in the photo. */
export const straighten = async (photo: Pixels, corners: Corners, width: number, height: number): Promise<Pixels> => {
  const projection = projectionOf(corners)
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { x: u, y: v } = projected(projection, (x + 0.5) / width, (y + 0.5) / height)
      sample(photo, u * photo.width - 0.5, v * photo.height - 0.5, rgba, (y * width + x) * 4)
    }
    if (y % LINES === LINES - 1) await turn()
  }
  return { width, height, rgba }
}

export const LOOKS = ['colour', 'paper', 'ink'] as const
export type Look = (typeof LOOKS)[number]

/** Sums of shades of all the points above and to the left: the mean of any square is four look-ups. */
const sumsOf = ({ width, height, rgba }: Pixels): Float64Array => {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let line = 0
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      line += ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) / 256
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + line
    }
  }
  return sums
}

const PAPER = 240
const INK_SHARE = 0.86

/** `paper`: shadows lifted until the paper is white. `ink`: black on white, by comparing each point with its surroundings (Bradley 2007). */
export const enhance = async (pixels: Pixels, look: Look): Promise<Pixels> => {
  if (look === 'colour') return pixels
  const { width, height, rgba } = pixels
  const sums = sumsOf(pixels)
  const reach = Math.max(8, Math.round(Math.max(width, height) / 32))
  const out = new Uint8ClampedArray(rgba.length)
  const sumAt = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0
  for (let y = 0; y < height; y++) {
    const [top, low] = [Math.max(y - reach, 0), Math.min(y + reach + 1, height)]
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(x - reach, 0), Math.min(x + reach + 1, width)]
      const mean = (sumAt(right, low) - sumAt(left, low) - sumAt(right, top) + sumAt(left, top)) / ((right - left) * (low - top))
      const at = (y * width + x) * 4
      const shade = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) / 256
      for (let channel = 0; channel < 3; channel++)
        out[at + channel] = look === 'ink' ? (shade < mean * INK_SHARE ? 0 : 255) : ((rgba[at + channel] ?? 0) * PAPER) / Math.max(mean, 32)
      out[at + 3] = 255
    }
    if (y % LINES === LINES - 1) await turn()
  }
  return { width, height, rgba: out }
}
