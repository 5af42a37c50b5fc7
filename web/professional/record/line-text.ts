import type { SynthesisItem } from '../../api/types.ts'
import { formatDate } from '../../ui/format/dates.ts'
import type { SynthesisWords } from './words/en.ts'

type Said = Pick<SynthesisItem, 'date' | 'standing' | 'by' | 'document'>
export type LineText = { readonly head: string; readonly tail: string; readonly isSevere: boolean; readonly said: readonly Said[] }

/** A line to paste elsewhere: what, then each who says it, when and how sure; never one without the other. */
export const textOfLine = ({ head, tail, isSevere, said }: LineText, words: SynthesisWords): string => {
  const what = [head, isSevere && words.severe.toLocaleLowerCase('fr'), tail].filter(Boolean).join(', ')
  const sources = said.map(({ date, standing, by, document }) =>
    [formatDate(date), words.standings[standing], by, document?.title].filter(Boolean).join(', '),
  )
  return `${what} (${sources.join(' ; ')})`
}
