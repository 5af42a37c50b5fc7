import type { ActorId, RecordId, Tag } from '../kernel/ids.ts'
import { after, type Instant, toIso } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Parameters, parametersAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Known } from './actor-facts.ts'
import type { Condition } from './judge.ts'
import type { AccessRule, RightsSnapshot, Settings } from './model.ts'
import { type AlarmRow, declareWithin, type PresenceMeans, selectAlarms, selectPresence, upsertPresence } from './presence-store.ts'
import { TOO_MANY_DECLARED } from './refusals.ts'

/**
 * Her card was read here, so she is there. It opens nothing: it lets an agreement be declared where one must be proved, and what it proves is not counted
 * among what nobody proved (security.md A3). Her emergency card proves nothing of the kind: it is made to be found on somebody who cannot answer.
 */
export const provePresence = async (op: Operation, recordId: RecordId, means: PresenceMeans): Promise<void> => {
  const until = after(op.instant, parametersAt(op.instant).presenceMs)
  await upsertPresence(op.db, { actorId: op.caller.subject.id, tag: presenceTag(op, recordId), means, at: op.instant, until })
}

/** Not a tag of the record: what ties a professional to a person must not be read beside her rules. */
const presenceTag = ({ keyring, caller }: Operation, recordId: RecordId): Buffer =>
  keyring.blindIndex('presence', `${recordId}|${caller.subject.id}`)

/**
 * What proves that the person is there, or null. Without a proof, one more of the day's declarations is spent: before anything is decided, whatever the record,
 * so that the ceiling tells nothing. Errors: `too-many-declared`.
 */
export const provenOrCounted = async (op: Operation, recordId: RecordId): Promise<PresenceMeans | null> => {
  const means = await selectPresence(op.db, op.caller.subject.id, presenceTag(op, recordId), op.instant)
  if (means !== null) return means
  const { declaredPerActorDay, declaredPerActorWeek, declaredPerStructureDay } = parametersAt(op.instant)
  const { subject, exercise } = op.caller
  const ceiling = [
    subject.id,
    exercise?.structureId ?? null,
    toIso(op.instant),
    declaredPerActorDay,
    declaredPerStructureDay,
    declaredPerActorWeek,
  ]
  if (!(await declareWithin(op.db, ceiling))) {
    op.log.warn('a ceiling of declared agreements was crossed', { correlationId: op.correlationId, refusal: TOO_MANY_DECLARED.code })
    return refuse(TOO_MANY_DECLARED)
  }
  return null
}

/**
 * Who enters by declaring: whoever proved that the person is there; whoever had an access that the person did not end; and, where a declared agreement opens,
 * anybody, unless the person refused an access of emergency: such a record is entered by no word of a stranger (architecture §5, Existence).
 */
export const mayEnter =
  (op: Operation, proven: PresenceMeans | null, tagOf: (snapshot: RightsSnapshot) => Tag): Condition =>
  (snapshot, known) => {
    const parameters = parametersAt(op.instant)
    if (proven !== null || hasEntered(snapshot.rules.get(tagOf(snapshot)))) return true
    if (isRelated(known, parameters)) return true
    return parameters.declaredConsentOpens && !hasRefusedEmergencies(snapshot.settings)
  }

/** An agreement that ran out is an earlier relation; one that the person ended, or a block, is her no. */
const hasEntered = (rule: AccessRule | undefined): boolean => rule !== undefined && rule.relation !== 'none' && !rule.blocked

const isRelated = ({ relation }: Known, { holdersCodeProvesPresence }: Parameters): boolean =>
  relation === 'share' ? holdersCodeProvesPresence : relation !== 'none' && relation !== 'blocked'

const hasRefusedEmergencies = ({ breakGlass, regulation }: Settings): boolean => !breakGlass || !regulation

export type AccessAlarm = { readonly actorId: ActorId; readonly at: Instant; readonly reason: AlarmRow['reason'] }

/** Ceilings that were crossed since then, latest first: for who watches over accesses. Names nobody's record. */
export const alarmsSince = async (op: Operation, since: Instant): Promise<readonly AccessAlarm[]> =>
  (await selectAlarms(op.db, since)).map(row => ({ actorId: row.actor_id, at: row.raised_at, reason: row.reason }))
