import type { Fact, Silence } from '../api/types.ts'
import { formatDate } from '../ui/format/dates.ts'
import type { EmergencyWords } from './words/en.ts'

type Words = EmergencyWords['view']

/** What a line says, in three parts: what it is, its own words, what goes with them. */
export const lineOf = (
  { tag, label, detail }: Fact,
  words: Words,
): { readonly tag: string; readonly text: string; readonly detail: string } => ({
  tag: tag === undefined ? '' : words.tags[tag],
  text: label,
  detail: detail ?? '',
})

/** Who says it, and of when; a register says nothing more of itself. */
export const sourceOf = ({ source, date, standing }: Fact, words: Words): string => {
  const who = source === undefined ? '' : standing === undefined ? source : words.said(source, words.standings[standing])
  return [who, date === undefined ? '' : formatDate(date)].filter(part => part !== '').join(', ')
}

const FEMININE: ReadonlySet<Silence['topic']> = new Set(['allergies', 'conditions'])

/** One line for all that nobody said, one for all that this profession does not see, one for each « none ». */
export const silencesOf = (silent: readonly Silence[], words: Words): readonly string[] => {
  const named = (state: Silence['state']): readonly string[] =>
    silent.filter(one => one.state === state).map(({ topic }) => words.topics[topic])
  const [unknown, closed] = [named('unknown'), named('closed')]
  return [
    ...silent.flatMap(one => {
      if (one.state !== 'none') return []
      const none = FEMININE.has(one.topic) ? words.noneFeminine : words.none
      return [words.topicSaid(words.topics[one.topic], none(formatDate(one.date), one.by))]
    }),
    ...(unknown.length === 0 ? [] : [words.unknownOf(unknown.join(', '))]),
    ...(closed.length === 0 ? [] : [words.closedOf(closed.join(', '))]),
  ]
}
