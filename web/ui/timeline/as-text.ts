import type { TimelineItem } from '../../api/types.ts'
import { sayLabel, saySource, sayTitle, sayValue, sayWhen } from './say.ts'
import type { Shown, Told } from './select.ts'
import type { TimelineWords } from './words/en.ts'

const NBSP = '\u00a0'

const detailsOf = ({ details = [] }: TimelineItem, words: TimelineWords): readonly string[] =>
  details.map(
    ({ label, value }) => `  ${[sayLabel(label), value === undefined ? '' : sayValue(value, words)].filter(Boolean).join(`${NBSP}: `)}`,
  )

const lineOf = ({ item, reason }: Told, words: TimelineWords): readonly string[] => [
  [
    sayWhen(item, words),
    words.kinds[item.kind],
    sayTitle(item, words),
    item.medical,
    saySource(item, words),
    reason && words.reason[reason],
  ]
    .filter(part => part !== undefined && part !== '')
    .join(' – '),
  ...detailsOf(item, words),
]

/** What the page shows of a timeline, in its order, as text to be pasted elsewhere: filters and period included, nothing that is not on the page. */
export const asText = (sentence: string, { through, sections, undated }: Shown, words: TimelineWords): string =>
  [sentence, ...[...through, ...sections.flatMap(({ items }) => items), ...undated].flatMap(told => lineOf(told, words))].join('\n')
