import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { NO_RECORD } from '../../access/index.ts'
import { type Act, listUnderTrace, selectBeside } from '../../audit/index.ts'
import type { Operation } from '../../platform/operation.ts'
import type { FactKind, FactLine, FactStatus, Reading } from './model.ts'
import { kindTag, openFacts } from './seal.ts'
import { type FactRow, selectConsent, selectFacts, type Wanted } from './store.ts'

export type FactsRequest = {
  /** Default: every kind. */
  readonly kinds?: readonly FactKind[]
  /** Default: what stands, proposed or confirmed. */
  readonly statuses?: readonly FactStatus[]
}

export type ListedFacts = { readonly facts: readonly FactLine[]; readonly reading: Reading; readonly committed: CommittedGrant }

const STANDING: readonly FactStatus[] = ['proposed', 'confirmed']
/** More than a life leaves. */
const MOST = 20_000

/**
 * What was read in the documents that this reader sees, latest deposit first: one statement that selects, traces and commits, then the values open.
 * Throws NO_RECORD for a bearer who may not be told that the record exists and has nothing of her own in it.
 */
export const listFacts = async (op: Operation, grant: Grant<'read'>, request: FactsRequest = {}): Promise<ListedFacts> => {
  const act: Act = { action: 'documents.list-facts', ...(request.kinds === undefined ? {} : { sections: request.kinds }) }
  const { committed, value: rows } = await listUnderTrace<'read', FactRow>(
    op,
    grant,
    act,
    selectFacts(grant.visibility, wanted(op, grant, request)),
  )
  if (grant.blind && rows.length === 0) return refuse(NO_RECORD)
  return { facts: openFacts(await op.keyring.opener(committed), rows), reading: await readingBeside(op, committed, grant), committed }
}

/** The same beside another reading of the record, whose trace has committed and says what was read. */
export const factsBeside = async (
  op: Operation,
  committed: CommittedGrant,
  grant: Grant<'read'>,
  request: FactsRequest = {},
): Promise<Omit<ListedFacts, 'committed'>> => {
  if (committed.grant.recordId !== grant.recordId) throw new TypeError('beside another record')
  const rows = await selectBeside<FactRow>(op.db, committed, selectFacts(grant.visibility, wanted(op, grant, request)))
  return { facts: openFacts(await op.keyring.opener(committed), rows), reading: await readingBeside(op, committed, grant) }
}

const wanted = (op: Operation, grant: Grant, { kinds, statuses = STANDING }: FactsRequest): Wanted => ({
  kindTags: kinds === undefined ? null : kinds.map(kind => kindTag(op, grant.recordId, kind)),
  statuses,
  limit: MOST,
})

/** Whether she was asked, and what she said, is between her side and the server. */
const readingBeside = async (op: Operation, committed: CommittedGrant, grant: Grant): Promise<Reading> => {
  const [row] = await selectBeside<{ consents: boolean }>(op.db, committed, selectConsent())
  return { consents: isHerSide(grant) ? (row?.consents ?? null) : null }
}

const HER_SIDE: ReadonlySet<string> = new Set(['holder', 'representative', 'helper'])

export const isHerSide = ({ basis }: Grant): boolean => HER_SIDE.has(basis.relation)
