/** An answer of the server that is a no, or its absence. `status` 0 = nothing came back (network). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly reference: string | undefined
  /** Stable codes of what did not match, for a document set aside; never what was written in it. */
  readonly reasons: readonly string[]

  constructor(status: number, code: string, message: string, reference?: string, reasons: readonly string[] = []) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.reference = reference
    this.reasons = reasons
  }
}

export const isProblem = (error: unknown, code?: string): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code)

/** Not found, hidden, opposed, closed or blocked: one answer, so one screen. */
export const isAbsent = (error: unknown): boolean => error instanceof Problem && error.status === 404
