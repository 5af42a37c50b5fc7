import type { RecordId } from '../kernel/ids.ts'
import { fromIso, toIso } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { dateInWords, printNote } from '../platform/print/index.ts'
import { deposit, type Deposit } from './deposit.ts'
import type { CdaEngine } from './format/engine.ts'
import type { Receipt } from './model.ts'

export type Note = {
  readonly title: string
  readonly text: string
  /** Under headings, after the text. */
  readonly sections?: readonly { readonly heading: string; readonly text: string }[]
  readonly date?: string
  readonly typeCode?: string
  readonly masked: boolean
  readonly uniqueId?: string
  /** `pdf`: a PDF/A that holds its own text. Default: plain text. */
  readonly as?: 'text' | 'pdf'
  readonly told?: Deposit['told']
}

/** A document written on the spot: plain text, kept as it was typed; or a paper made of it, which holds that text. The same note is the same bytes. */
export const writeNote = async (op: Operation, engine: CdaEngine, recordId: RecordId, note: Note): Promise<Receipt> => {
  const isPaper = note.as === 'pdf'
  const bytes = isPaper ? await paperOf(op, note) : Buffer.from(textOf(note), 'utf8')
  return deposit(op, engine, recordId, {
    stream: (async function* () {
      yield bytes
    })(),
    declaredMediaType: isPaper ? 'application/pdf' : 'text/plain',
    title: note.title,
    visibility: { masked: note.masked, held: false, hiddenFromRepresentatives: false },
    ...(note.date === undefined ? {} : { date: note.date }),
    ...(note.typeCode === undefined ? {} : { typeCode: note.typeCode }),
    ...(note.uniqueId === undefined ? {} : { uniqueId: note.uniqueId }),
    ...(note.told === undefined ? {} : { told: note.told }),
  })
}

const textOf = ({ text, sections = [] }: Note): string =>
  [text, ...sections.map(section => `${section.heading}\n\n${section.text}`)].join('\n\n')

/** Dated by the note's own day: sent again the day after, it is still the same. */
const paperOf = (op: Operation, note: Note): Promise<Buffer> => {
  const day = note.date ?? toIso(op.instant).slice(0, 10)
  const at = fromIso(`${day}T12:00:00.000Z`)
  const subtitle = `${op.caller.subject.name}, le ${dateInWords(at)}`
  const { title, text, sections = [] } = note
  return printNote({ title, subtitle, text, sections, at, source: `${title}\n${subtitle}\n\n${textOf(note)}` })
}
