/** Samples of two classes, in nanoseconds or any other unit. */
export type Classes = { readonly known: readonly number[]; readonly unknown: readonly number[] }

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

/** Welch's t of two classes. Above 4.5 in absolute value they differ, with a chance of error below one in a hundred thousand (dudect). */
export const welch = ({ known, unknown }: Classes): number =>
  (mean(known) - mean(unknown)) / Math.sqrt(variance(known) / known.length + variance(unknown) / unknown.length)

/** What is above this share of all samples together is left out: pauses of the machine, in both classes alike. */
export const cropped = ({ known, unknown }: Classes, share: number): Classes => {
  const all = [...known, ...unknown].toSorted((a, b) => a - b)
  const limit = all[Math.floor(all.length * share)] ?? Number.POSITIVE_INFINITY
  const under = (values: readonly number[]): readonly number[] => values.filter(value => value <= limit)
  return { known: under(known), unknown: under(unknown) }
}

/** The t that says most, of all samples and of those under some limits: a difference may show in the bulk and drown in the tail. */
export const worst = (classes: Classes): number =>
  [1, 0.99, 0.95, 0.9, 0.75, 0.5]
    .map(share => welch(cropped(classes, share)))
    .reduce((most, t) => (Math.abs(t) > Math.abs(most) ? t : most), 0)

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
