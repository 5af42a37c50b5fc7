import { requireDpo } from '../accounts/index.ts'
import { checkChain, ownJournalRows } from '../audit/index.ts'
import { directoryEntry, professionalByNationalId } from '../directory/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { type Instant, toIso } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { ACTOR_UNKNOWN, SEARCH_TOO_WIDE } from './refusals.ts'
import { insertSearch, selectSearches } from './store.ts'

export type Sought = {
  /** Her number in the directory, or her national identifier. */
  readonly actor: string
  /** `YYYY-MM-DD`, both included. */
  readonly from: string
  readonly to: string
  readonly relation?: string
  readonly outcome?: string
  /** Pseudonym of a record. */
  readonly record?: string
  readonly reason: string
}

/** What one actor did, pseudonymously: names and motives stay sealed under the records' keys, documents are counted. */
export type ProofLine = {
  readonly at: string
  readonly action: string
  readonly record: RecordId
  readonly documents: number
  readonly outcome: string
  readonly mode: string
  readonly relation: string
}

export type Proof = {
  readonly actor: string
  readonly lines: readonly ProofLine[]
  readonly isCut: boolean
  readonly counts: readonly { readonly outcome: string; readonly n: number }[]
  readonly records: number
  readonly chains: readonly { readonly record: RecordId; readonly entries: number; readonly isIntact: boolean }[]
}

type Written = Omit<ProofLine, 'documents'> & { readonly documents: readonly string[] }

const LOOKED_AT = 5_000
const SHOWN = 500
const CHECKED = 50
const DAYS = 400

/**
 * Searches the trace for what one professional did. The search itself is kept for ever, with its reason. Errors: `dpo-only`, `search-too-wide`,
 * `search-actor-unknown`.
 */
export const searchProof = async (op: Operation, sought: Sought): Promise<Proof> => {
  await requireDpo(op)
  if (Date.parse(sought.to) - Date.parse(sought.from) > DAYS * 86_400_000 || sought.to < sought.from) return refuse(SEARCH_TOO_WIDE)
  const entry = (await professionalByNationalId(op.db, sought.actor)) ?? (await byNumber(op, sought.actor)) ?? refuse(ACTOR_UNKNOWN)
  const rows = await ownJournalRows(op.db, entry.id, null, LOOKED_AT)
  const all = rows.map(row => openLine(op, entry.id, row.sealed)).filter(line => isSought(line, sought))
  const records = [...new Set(all.map(({ record }) => record))]
  const chains = await Promise.all(records.slice(0, CHECKED).map(async record => ({ record, ...(await checkChain(op.db, record)) })))
  await noteSearch(op, sought, all.length)
  const outcomes = [...new Set(all.map(({ outcome }) => outcome))]
  return {
    actor: entry.name,
    lines: all.slice(0, SHOWN),
    isCut: rows.length === LOOKED_AT || all.length > SHOWN,
    counts: outcomes.map(outcome => ({ outcome, n: all.filter(line => line.outcome === outcome).length })),
    records: records.length,
    chains,
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const byNumber = async (op: Operation, actor: string) => (UUID.test(actor) ? directoryEntry(op.db, actor as ActorId) : undefined)

const openLine = ({ keyring }: Operation, actorId: ActorId, sealed: Buffer): ProofLine => {
  const { at, action, record, documents, outcome, mode, relation } = JSON.parse(
    keyring.openForActor(actorId, 'journal', sealed).toString('utf8'),
  ) as Written
  return { at, action, record, documents: documents.length, outcome, mode, relation }
}

const isSought = ({ at, relation, outcome, record }: ProofLine, sought: Sought): boolean => {
  const day = at.slice(0, 10)
  return (
    day >= sought.from &&
    day <= sought.to &&
    (sought.relation === undefined || sought.relation === relation) &&
    (sought.outcome === undefined || sought.outcome === outcome) &&
    (sought.record === undefined || sought.record === record)
  )
}

const context = (id: string): string => `proof-search|${id}`
type Noted = { readonly by: string; readonly what: string; readonly reason: string; readonly found: number }

/** Her own searches are traced too: what she looked for, why, how much came. */
export const noteSearch = async (
  op: Operation,
  { reason, ...sought }: Sought | { reason: string; reveal: string },
  found: number,
): Promise<void> => {
  const { id: actorId, name } = op.caller.subject
  const id = op.draw.uuid()
  const noted: Noted = { by: name, what: Object.values(sought).join(' · '), reason, found }
  const sealed = op.keyring.sealForActor(actorId, context(id), Buffer.from(JSON.stringify(noted)))
  await insertSearch(op.db, { actorId, id, at: op.instant, sealed })
}

/** What everybody who may search looked for, the newest first. */
export const readSearches = async (op: Operation): Promise<readonly (Noted & { readonly at: Instant })[]> => {
  await requireDpo(op)
  return (await selectSearches(op.db)).map(({ search_id, actor_id, at, sealed }) => ({
    ...(JSON.parse(op.keyring.openForActor(actor_id, context(search_id), sealed).toString('utf8')) as Noted),
    at,
  }))
}

/** What is signed: the search, its answer, and when. */
export const proofText = (op: Operation, sought: Sought, proof: Proof): string =>
  JSON.stringify({ format: 'carnet-proof-export/v1', at: toIso(op.instant), sought, ...proof }, null, 1)
