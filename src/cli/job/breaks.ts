import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Queries, Query } from '../../platform/db/index.ts'
import type { Keyring, Opener } from '../../platform/keyring/keyring.ts'

type Overrides = { readonly wrapDatabase?: (database: Database) => Database; readonly wrapKeyring?: (keyring: Keyring) => Keyring }

/** A control: one wall taken out of the real server. */
export type Break = { readonly what: string; readonly overrides: Overrides }

type Rewrite = (text: string) => string

/** Every statement rewritten on its way to the database. */
const rewriting =
  (rewrite: Rewrite) =>
  (database: Database): Database => {
    const rewritten = (query: Query): Query => ({ ...query, text: rewrite(query.text) })
    const through = (queries: Queries): Queries => ({ rows: query => queries.rows(rewritten(query)) })
    return {
      ...database,
      ...through(database),
      batch: queries => database.batch(queries.map(rewritten)),
      transaction: work => database.transaction(tx => work(through(tx))),
    }
  }

const without =
  (wall: RegExp): Rewrite =>
  text =>
    text.replaceAll(wall, '($1::$2 is null or true or $3')

const APPEND = /append_trace\((\$1::uuid, (?:.|\n)*?), false\)/

/** The reading without its append, its parameters kept; the append comes when the answer has long left. */
const traceAfterSend = (database: Database): Database => ({
  ...database,
  rows: async <R>(query: Query): Promise<readonly R[]> => {
    if (!query.name.startsWith('traced') || !APPEND.test(query.text)) return database.rows<R>(query)
    const text = query.text.replace(APPEND, (_, parameters: string) => `(case when (${parameters}) is null then 0 else 1 end)::bigint`)
    const rows = await database.rows<R>({ ...query, name: `late:${query.name}`.slice(0, 63), text })
    void sleep(LATE_MS)
      .then(() => database.rows(query))
      .catch(() => undefined)
    return rows
  },
})
const LATE_MS = 400

const noTrace = (database: Database): Database => ({
  ...database,
  rows: async <R>(query: Query): Promise<readonly R[]> => {
    if (!query.name.startsWith('traced') || !APPEND.test(query.text)) return database.rows<R>(query)
    const text = query.text.replace(APPEND, (_, parameters: string) => `(case when (${parameters}) is null then 0 else 1 end)::bigint`)
    return database.rows<R>(query.name.includes('journal') || query.name.includes('audit') ? query : { ...query, text })
  },
})

const flippingOneByte = (keyring: Keyring): Keyring => ({
  ...keyring,
  opener: async (committed): Promise<Opener> => {
    const opener = await keyring.opener(committed)
    return { ...opener, content: (slot, wrappedKey, facts, sealed) => flipped(opener.content(slot, wrappedKey, facts, sealed)) }
  },
})

async function* flipped(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const piece of pieces) {
    const copy = Buffer.from(piece)
    if (isFirst && copy.length > 0) copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1
    isFirst = false
    yield copy
  }
}

/** A deposit is answered for, and only then committed: what a kill finds in between was acknowledged, and is gone. */
const ackBeforeCommit = (database: Database): Database => ({
  ...database,
  transaction: <T>(work: (tx: Queries) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const committed = database.transaction(async tx => {
        let isDeposit = false
        const watched: Queries = {
          rows: query => {
            isDeposit ||= query.name === 'documents:insert'
            return tx.rows(query)
          },
        }
        const value = await work({ ...tx, ...watched })
        if (isDeposit) {
          resolve(value)
          await sleep(UNCOMMITTED_MS)
        }
        return value
      })
      committed.then(resolve, reject)
    }),
})
const UNCOMMITTED_MS = 60

export const BREAKS = {
  mask: {
    what: 'masks are not looked at',
    overrides: { wrapDatabase: rewriting(text => text.replaceAll(/\((\$\d+)::boolean or not d\.masked\)/g, '($1::boolean or true)')) },
  },
  scope: {
    what: 'the documents chosen for a professional are not looked at',
    overrides: { wrapDatabase: rewriting(without(/\((\$\d+)::(uuid\[\]) is null or (d\.document_id)/g)) },
  },
  matrix: {
    what: 'the habilitation matrix is not looked at',
    overrides: { wrapDatabase: rewriting(without(/\((\$\d+)::(bigint\[\]) is null or (d\.class_tag)/g)) },
  },
  'trace-after-send': { what: 'the trace of a reading commits after its body has left', overrides: { wrapDatabase: traceAfterSend } },
  'no-trace': { what: 'readings are not traced at all', overrides: { wrapDatabase: noTrace } },
  'ack-before-commit': { what: 'a deposit is acknowledged before it is committed', overrides: { wrapDatabase: ackBeforeCommit } },
  'flip-byte': { what: 'one byte of each content is changed as it is opened', overrides: { wrapKeyring: flippingOneByte } },
} as const satisfies Record<string, Break>

export type BreakKind = keyof typeof BREAKS

export const isBreak = (text: string): text is BreakKind => text in BREAKS
