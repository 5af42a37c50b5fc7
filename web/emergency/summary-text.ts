import type { Block, EmergencyView } from '../api/types.ts'
import { fullNameOf } from '../professional/person-bar.tsx'
import { formatDate } from '../ui/format/dates.ts'
import { lineOf, silencesOf, sourceOf } from './say.ts'
import type { EmergencyWords } from './words/en.ts'

type Words = EmergencyWords['view']

const linesOf = (title: string, { items, more = 0, silent }: Block, words: Words): readonly string[] => [
  title,
  ...items.map(fact => {
    const { tag, text, detail } = lineOf(fact, words)
    const source = sourceOf(fact, words)
    const said = [tag, text, detail, fact.phone ?? ''].filter(part => part !== '').join(' ')
    return source === '' ? `- ${said}` : `- ${said} (${source})`
  }),
  ...(more > 0 ? [words.more(more)] : []),
  ...silencesOf(silent, words).map(line => `- ${line}`),
]

/** The five blocks as text to paste in a file; sources and dates stay with each line. */
export const summaryText = ({ person, blocks }: EmergencyView, words: Words): string =>
  [
    `${fullNameOf(person)}, ${formatDate(person.birthDate)}`,
    ...linesOf(words.danger, blocks.danger, words),
    ...linesOf(words.treatments, blocks.treatments, words),
    ...linesOf(words.conditions, blocks.conditions, words),
    ...linesOf(words.wishes, blocks.wishes, words),
    ...linesOf(words.recent, blocks.recent, words),
  ].join('\n')
