import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import { type DocumentId, isUuid } from '../kernel/ids.ts'
import { fromIso, toIso } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { NO_RECORD } from '../access/index.ts'
import { type Act, listUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { openLine } from './line.ts'
import type { DocumentLine, Status } from './model.ts'
import { type ListedRow, selectLines } from './store.ts'

export type ListRequest = {
  /** Default: what is current. */
  readonly statuses?: readonly Status[]
  readonly cursor?: string
  /** At most 10,000: more papers than a life leaves. */
  readonly limit?: number
  /** Says of each whether the caller has still to read it: a professional's own marks (shelf/own-reading.ts). */
  readonly tellsUnread?: true
}

export type Listed = { readonly lines: readonly DocumentLine[]; readonly next: string | null; readonly committed: CommittedGrant<'read'> }

const LIST: Act = { action: 'documents.list' }
export const LIMIT = { usual: 200, most: 10_000 }

/**
 * Every visible document of the record, latest deposit first: one statement that lists, traces and commits, then the lines open.
 * Throws NO_RECORD for a bearer who may not be told that the record exists and has nothing of her own in it.
 */
export const listDocuments = async (op: Operation, grant: Grant<'read'>, request: ListRequest = {}, act: Act = LIST): Promise<Listed> => {
  const limit = Math.min(request.limit ?? LIMIT.usual, LIMIT.most)
  const page = {
    statuses: request.statuses ?? ['approved' as const],
    before: readCursor(request.cursor),
    limit: limit + 1,
    tellsUnread: request.tellsUnread === true,
  }
  const { committed, value: rows } = await listUnderTrace<'read', ListedRow>(
    op,
    grant,
    act,
    selectLines(grant.visibility, grant.actorTag, page),
  )
  if (grant.blind && rows.length === 0) return refuse(NO_RECORD)
  const opener = await op.keyring.opener(committed)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    lines: rows.slice(0, limit).map(row => ({ ...openLine(opener, row), ...(row.unread === undefined ? {} : { unread: row.unread }) })),
    next: last === undefined ? null : `${toIso(last.submitted_at)}~${last.document_id}`,
    committed,
  }
}

/** As `toIso` writes the instants of our era. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** A cursor that is not ours reads from the beginning: it tells nothing either way. */
const readCursor = (cursor: string | undefined) => {
  const [at, id] = cursor?.split('~') ?? []
  if (at === undefined || id === undefined || !isUuid(id) || !INSTANT.test(at) || Number.isNaN(Date.parse(at))) return null
  return { at: fromIso(at), id: id as DocumentId }
}
