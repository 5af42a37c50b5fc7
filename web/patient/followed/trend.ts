import { formatNumber, unitIn } from './say.ts'
import { type Series, trendOf } from './series.ts'
import { followedWords } from './words/index.ts'

/** Which way the values go, in words. */
export const useTrendWords = () => {
  const words = followedWords.useWords()
  return (series: Series): string => {
    const { kind, days, by } = trendOf(series)
    switch (kind) {
      case 'alone':
        return words.trend.alone
      case 'steady':
        return words.trend.steady(days)
      case 'up':
      case 'down':
        return words.trend[kind](`${formatNumber(by)} ${unitIn(series.unit, words)}`, days)
    }
  }
}
