import { type OwnLine, selectOwnLines } from './own-lines.ts'
import type { Operation } from '../platform/operation.ts'

export type OwnPage = { readonly lines: readonly OwnLine[]; readonly next: string | null }

const PAGE = 100

/** « Mes accès »: what the caller did, on whose record, why. Sealed for her; nobody else's key opens it. */
export const readOwnJournal = async (op: Operation, request: { readonly cursor?: string } = {}): Promise<OwnPage> => {
  const actorId = op.caller.subject.id
  const before = request.cursor !== undefined && /^\d{1,18}$/.test(request.cursor) ? request.cursor : null
  const lines = await selectOwnLines(op, actorId, before, PAGE)
  return { lines, next: lines.length === PAGE ? (lines.at(-1)?.id ?? null) : null }
}
