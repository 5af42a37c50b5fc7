import type { Database, Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'

/**
 * The same act, inside a transaction that already runs: a verb that opens its own joins this one. What a clock does and the clock itself are
 * one fact: both stand, or neither. (A verb that fails fails the whole: a transaction remembers its first failure.)
 */
export const within = (op: Operation, tx: Queries): Operation => ({ ...op, db: joined(op.db, tx) })

const joined = (db: Database, tx: Queries): Database => ({
  ...db,
  rows: query => tx.rows(query),
  batch: queries => Promise.all(queries.map(query => tx.rows(query))),
  transaction: work => work(tx),
})
