import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { deposit } from './deposit.ts'
import type { CdaEngine } from './format/engine.ts'
import type { Receipt } from './model.ts'

export type Note = {
  readonly title: string
  readonly text: string
  readonly date?: string
  readonly typeCode?: string
  readonly masked: boolean
  readonly uniqueId?: string
}

/** A document written on the spot: plain text, kept as it was typed. */
export const writeNote = (op: Operation, engine: CdaEngine, recordId: RecordId, note: Note): Promise<Receipt> =>
  deposit(op, engine, recordId, {
    stream: (async function* () {
      yield Buffer.from(note.text, 'utf8')
    })(),
    declaredMediaType: 'text/plain',
    title: note.title,
    visibility: { masked: note.masked, held: false, hiddenFromRepresentatives: false },
    ...(note.date === undefined ? {} : { date: note.date }),
    ...(note.typeCode === undefined ? {} : { typeCode: note.typeCode }),
    ...(note.uniqueId === undefined ? {} : { uniqueId: note.uniqueId }),
  })
