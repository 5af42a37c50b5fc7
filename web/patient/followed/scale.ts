/** A plain linear scale, and round ticks: enough for our charts, and nothing to download. */
export type Scale = (value: number) => number

export const scaleOf =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale =>
  value =>
    from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start)

const STEPS = [1, 2, 2.5, 5, 10]

/** About four round values that hold all of these. */
export const ticksOf = (low: number, high: number, wanted = 4): readonly number[] => {
  const width = high > low ? high - low : Math.max(Math.abs(high) * 0.2, 1)
  const power = 10 ** Math.floor(Math.log10(width / wanted))
  const step = (STEPS.find(each => each * power * wanted >= width) ?? 10) * power
  const first = Math.floor(low / step)
  const count = Math.max(1, Math.ceil(high / step) - first)
  return Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
