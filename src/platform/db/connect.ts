import type pg from 'pg'
import { ifAdvisoryLock, listen, withAdvisoryLock } from './dedicated.ts'
import { CommitUnknown, faultOf, serverAnswered } from './errors.ts'
import { fly, type Landed } from './flight.ts'
import { lend, openPool } from './pool.ts'
import type { ConnectOptions, Database, Query } from './query.ts'
import { transact } from './transaction.ts'

/** Autocommitted: when the connection goes before the answer, what the statement wrote is there or not. */
const autocommit = (pool: pg.Pool, queries: readonly Query[]): Promise<readonly Landed[]> =>
  lend(pool, async client => {
    const statement = queries.map(query => query.name).join('+')
    return fly(client, queries).catch((error: unknown) => {
      if (error instanceof TypeError) throw error
      throw serverAnswered(error) ? faultOf(error, statement) : new CommitUnknown(statement)
    })
  })

/** Opens no connection yet: the first statement does. */
export const connect = (options: ConnectOptions): Database => {
  const pool = openPool(options)
  let closing: Promise<void> | undefined
  return {
    rows: async <R>(query: Query) => (await autocommit(pool, [query]))[0]?.rows as readonly R[],
    batch: async queries => (await autocommit(pool, queries)).map(landed => landed.rows),
    transaction: work => lend(pool, client => transact(client, work)),
    script: text =>
      lend(pool, async client => {
        await client.query(text).catch((error: unknown) => {
          throw faultOf(error, 'script')
        })
      }),
    withAdvisoryLock: (name, work) => withAdvisoryLock(options, name, work),
    ifAdvisoryLock: (name, work) => ifAdvisoryLock(options, name, work),
    listen: (channel, heard) => listen(options, channel, heard),
    pressure: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => (closing ??= pool.end()),
  }
}

/** The driver's own pool, results as text: for a library that brings its own statements (the job queue). */
export const driverPool = (options: ConnectOptions): pg.Pool => openPool(options)
