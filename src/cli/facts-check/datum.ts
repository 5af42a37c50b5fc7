/** One datum, as this check compares it: what it is of, value, unit, range of reference, day or instant. Text as written; '' where there is nothing. */
export type Datum = {
  readonly kind: string
  readonly what: string
  readonly value: string
  readonly unit: string
  readonly range: string
  /** Digits of the date: `20140402145521+0200`. */
  readonly date: string
}

export const wordsOf = ({ kind, what, value, unit, range, date }: Datum): string => [kind, what, value, unit, range, date].join(' | ')

export type Verdict = {
  readonly expected: number
  readonly found: number
  readonly wrong: readonly string[]
  readonly missing: readonly string[]
}

/** Each as often as it stands: what was found and is not expected is wrong, to the last digit. */
export const compare = (expected: readonly Datum[], answered: readonly Datum[]): Verdict => {
  const left = new Map<string, number>()
  for (const words of expected.map(wordsOf)) left.set(words, (left.get(words) ?? 0) + 1)
  const wrong: string[] = []
  for (const words of answered.map(wordsOf)) {
    const count = left.get(words) ?? 0
    if (count === 0) wrong.push(words)
    else left.set(words, count - 1)
  }
  const missing = [...left].flatMap(([words, count]) => Array<string>(count).fill(words))
  return { expected: expected.length, found: answered.length - wrong.length, wrong, missing }
}
