import type { RecordId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Act, traceRefusal, writeUnderTrace } from '../audit/index.ts'
import { parametersAt, policyVersionAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { issueGrant } from '../kernel/grant.ts'
import { type Asking, knownOn, type Known } from './actor-facts.ts'
import type { OnAccess } from './declare-access.ts'
import { decide } from './decide.ts'
import { decidingAgain } from './door.ts'
import { type EmergencyRequest, motiveOf } from './emergency-motive.ts'
import type { RightsSnapshot } from './model.ts'
import { ALREADY_OPEN, NO_RECORD } from './refusals.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'
import { upsertEmergency } from './store.ts'
import { shelterOf } from './sheltered.ts'
import { NOTHING_VISIBLE } from './visibility.ts'

export type EmergencyOpened = { readonly until: Instant }

/** What runs in the same transaction: the two notices of R.1111-48, to the holder and her attending doctor. */
export type OnEmergency = OnAccess

/**
 * Opens an emergency access: bound to this session and record, for sixty minutes. Opposed, closed, unknown and blocked give one answer.
 * In one transaction: the trace with its motive, the access, the event that tells holder and attending doctor.
 */
export const breakGlass = async (
  op: Operation,
  recordId: RecordId,
  request: EmergencyRequest,
  onEmergency: OnEmergency,
): Promise<EmergencyOpened> => {
  const motive = motiveOf(request)
  return decidingAgain(recordId, () => open({ ...op, mode: request.mode }, recordId, { mode: request.mode, motive }, onEmergency))
}

type Asked = { readonly mode: EmergencyRequest['mode']; readonly motive: string }

const open = async (op: Operation, recordId: RecordId, request: Asked, onEmergency: OnEmergency): Promise<EmergencyOpened> => {
  const act: Act & { changesRights: boolean } = {
    action: request.mode === 'break-glass' ? 'access.break-glass' : 'access.open-regulation',
    motive: request.motive,
    changesRights: true,
  }
  const snapshot = await loadSnapshot(op, recordId)
  const known = knownOn(op, snapshot)
  const allowed = mayOpen(op, snapshot, known, request.mode)
  const grant = emergencyGrant(op, snapshot, known, request.mode, allowed ? (await openRightsOf(op, snapshot)).holderName : '')
  const refusal = !allowed ? NO_RECORD : hasAlready(known) || isInside(op, snapshot, known) ? ALREADY_OPEN : undefined
  if (refusal !== undefined) {
    await traceRefusal(op, grant, act, refusal.code)
    return refuse(refusal)
  }
  const until = after(op.instant, parametersAt(op.instant).emergencyMs)
  await writeUnderTrace(op, grant, act, async tx => {
    await upsertEmergency(tx, snapshot.recordId, op.instant, {
      actorTag: known.tag,
      sessionId: op.caller.sessionId,
      mode: request.mode,
      until,
    })
    await onEmergency(tx, snapshot.recordId, grant.shelter.acts)
  })
  forgetSnapshot(recordId)
  return { until }
}

const hasAlready = ({ relation }: Known): boolean => relation !== 'none' && relation !== 'blocked'

/** Inside a file that the other mode opened, no mode is switched on: it is closed first (CNDA EX_0.2-1040). The same one is said again, with its motive. */
const isInside = ({ caller, instant, mode }: Asking, { emergencies }: RightsSnapshot, { tag }: Known): boolean =>
  emergencies.some(
    access => access.mode !== mode && access.sessionId === caller.sessionId && access.actorTag === tag && instant < access.until,
  )

/** Asked of the decision itself, as if the mode were open: what would one ordinary document answer? */
const mayOpen = (op: Operation, snapshot: RightsSnapshot, known: Known, mode: EmergencyRequest['mode']): boolean =>
  snapshot.real &&
  known.kind === 'professional' &&
  (mode !== 'regulation' || op.caller.exercise?.regulation === true) &&
  decide({
    actor: known.kind,
    doctor: false,
    relation: known.relation,
    mode,
    right: 'read',
    state: snapshot.state,
    samu: snapshot.settings.regulation,
    breakGlass: snapshot.settings.breakGlass,
    maskedInEmergency: snapshot.settings.maskedInEmergency,
    blockInEmergency: known.blockInEmergency,
    depositsOpposed: false,
    own: false,
    scope: 'all',
    matrix: true,
    masked: false,
    held: false,
    hiddenFromRepresentatives: false,
    hiddenPlace: false,
    audience: 'all',
    policy: parametersAt(op.instant),
  }).answer === 'allow'

/** @internal for what opens one, and what closes it */
export const emergencyGrant = (op: Operation, snapshot: RightsSnapshot, known: Known, mode: EmergencyRequest['mode'], holderName: string) =>
  issueGrant({
    right: 'declare-access',
    recordId: snapshot.recordId,
    actorId: op.caller.subject.id,
    actorTag: known.tag,
    structureTag: known.structureTag,
    holderName,
    holderId: snapshot.holderId,
    rightsVersion: snapshot.version,
    basis: { rule: mode, relation: 'emergency', policy: policyVersionAt(op.instant), mode },
    visibility: NOTHING_VISIBLE(op.instant),
    blind: false,
    shelter: shelterOf(snapshot, known, op.instant),
  })
