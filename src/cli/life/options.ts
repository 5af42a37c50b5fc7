import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

export type LifeOptions = {
  /** How many people at the start, or the insurer's file of other people. */
  readonly persons: number | { readonly file: string }
  readonly years: number
  readonly seed: number
  readonly ledger: string | undefined
  /** A way the run is broken on purpose: the sweep's clock is a day behind. */
  readonly control: 'clock' | undefined
}

export const USAGE = 'usage: npm run life -- --persons N|FILE.csv [--years N] [--seed N] [--ledger OUT.csv] [--control clock]'

const wholeNumber = (text: string, least: number, most: number): number => {
  const value = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new RangeError(USAGE)
}

export const readLifeOptions = (words: readonly string[]): LifeOptions => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      persons: { type: 'string', default: '10000' },
      years: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      ledger: { type: 'string' },
      control: { type: 'string' },
    },
  })
  const isFile = values.persons.endsWith('.csv')
  if (isFile && !existsSync(values.persons)) throw new RangeError(`${values.persons} is not there`)
  if (values.control !== undefined && values.control !== 'clock') throw new RangeError(USAGE)
  return {
    persons: isFile ? { file: values.persons } : wholeNumber(values.persons, 10, 1_000_000),
    years: wholeNumber(values.years, 1, 100),
    seed: wholeNumber(values.seed, 0, 99_999_999),
    ledger: values.ledger,
    control: values.control,
  }
}
