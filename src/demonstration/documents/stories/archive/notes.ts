import type { Span } from '../../../calendar.ts'
import type { PaperType } from '../../paper-types.ts'
import { type Paper, part } from '../../paper.ts'
import { letter, type Teller } from '../../telling.ts'

/** A letter in one row: its key, its type, who wrote it, how long ago, its title, and what it says under which headings. */
export type Note = readonly [
  key: string,
  type: PaperType,
  by: string,
  ago: Span,
  title: string,
  says: Readonly<Record<string, string>>,
  more?: { readonly structure?: string; readonly to?: string; readonly encounter?: 'AMB' | 'EMER' | 'SS' | 'HH' },
]

/** Hours of a working day, so that two letters of a day are not of one minute. */
const HOURS = [8, 9, 10, 11, 14, 15, 16, 17] as const

export const lettersOf = (teller: Teller, notes: readonly Note[]): readonly Paper[] =>
  notes.map(([key, type, by, ago, title, says, more], index) =>
    letter(
      { key, type, title, at: teller.at(ago, HOURS[index % HOURS.length], (index * 7) % 60), by, ...more },
      ...Object.entries(says).map(([heading, text]) => part(heading, text)),
    ),
  )
