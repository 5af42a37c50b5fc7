import { type Instant, DAY, toIso } from '../kernel/instant.ts'
import { type CsvRecord, readCsv } from '../platform/csv/read-csv.ts'
import { databaseErrorCode } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { INSURED_HEADER, type InsuredLine, type LineProblem, readInsuredLine } from './insured-line.ts'
import { registerBatch, type Settled, type TaggedLine } from './register-batch.ts'
import { insTag, seenTag, traitsTag } from './tags.ts'

export type ImportCounts = { readonly lines: number; readonly accepted: number; readonly unchanged: number; readonly rejected: number }
/** `line` 1 is the first line of data. */
export type Rejection = { readonly line: number } & LineProblem

export type ImportListener = {
  /** In order of lines; the import goes on when it resolves. */
  rejected(rejections: readonly Rejection[]): void | Promise<void>
  progress?(counts: ImportCounts): void
}

/** The file is not one of insured persons: nothing was read of it. */
export class WrongHeader extends Error {
  override readonly name = 'WrongHeader'
}

const BATCH = 500
/** Batches under way at once: while the database writes one, the next is read and sealed. */
const AHEAD = 3
const UNIQUE_VIOLATION = '23505'
const TRIES = 3

/**
 * Brings the register up to the insurer's file, in constant memory. Each batch is one transaction, and a line that says nothing new writes
 * nothing, so a run that was killed is simply run again. Two runs at once wait for each other. Errors: `WrongHeader`.
 */
export const importInsured = (op: Operation, source: AsyncIterable<Uint8Array>, listener: ImportListener): Promise<ImportCounts> =>
  op.db.withAdvisoryLock('carnet.insured-import', async () => {
    const work = openWork(op, listener)
    const today = todayAt(op.instant)
    let isData = false
    for await (const records of readCsv(source)) {
      for (const record of isData ? records : afterHeader(records)) await work.take(record, today)
      isData ||= records.length > 0
    }
    if (!isData) throw new WrongHeader('the file is empty')
    return work.end()
  })

/** Whatever the time zone of the register: a newborn of today is no mistake. */
const todayAt = (at: Instant): string => toIso((at + DAY) as Instant).slice(0, 10)

const afterHeader = ([header, ...records]: readonly CsvRecord[]): readonly CsvRecord[] => {
  if (header === undefined) return []
  const names = 'fields' in header ? header.fields.map(name => name.trim()).join(',') : ''
  if (names !== INSURED_HEADER) throw new WrongHeader(`the first line must be ${INSURED_HEADER}`)
  return records
}

type Batch = { readonly keys: Set<string>; readonly lines: TaggedLine[]; readonly rejections: Rejection[] }

const openWork = (op: Operation, listener: ImportListener) => {
  const newBatch = (): Batch => ({ keys: new Set(), lines: [], rejections: [] })
  let counts: ImportCounts = { lines: 0, accepted: 0, unchanged: 0, rejected: 0 }
  let batch = newBatch()
  let flying: { readonly batch: Batch; readonly settled: Promise<Settled> }[] = []

  const land = async (): Promise<void> => {
    const [first, ...others] = flying
    if (first === undefined) return
    const { accepted, unchanged, rejections } = await first.settled
    flying = others
    const all = [...first.batch.rejections, ...rejections].toSorted((a, b) => a.line - b.line)
    counts = {
      lines: counts.lines + accepted + unchanged + all.length,
      accepted: counts.accepted + accepted,
      unchanged: counts.unchanged + unchanged,
      rejected: counts.rejected + all.length,
    }
    if (all.length > 0) await listener.rejected(all)
    listener.progress?.(counts)
  }
  const fly = async (): Promise<void> => {
    if (flying.length >= AHEAD) await land()
    const settled = patiently(() => registerBatch(op, batch.lines))
    settled.catch(() => undefined) // told when it lands
    flying = [...flying, { batch, settled }]
    batch = newBatch()
  }
  const isUnderWay = (keys: readonly string[]): boolean => flying.some(one => keys.some(key => one.batch.keys.has(key)))

  const take = async (record: CsvRecord, today: string): Promise<void> => {
    const number = record.number - 1
    const read = 'fields' in record ? readInsuredLine(record.fields, today) : UNREADABLE[record.problem]
    if ('code' in read) batch.rejections.push({ line: number, ...read })
    else {
      const keys = keysOf(op, read)
      // The same number or the same traits twice: the second is decided on what the first one wrote.
      if (keys.names.some(key => batch.keys.has(key))) await fly()
      while (isUnderWay(keys.names)) await land()
      for (const key of keys.names) batch.keys.add(key)
      batch.lines.push({ number, line: read, ...keys.tags })
    }
    if (batch.lines.length + batch.rejections.length >= BATCH) await fly()
  }
  const end = async (): Promise<ImportCounts> => {
    await fly()
    while (flying.length > 0) await land()
    return counts
  }
  return { take, end }
}

const UNREADABLE: Readonly<Record<'encoding' | 'quotes' | 'too-long', LineProblem>> = {
  encoding: { code: 'encoding', reason: 'not UTF-8: save the file in that encoding' },
  quotes: { code: 'quotes', reason: 'a quote is opened and not closed' },
  'too-long': { code: 'too-long', reason: 'a line of more than 64 kB' },
}

const keysOf = ({ keyring }: Operation, { traits, text }: InsuredLine) => {
  const byTraits = traitsTag(keyring, traits)
  return {
    names: [traits.ins.matricule, byTraits.toString('latin1')],
    tags: { tag: insTag(keyring, traits.ins), traitsTag: byTraits, seen: seenTag(keyring, text) },
  }
}

/** Somebody registered one of them meanwhile, at a desk: the batch is decided again. */
const patiently = async (work: () => Promise<Settled>): Promise<Settled> => {
  for (let left = TRIES; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (left <= 1 || databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error
    }
  }
}
