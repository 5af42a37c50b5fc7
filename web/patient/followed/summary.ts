import type { Mark } from './chart.tsx'
import type { FollowedWords } from './words/en.ts'

/** A curve in a sentence or two: how many values, when, between what and what. */
export const summaryOf = (
  { chart }: FollowedWords,
  name: string,
  marks: readonly Mark[],
  say: (value: number) => string,
  unit: string,
): string => {
  const values = marks.flatMap(({ ys }) => ys)
  const span = chart.span(marks[0]?.when ?? '', marks.at(-1)?.when ?? '')
  return `${chart.summary(name, marks.length, span)} ${chart.values(say(Math.min(...values)), `${say(Math.max(...values))} ${unit}`.trim())}`
}
