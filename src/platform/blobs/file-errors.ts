import { StoreFull } from './refusals.ts'

/** The system's name of an error (`ENOENT`…), or a word for anything else. Never its message, which holds paths. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'not a system error'

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])

/** "Disk full" becomes an expected no; everything else stays what it was. */
export const orFull = (error: unknown): unknown => (FULL.has(codeOf(error)) ? new StoreFull(codeOf(error)) : error)

/** For `.catch`: what to do when the file is not there; any other error goes on. */
export const ifMissing =
  <T>(instead: () => T) =>
  (error: unknown): T => {
    if (codeOf(error) !== 'ENOENT') throw error
    return instead()
  }
