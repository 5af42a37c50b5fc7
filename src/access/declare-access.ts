import type { Exercise } from '../kernel/actors.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { RightsMoved, traceRefusal, writeUnderTrace } from '../audit/index.ts'
import { attachmentsOf, placesOf, professionalByNationalId } from '../directory/index.ts'
import { parametersAt } from '../policy/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrantIf } from './door.ts'
import type { AccessRule, RuleActor, RuleDetail } from './model.ts'
import { NO_RECORD, UNKNOWN_PROFESSIONAL } from './refusals.ts'
import { mayEnter, provenOrCounted } from './presence.ts'
import { writeRule } from './rules.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'
import { actorTag } from './rules.ts'

/** `consent`: she told the professional yes, for this consultation. Team membership is a dated fact, never a button. */
export type DeclaredBasis = 'consent'

/** Others tell her, in the very transaction: what they leave stands if and only if the access does. `isSheltered`: of a place kept from some of her side. */
export type OnAccess = (tx: Queries, recordId: RecordId, isSheltered: boolean) => Promise<void>

/** A secretary noted it for somebody: he is told, in the very transaction. */
export type OnNoted = (tx: Queries, recordId: RecordId, whose: ActorId) => Promise<void>

/**
 * TD0.3: a professional declares that the person agreed (R.1111-46). It lasts the consultation (24 h; a pharmacy three days); what the
 * person gave for longer, or scoped, stays as she gave it. A secretary declares it for the professional of her structure whom she names, and gets nothing of it
 * herself (PDT-INF-526 TD0.3 note 1). Who is there for the first time may have to prove that the person is (`presence.ts`). `onFirst`: nothing was ever written of this professional in this record. Errors: `no-record`,
 * `too-many-declared`, `unknown-professional`.
 */
export const declareAccess = async (
  op: Operation,
  recordId: RecordId,
  named?: string,
  onFirst?: OnAccess,
  onNoted?: OnNoted,
): Promise<{ readonly until: Instant }> => {
  const actor = await declaredFor(op, named)
  const isForAnother = actor.id !== op.caller.subject.id
  const act = {
    action: 'access.declare' as const,
    changesRights: true,
    ...(isForAnother ? { motive: `Accord noté pour ${actor.name}` } : {}),
  }
  const until = after(op.instant, durationFor(op, actor))
  const proven = await provenOrCounted(op, recordId)
  const enters = mayEnter(op, proven, ({ recordId: here }) => actorTag(op, here, actor))
  await underGrantIf(op, recordId, 'declare-access', act, enters, async grant => {
    const snapshot = await loadSnapshot(op, recordId)
    const tag = actorTag(op, recordId, actor)
    const known = snapshot.rules.get(tag)
    if (known?.blocked === true) {
      await traceRefusal(op, grant, act, NO_RECORD.code)
      return refuse(NO_RECORD)
    }
    const detail = (await openRightsOf(op, snapshot)).details.get(tag)
    if (known !== undefined && known.relation !== 'none' && (known.until === null || known.until >= until)) {
      // Nothing is written, so no trace compares the versions: a yes on rights that moved meanwhile is decided again here.
      if (snapshot.version !== grant.rightsVersion) throw new RightsMoved()
      return
    }
    await writeUnderTrace(op, grant, act, async tx => {
      await writeRule(
        tx,
        op,
        recordId,
        {
          relation: 'authorised',
          from: op.instant,
          until,
          blocked: false,
          blockedInEmergency: false,
          depositsOpposed: known?.depositsOpposed ?? false,
        },
        {
          scope: detail?.scope ?? { kind: 'all' },
          basis: 'declared',
          actor,
          ...(detail?.told === undefined ? {} : { told: detail.told }),
          ...secrecyOf(op, known, detail),
        },
      )
      if (known === undefined) await onFirst?.(tx, recordId, grant.shelter.acts)
      if (isForAnother) await onNoted?.(tx, recordId, actor.id)
    })
  })
  forgetSnapshot(recordId)
  return { until }
}

/** A consultation that her parents do not know of must not show in the rules they read. */
const secrecyOf = (op: Operation, known: AccessRule | undefined, detail: RuleDetail | undefined): Pick<RuleDetail, 'secret'> => {
  if (!op.secret) return {}
  if (detail?.secret !== undefined) return { secret: detail.secret }
  return { secret: { before: known === undefined ? null : { relation: known.relation, from: known.from, until: known.until } } }
}

const PHARMACIST = '21'

const placeOf = ({ profession, specialty, structureName }: Exercise) => ({
  profession,
  ...(specialty === undefined ? {} : { specialty }),
  structureName,
})

/**
 * For whom a secretary works: a professional who practises where she does, by number (PDT-INF-526 TD0.3 note 1, TD2.2), for a time or not. With what she is there. Errors:
 * `unknown-professional`.
 */
export const colleagueHere = async (op: Operation, named: string): Promise<RuleActor & { readonly nationalId: string }> => {
  const entry = await professionalByNationalId(op.db, named)
  const places = entry === undefined ? [] : placesOf(entry, await attachmentsOf(op.db, entry.id, op.instant), op.instant)
  const here = places.find(({ structureNationalId }) => structureNationalId === op.caller.exercise?.structureNationalId)
  if (entry?.kind !== 'professional' || here === undefined) return refuse(UNKNOWN_PROFESSIONAL)
  const { id, kind, name, nationalId } = entry
  return { id, kind, name, nationalId, ...placeOf(here) }
}

/** Who gets the access: the caller, or the professional of her structure whom a secretary names. */
const declaredFor = async (op: Operation, named: string | undefined): Promise<RuleActor> => {
  if (op.caller.subject.kind !== 'secretary') return callerAsActor(op)
  return named === undefined ? refuse(UNKNOWN_PROFESSIONAL) : colleagueHere(op, named)
}

const durationFor = (op: Operation, { profession }: RuleActor): number => {
  const { consultationConsentMs, pharmacyConsentMs } = parametersAt(op.instant)
  return profession === PHARMACIST ? pharmacyConsentMs : consultationConsentMs
}

export const callerAsActor = (op: Operation): RuleActor => {
  const { subject, exercise } = op.caller
  return {
    id: subject.id,
    kind: subject.kind,
    name: subject.name,
    ...('nationalId' in subject ? { nationalId: subject.nationalId } : {}),
    ...(exercise === undefined ? {} : placeOf(exercise)),
  }
}
