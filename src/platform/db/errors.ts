/**
 * What can go wrong below a statement. PostgreSQL quotes values in its messages (« Key (email)=(…) already exists »):
 * they stop here, a fault carries the SQLSTATE, the names of the statement, constraint, table and column, never a value.
 */
export type Fault = DatabaseFault | CommitUnknown

export class DatabaseFault extends Error {
  readonly code: string
  readonly statement: string | undefined
  readonly constraint: string | undefined

  constructor(code: string, text: string, statement?: string, constraint?: string) {
    super(`database ${code}${statement ? ` in ${statement}` : ''}${constraint ? ` on ${constraint}` : ''}: ${text}`)
    this.name = 'DatabaseFault'
    this.code = code
    this.statement = statement
    this.constraint = constraint
  }
}

/** The connection was lost after the commit was asked for: it may have happened or not (SQLSTATE 08007). */
export class CommitUnknown extends Error {
  readonly code = '08007'
  readonly statement: string | undefined

  constructor(statement: string | undefined) {
    super(`connection lost while ${statement ?? 'a transaction'} was committing: the outcome is unknown`)
    this.name = 'CommitUnknown'
    this.statement = statement
  }
}

/** SQLSTATE of a database error, else undefined. */
export const databaseErrorCode = (error: unknown): string | undefined =>
  error instanceof DatabaseFault || error instanceof CommitUnknown ? error.code : undefined

/** Name of the violated constraint, else undefined. */
export const databaseConstraint = (error: unknown): string | undefined => (error instanceof DatabaseFault ? error.constraint : undefined)

export const UNABLE_TO_CONNECT = '08001'
export const CONNECTION_LOST = '08006'

type Raised = { code?: unknown; severity?: unknown; message?: unknown; constraint?: unknown }
const isRaised = (error: unknown): error is Raised => error instanceof Error && 'severity' in error

/** True when the server answered and goes on; false when the connection itself is gone. */
export const serverAnswered = (error: unknown): boolean => isRaised(error) && error.severity !== 'FATAL' && error.severity !== 'PANIC'

/** Classes 22 (data) and 23 (constraints) are the ones whose text quotes values. */
const quotesValues = (code: string): boolean => code.startsWith('22') || code.startsWith('23')

export const faultOf = (error: unknown, statement?: string): Fault => {
  if (error instanceof DatabaseFault || error instanceof CommitUnknown) return error
  if (!isRaised(error)) return new DatabaseFault(CONNECTION_LOST, systemCode(error), statement)
  const code = typeof error.code === 'string' ? error.code : 'XX000'
  const text = quotesValues(code) ? 'value refused' : String(error.message)
  return new DatabaseFault(code, text, statement, typeof error.constraint === 'string' ? error.constraint : undefined)
}

/** Errors of the operating system say their code (ECONNREFUSED); their text may hold a password-bearing URL. */
const systemCode = (error: unknown): string => {
  if (!(error instanceof Error)) return 'connection error'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.message
}
