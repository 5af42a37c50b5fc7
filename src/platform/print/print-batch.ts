import { createWriteStream } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Draw } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Database, Queries } from '../db/index.ts'
import type { Keyring } from '../keyring/keyring.ts'
import type { LetterFate } from './model.ts'
import { openDocument } from './page.ts'
import { drawLetter } from './print-letter.ts'
import { openLetter } from './queue-letter.ts'
import { beginBatch, endBatch, type LetterRow, selectBatch, selectBegun } from './store.ts'

export type Printer = {
  readonly db: Database
  readonly keyring: Keyring
  readonly draw: Draw
  /** Where the files for the printer go; theirs alone. */
  readonly folder: string
  /** A demonstration shows what it « printed »: its words are kept. */
  readonly keeps: boolean
  /** What others do when a letter has left: in the transaction that notes it. */
  readonly printed: (tx: Queries, letter: LetterFate) => Promise<void>
}

/** `pages` of the PDF, and the manifest beside it: `letter,first_page,pages`. No name, no address. */
export type Batch = { readonly id: string; readonly letters: number; readonly pages: number }

/** Letters of one file: what a printer takes, and what stays in memory of a structure tree. */
export const BATCH_SIZE = 500

/**
 * Prints up to `limit` waiting letters in one file. A batch has its number before its file, and its file before its letters count as printed:
 * killed at any moment, the same batch is written again under the same name, and no letter stands in two. The manifest is written last; without it
 * the file is not to be taken.
 */
export const printBatch = async (printer: Printer, at: Instant, limit = BATCH_SIZE): Promise<Batch | undefined> => {
  const batchId = (await selectBegun(printer.db)) ?? printer.draw.uuid()
  await printer.db.transaction(async tx => {
    if ((await selectBatch(tx, batchId)).length === 0) await beginBatch(tx, batchId, limit)
  })
  const rows = await selectBatch(printer.db, batchId)
  if (rows.length === 0) return undefined
  const pages = await writeFiles(printer, batchId, rows, at)
  await printer.db.transaction(async tx => {
    for (const { id, person_id: personId } of await endBatch(tx, batchId, at, printer.keeps))
      await printer.printed(tx, { id, personId, at })
  })
  return { id: batchId, letters: rows.length, pages }
}

const writeFiles = async (printer: Printer, batchId: string, rows: readonly LetterRow[], at: Instant): Promise<number> => {
  await mkdir(printer.folder, { recursive: true, mode: 0o700 })
  const [pdf, manifest] = ['pdf', 'csv'].map(ending => path.join(printer.folder, `${batchId}.${ending}`))
  const pen = await openDocument(`Courriers ${batchId}`, at)
  const written = pipeline(pen.doc, createWriteStream(`${pdf}.part`, { mode: 0o600 }))
  const lines = ['letter,first_page,pages']
  let before = 0
  for (const { id, person_id, sealed } of rows) {
    const pages = drawLetter(pen, openLetter(printer.keyring, id, person_id, sealed))
    lines.push(`${id},${before + 1},${pages}`)
    before += pages
    await nextTurn()
  }
  pen.root.end()
  pen.doc.end()
  await written
  await settle(`${pdf}`)
  await writeWhole(`${manifest}.part`, `${lines.join('\n')}\n`)
  await settle(`${manifest}`)
  return before
}

/** Somebody else's request is answered between two letters. */
const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const writeWhole = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'w', 0o600)
  await handle.writeFile(text).finally(() => handle.close())
}

/** Durable under its name, or not there. */
const settle = async (file: string): Promise<void> => {
  const handle = await open(`${file}.part`, 'r')
  await handle.sync().finally(() => handle.close())
  await rename(`${file}.part`, file)
}
