import pg from 'pg'
import { CommitUnknown, DatabaseFault, databaseErrorCode, faultOf, UNABLE_TO_CONNECT } from './errors.ts'
import type { ConnectOptions } from './query.ts'
import { WireClient } from './wire.ts'

export const KEEP_ALIVE_MILLISECONDS = 10_000
const CONNECT_MILLISECONDS = 10_000
const IDLE_MILLISECONDS = 60_000
const STATEMENT_MILLISECONDS = 30_000

const place = (options: ConnectOptions): pg.ClientConfig => {
  if ('url' in options) return { connectionString: options.url }
  const { host, port = 5432, user, password, database } = options
  return { host, port, user, password, database }
}

/** PostgreSQL's start-up options; names of roles are ours, never an input. */
const startUp = (options: ConnectOptions): string =>
  [options.role && `role=${options.role}`, 'timezone=UTC', 'jit=off', 'client_min_messages=warning']
    .filter(setting => setting)
    .map(setting => `-c ${setting}`)
    .join(' ')

export const clientConfig = (options: ConnectOptions): pg.ClientConfig => {
  const statementTimeout = options.statementTimeout ?? STATEMENT_MILLISECONDS
  return {
    ...place(options),
    application_name: options.applicationName ?? 'carnet',
    options: startUp(options),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MILLISECONDS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    ...(statementTimeout > 0 && { statement_timeout: statementTimeout, idle_in_transaction_session_timeout: statementTimeout }),
  }
}

/** The driver throws an `error` event nobody listens to, which ends the process: every client has a listener for life. */
export const openPool = (options: ConnectOptions): pg.Pool => {
  const config = clientConfig(options)
  const client = class extends WireClient {
    constructor() {
      super(config)
      this.on('error', () => undefined)
    }
  }
  const pool = new pg.Pool({ ...({ Client: client } as object), max: options.poolSize, idleTimeoutMillis: IDLE_MILLISECONDS })
  pool.on('error', error => options.lost?.(faultOf(error)))
  return pool
}

/** After these a connection is not worth keeping: it is gone, or a plan it holds no longer fits the tables. */
const SPENT = ['0A000', '26000', '42P05', '57P01', '57P02', '57P03', '57P05']

const spent = (error: unknown): boolean => {
  const code = databaseErrorCode(error)
  return error instanceof CommitUnknown || (code !== undefined && (code.startsWith('08') || SPENT.includes(code)))
}

/** Lends a connection; waits for one when all are out. One that is not idle when it comes back is closed. */
export const lend = async <T>(pool: pg.Pool, use: (client: WireClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect().catch((error: unknown) => {
    const fault = faultOf(error)
    throw fault.code.startsWith('08') ? new DatabaseFault(UNABLE_TO_CONNECT, fault.message) : fault
  })
  if (!(client instanceof WireClient)) throw new TypeError('a pool of other clients')
  let broken = false
  try {
    return await use(client)
  } catch (error) {
    broken = spent(error)
    throw error
  } finally {
    client.release(broken || client.getTransactionStatus() !== 'I')
  }
}
