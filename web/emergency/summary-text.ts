import type { Block, EmergencyView } from '../api/types.ts'
import { fullNameOf } from '../professional/person-bar.tsx'
import { formatDate } from '../ui/format/dates.ts'
import type { EmergencyWords } from './words/en.ts'

const linesOf = (title: string, block: Block, words: EmergencyWords['view']): readonly string[] => {
  switch (block.state) {
    case 'unknown':
      return [`${title} : ${words.unknown}`]
    case 'none':
      return [`${title} : ${words.none(formatDate(block.at), block.by)}`]
    case 'list':
      return [
        title,
        ...block.items.map(
          fact => `- ${fact.label}${fact.detail ? ` : ${fact.detail}` : ''} (${words.source(fact.source, formatDate(fact.date))})`,
        ),
      ]
  }
}

/** The five blocks as text to paste in a file; sources and dates stay with each line. */
export const summaryText = ({ person, blocks }: EmergencyView, words: EmergencyWords['view']): string =>
  [
    `${fullNameOf(person)}, ${formatDate(person.birthDate)}`,
    ...linesOf(words.danger, blocks.danger, words),
    ...linesOf(words.treatments, blocks.treatments, words),
    ...linesOf(words.conditions, blocks.conditions, words),
    ...linesOf(words.wishes, blocks.wishes, words),
    ...linesOf(words.recent, blocks.recent, words),
  ].join('\n')
