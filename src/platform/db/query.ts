import type { Fault } from './errors.ts'

/**
 * One statement. `name` names the prepared statement on each connection (at most 63 bytes, `slice.verb_noun` by habit):
 * one name, one text, for ever; the same name with another text is a fault.
 */
export type Query = { readonly name: string; readonly text: string; readonly values?: readonly unknown[] }

export type Queries = {
  /** Rows in order. Column types are decoded by `decode.ts`; an unknown type is a fault. `R` is the caller's word for its own SELECT. */
  rows<R>(query: Query): Promise<readonly R[]>
}

export type Database = Queries & {
  /** Several statements, one round trip, one transaction (none may need a result of another). Rows of each, in order. */
  batch(queries: readonly Query[]): Promise<readonly (readonly unknown[])[]>
  /**
   * BEGIN travels with the first statement; statements asked for in the same tick travel together; COMMIT is one more round trip.
   * Throws `CommitUnknown` when the connection is lost while committing: nothing may leave then.
   */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>
  /** Several statements separated by semicolons, without parameters, in one implicit transaction: migrations only. */
  script(text: string): Promise<void>
  /** Waits for the lock, works, releases. `signal` aborts when the connection that holds the lock is lost. */
  withAdvisoryLock<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Works only if nobody else holds the lock; says whether it did. */
  ifAdvisoryLock(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean>
  /** Calls back for each NOTIFY, and once with '' after each (re)connection: what was missed must be looked for. */
  listen(channel: string, heard: (payload: string) => void): Promise<Listening>
  pressure(): { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

export type Listening = { stop(): Promise<void> }

export type Place =
  | { readonly url: string }
  | { readonly host: string; readonly port?: number; readonly user: string; readonly password: string; readonly database: string }

export type ConnectOptions = Place & {
  /** Connections of the pool; more concurrent statements wait their turn. */
  readonly poolSize: number
  /** Role taken by every connection (`set role`); absent: the one who signs in. */
  readonly role?: string
  readonly applicationName?: string
  /** Milliseconds after which the server cancels a statement; 0 for never. Default 30,000. */
  readonly statementTimeout?: number
  /** Told of each connection lost while idle. */
  readonly lost?: (fault: Fault) => void
}
