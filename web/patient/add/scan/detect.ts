import { type Corners, isSheet, type Point, WHOLE } from './geometry.ts'

type Grey = { readonly width: number; readonly height: number; readonly values: Uint8Array }

const greyOf = (rgba: Uint8ClampedArray, width: number, height: number): Grey => {
  const values = new Uint8Array(width * height)
  for (let point = 0; point < values.length; point++) {
    const at = point * 4
    values[point] = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) >> 8
  }
  return { width, height, values }
}

/** Otsu 1979: the shade that best parts the light from the dark. */
export const thresholdOf = (values: Uint8Array): number => {
  const counts = new Array<number>(256).fill(0)
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  const total = values.length
  const sum = counts.reduce((all, count, shade) => all + count * shade, 0)
  let [best, chosen, below, belowSum] = [0, 127, 0, 0]
  for (let shade = 0; shade < 256; shade++) {
    below += counts[shade] ?? 0
    belowSum += (counts[shade] ?? 0) * shade
    const above = total - below
    if (below === 0 || above === 0) continue
    const gap = belowSum / below - (sum - belowSum) / above
    const spread = below * above * gap * gap
    if (spread > best) [best, chosen] = [spread, shade]
  }
  return chosen
}

/** The largest light patch, as the list of its points. */
const largestPatch = ({ width, height, values }: Grey, threshold: number): readonly number[] => {
  const seen = new Uint8Array(values.length)
  let largest: number[] = []
  for (let start = 0; start < values.length; start++) {
    if (seen[start] || (values[start] ?? 0) <= threshold) continue
    const patch: number[] = [start]
    seen[start] = 1
    for (let next = 0; next < patch.length; next++) {
      const point = patch[next] ?? 0
      const x = point % width
      for (const other of [x > 0 ? point - 1 : -1, x < width - 1 ? point + 1 : -1, point - width, point + width]) {
        if (other < 0 || other >= width * height || seen[other] || (values[other] ?? 0) <= threshold) continue
        seen[other] = 1
        patch.push(other)
      }
    }
    if (patch.length > largest.length) largest = patch
  }
  return largest
}

const LEAST = 0.15
const MOST = 0.97

/**
 * Where the sheet seems to be in a small picture: the corners of its largest light patch. The whole picture when nothing stands out; she moves
 * the corners anyway.
 */
export const detectSheet = (rgba: Uint8ClampedArray, width: number, height: number): Corners => {
  const grey = greyOf(rgba, width, height)
  const patch = largestPatch(grey, thresholdOf(grey.values))
  const share = patch.length / grey.values.length
  if (share < LEAST || share > MOST) return WHOLE
  const furthest = (score: (x: number, y: number) => number): Point => {
    let [best, found] = [Number.NEGATIVE_INFINITY, 0]
    for (const point of patch) {
      const value = score(point % width, Math.floor(point / width))
      if (value > best) [best, found] = [value, point]
    }
    return { x: (found % width) / (width - 1), y: Math.floor(found / width) / (height - 1) }
  }
  const corners: Corners = [furthest((x, y) => -x - y), furthest((x, y) => x - y), furthest((x, y) => x + y), furthest((x, y) => y - x)]
  return isSheet(corners) ? corners : WHOLE
}
