import { type Grant, issueGrant } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { problemOf } from '../kernel/ins.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { writeUnderTrace } from '../audit/index.ts'
import {
  conflictsBetween,
  displayName,
  findPerson,
  numberWithout,
  registerPerson,
  requireLookUp,
  type Traits,
  traitsOf,
} from '../identity/index.ts'
import { databaseErrorCode, type Queries } from '../platform/db/index.ts'
import { policyVersionAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { insertRecord, noteOpened, type RecordState } from '../records/index.ts'
import { type HelperRights, type RuleActor, type RuleDetail, type RuleRelation, type Settings, settingsAtBirth } from './model.ts'
import { ACT_REFUSED, INS_REFUSED, TRAITS_REFUSED } from './refusals.ts'
import { authorityEnds, startMajorities } from './authority.ts'
import { writeRule } from './rules.ts'
import { forgetSnapshot, loadSnapshot } from './snapshot.ts'
import { insertSettings } from './store.ts'

export type OpeningRequest = {
  readonly traits: Traits
  readonly state: RecordState
  readonly settings?: Settings
  /** How she agreed, when she asked for it herself (SEED 2): stands in the trace. */
  readonly motive?: string
  /** Facts known at birth: attending doctor (the insurer's declaration), representatives, helpers. */
  readonly relations?: readonly RelationAtBirth[]
}

export type RelationAtBirth = {
  readonly relation: RuleRelation
  readonly actor: RuleActor
  /** Until when it stands; absent: for a minor's representative her majority, else without end. */
  readonly until?: Instant
  /** Of a helper; absent: everything a helper may. */
  readonly helper?: HelperRights
}

export type Opened = { readonly recordId: RecordId; readonly personId: ActorId; readonly created: boolean }

/**
 * Opens a record, on demand at a professional's or a desk, or by the insurer (R.1111-28; SEED 2). Idempotent: a person who has a
 * record keeps it. Keys first, rows after; the trace of the opening is entry 1 of its `open` stream.
 */
export const openRecord = async (op: Operation, request: OpeningRequest): Promise<Opened> => {
  if (!MAY_OPEN.has(op.caller.subject.kind)) return refuse(ACT_REFUSED)
  const problem = problemOf(request.traits.ins)
  if (problem !== null && !(op.tolerateIdentity && problem === 'key')) return refuse(INS_REFUSED[problem])
  await requireLookUp(op)
  const known = await findPerson(op, request.traits.ins)
  if (known !== undefined && (await loadSnapshot(op, known.recordId)).real) return alreadyOpen(op, known, request)
  try {
    return known === undefined ? await openForNewPerson(op, request) : await openForRegistered(op, known, request)
  } catch (error) {
    // Somebody else opened it meanwhile (a double click): hers stands.
    const theirs = databaseErrorCode(error) === UNIQUE_VIOLATION ? await findPerson(op, request.traits.ins) : undefined
    if (theirs === undefined) throw error
    return alreadyOpen(op, theirs, request)
  }
}

/**
 * A record that stands keeps everything it has. To a professional it must look like one that she opened: the same answer, the same line in her own
 * journal, the same refusal of traits that are not hers; the person reads that it was asked for. The others are told it in the answer anyway.
 */
const alreadyOpen = async (op: Operation, known: Place, request: OpeningRequest): Promise<Opened> => {
  if (op.caller.subject.kind === 'professional') {
    await traitsAsRegistered(op, known, request)
    const given = openingGrant(op, known.recordId, known.personId, request.traits)
    await writeUnderTrace(op, given, { action: 'record.open' }, async () => undefined)
  }
  return { ...known, created: false }
}

/** She is in the insurer's register already: her traits there stand, and those of the request must be hers. */
const openForRegistered = async (op: Operation, known: Place, request: OpeningRequest): Promise<Opened> => {
  const { birthDate } = await traitsAsRegistered(op, known, request)
  await open(op, known, request, birthDate)
  return { ...known, created: true }
}

const traitsAsRegistered = async (op: Operation, known: Place, request: OpeningRequest): Promise<Traits> => {
  const traits = (await traitsOf(op, known.personId)) ?? request.traits
  const { birthName, birthFirstNames: firstNames, sex, birthDate } = request.traits
  return conflictsBetween(traits, { birthName, firstNames, sex, birthDate }).length > 0 ? refuse(TRAITS_REFUSED) : traits
}

const openForNewPerson = async (op: Operation, request: OpeningRequest): Promise<Opened> => {
  const place = { recordId: numberWithout(op.keyring, request.traits.ins), personId: op.draw.uuid() as ActorId }
  await op.keyring.createPersonKey(place.personId)
  await open(op, place, request, request.traits.birthDate, tx => registerPerson(tx, op, place.personId, place.recordId, request.traits))
  return { ...place, created: true }
}

const UNIQUE_VIOLATION = '23505'

type Place = { readonly recordId: RecordId; readonly personId: ActorId }

const open = async (
  op: Operation,
  { recordId, personId }: Place,
  request: OpeningRequest,
  birthDate: string,
  register: (tx: Queries) => Promise<void> = async () => undefined,
): Promise<void> => {
  await ensureRecordKey(op, recordId)
  const act = { action: 'record.open', opensChain: true, ...(request.motive === undefined ? {} : { motive: request.motive }) } as const
  await writeUnderTrace(op, openingGrant(op, recordId, personId, request.traits), act, async tx => {
    await register(tx)
    await insertRecord(tx, recordId, personId, request.state, op.instant)
    await insertSettings(tx, recordId, request.settings ?? settingsAtBirth(op.instant))
    for (const relation of request.relations ?? []) await writeRelation(tx, op, recordId, birthDate, relation)
    await startMajorities(tx, op.instant, [{ personId, birthDate }])
    await noteOpened(tx, op, [personId])
  })
  forgetSnapshot(recordId)
}

const writeRelation = async (
  tx: Queries,
  op: Operation,
  recordId: RecordId,
  birthDate: string,
  { relation, actor, until, helper = EVERYTHING }: RelationAtBirth,
): Promise<void> => {
  const ends = until ?? (relation === 'representative' ? authorityEnds(birthDate, op.instant) : null)
  const rule = { ...BARE, relation, from: op.instant, until: ends, ...(relation === 'helper' ? { helper } : {}) }
  await writeRule(tx, op, recordId, rule, { ...FACT, actor })
}

const EVERYTHING: HelperRights = { adds: true, writes: true }

/** A first attempt may have left the key without its row, or be making it at this moment. */
const ensureRecordKey = async ({ keyring }: Operation, recordId: RecordId): Promise<void> => {
  if (await keyring.hasRecordKey(recordId)) return
  await keyring.createRecordKey(recordId).catch(async (error: unknown) => {
    if (!(await keyring.hasRecordKey(recordId))) throw error
  })
}

const MAY_OPEN: ReadonlySet<string> = new Set(['professional', 'agent', 'insurer-feed', 'system'])
const BARE = { blocked: false, blockedInEmergency: false, depositsOpposed: false } as const
const FACT: Pick<RuleDetail, 'scope' | 'basis'> = { scope: { kind: 'all' }, basis: 'fact' }

export const openingGrant = (op: Operation, recordId: RecordId, personId: ActorId, traits: Traits): Grant<'open-record'> =>
  issueGrant({
    right: 'open-record',
    recordId,
    actorId: op.caller.subject.id,
    actorTag: op.keyring.tag(recordId, 'actor', 'nationalId' in op.caller.subject ? op.caller.subject.nationalId : op.caller.subject.id),
    structureTag: null,
    holderName: displayName(traits),
    holderId: personId,
    rightsVersion: null,
    basis: { rule: 'opening', relation: 'opening', policy: policyVersionAt(op.instant), mode: 'normal' },
    visibility: {
      own: null,
      others: false,
      masked: false,
      held: false,
      hiddenFromRepresentatives: false,
      hiddenPlaces: null,
      shelteredPlaces: [],
      everyAudience: false,
      audienceTags: [],
      classTags: null,
      monthTags: null,
      documentIds: null,
      at: op.instant,
    },
    blind: false,
  })
