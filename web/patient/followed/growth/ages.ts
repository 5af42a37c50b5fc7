import { timeOf } from '../series.ts'
import { followedWords } from '../words/index.ts'

export const FOLLOWED = ['height', 'weight', 'bmi', 'head-circumference'] as const
export type Followed = (typeof FOLLOWED)[number]
const MONTH = 30.4375 * 86_400_000
export const GROWN = 18 * 12

export const useAge = (birthDate: string) => {
  const { growth } = followedWords.useWords()
  const born = timeOf(birthDate.slice(0, 10))
  const monthsAt = (at: string): number => (timeOf(at) - born) / MONTH
  const inWords = (months: number): string => growth.ageIn(Math.floor(months / 12), Math.floor(months % 12))
  return { monthsAt, inWords }
}
