import type { Authentication } from '../../kernel/actors.ts'
import type { ActorId, Branded, DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

export type ExportId = Branded<string, 'ExportId'>

/** What she wants of it. Days are `YYYY-MM-DD` of the act, both included. */
export type ExportScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'period'; readonly from?: string; readonly to?: string }
  | { readonly kind: 'categories'; readonly categories: readonly string[] }

/** Heirs get less than a holder: see `access/hand-over.ts`. */
export type HandedTo = 'heirs' | 'holder'

/** Who asked: somebody, as she had signed in; or two agents at the desk, for somebody who may not open the record, and who read nothing. */
export type Asker =
  | { readonly kind: 'person'; readonly caller: Omit<Authentication, 'sessionId'> }
  | { readonly kind: 'handing-over'; readonly to: HandedTo; readonly requestId: string }

export type AskedExport = { readonly asker: Asker; readonly scope: ExportScope }

export type ExportState = 'asked' | 'running' | 'ready' | 'failed' | 'cancelled' | 'expired'

/** Documents copied so far, of how many; `missing`: those that could not be read. */
export type ExportProgress = { readonly done: number; readonly total: number; readonly missing: readonly DocumentId[] }

export type Export = {
  readonly id: ExportId
  readonly state: ExportState
  readonly askedAt: Instant
  readonly expiresAt: Instant | null
  readonly bytes: number | null
  readonly scope: ExportScope
  readonly progress: ExportProgress
}

/** The words of families of documents, as the pages have them. */
export type Families = (typeCode: string) => { readonly id: string; readonly label: string }

export const NOT_BEGUN: ExportProgress = { done: 0, total: 0, missing: [] }

/** One folder a record, so that a purge finds all of it; one file an attempt, so that two never write the same. */
export const archiveKey = (recordId: RecordId, attempt: string): string => `${recordId}/export/${attempt}`

export const ARCHIVE_TYPE = 'application/zip'

/** Whose key seals what is asked and how far it is: not the record's, nothing opens that without a trace; not in clear, it would say who is whose relative. */
export const EXPORTER = '00000000-0000-4000-8000-000000000004' as ActorId
