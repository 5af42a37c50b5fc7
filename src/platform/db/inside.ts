import type { Database, Queries } from './query.ts'

const elsewhere = (): never => {
  throw new TypeError('inside a transaction: a connection of its own is asked for outside it')
}

/**
 * The transaction as a verb takes its database, for several verbs in one: their statements go to it, a transaction of theirs is a part of it, and what they
 * ask in the same tick travels together. It stands or falls as a whole: a verb that catches
 * the failure of its own transaction would keep what that wrote, so it must let it go on.
 */
export const inside = (tx: Queries): Database => ({
  rows: query => tx.rows(query),
  batch: queries => Promise.all(queries.map(query => tx.rows(query))),
  transaction: work => work(tx),
  script: elsewhere,
  withAdvisoryLock: elsewhere,
  ifAdvisoryLock: elsewhere,
  listen: elsewhere,
  pressure: elsewhere,
  close: elsewhere,
})
