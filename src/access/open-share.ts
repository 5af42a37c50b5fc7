import type { RecordId, ShareId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { traceRefusal, writeUnderTrace } from '../audit/index.ts'
import { issueGrant } from '../kernel/grant.ts'
import { policyVersionAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Known, knownOn } from './actor-facts.ts'
import { callerAsActor, type OnAccess } from './declare-access.ts'
import { decidingAgain } from './door.ts'
import { wouldRead } from './sight.ts'
import { isLive, type RightsSnapshot, type Share, type ShareDetail } from './model.ts'
import { SHARE_CODE_UNKNOWN, SHARE_TRIES } from './refusals.ts'
import { shareTag } from './share.ts'
import { bindShare, selectCode, tryWithin } from './share-store.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf, shareContext } from './snapshot.ts'
import { shelterOf } from './sheltered.ts'
import { NOTHING_VISIBLE } from './visibility.ts'

export type OpenedShare = { readonly recordId: RecordId; readonly until: Instant }

/** Sixty bits and twenty tries an hour: a guess in thirty million centuries. */
const TRIES = 20
const ACT = { action: 'access.open-share' as const, changesRights: true }

/**
 * A professional types the code that the person showed her. The first who does is the only one it opens to, for the time that was given, by who she is in
 * the directory. Unknown, over, ended, another's, blocked, closed: one answer after the same statements, on the record or on a decoy.
 */
export const openShare = async (op: Operation, typed: string, onUse?: OnAccess): Promise<OpenedShare> => {
  if (!(await tryWithin(op.db, op.caller.subject.id, op.instant, TRIES))) return refuse(SHARE_TRIES)
  const place = await selectCode(op.db, shareTag(op, typed))
  const recordId = place?.record_id ?? (op.draw.uuid() as RecordId)
  const opened = await decidingAgain(recordId, () => open(op, recordId, place?.share_id, onUse))
  forgetSnapshot(recordId)
  return opened
}

const open = async (op: Operation, recordId: RecordId, shareId: ShareId | undefined, onUse?: OnAccess): Promise<OpenedShare> => {
  const snapshot = await loadSnapshot(op, recordId)
  const known = knownOn(op, snapshot)
  const share = snapshot.shares.find(({ id }) => id === shareId)
  const isOpen = share !== undefined && mayOpen(op, snapshot, known, share)
  const grant = grantOf(op, snapshot, known, isOpen ? (await openRightsOf(op, snapshot)).holderName : '')
  if (!isOpen) {
    await traceRefusal(op, grant, ACT, SHARE_CODE_UNKNOWN.code)
    return refuse(SHARE_CODE_UNKNOWN)
  }
  const opened = { recordId, until: share.until }
  if (share.actorTag !== null) return opened
  const { shares } = await openRightsOf(op, snapshot)
  const sealer = await op.keyring.sealer(recordId)
  const detail: ShareDetail = {
    ...(shares.get(share.id) ?? { scope: { kind: 'documents', documentIds: [] }, minutes: 0 }),
    actor: callerAsActor(op),
  }
  const sealed = sealer.rights(shareContext(share.id), Buffer.from(JSON.stringify(detail)))
  await writeUnderTrace(op, grant, ACT, async tx => {
    await bindShare(tx, recordId, { shareId: share.id, actorTag: known.tag, at: op.instant, sealed })
    await onUse?.(tx, recordId, grant.shelter.acts)
  })
  return opened
}

/** Asked of the decision itself, as if the code were hers: what would one ordinary document answer? A relation she has is left as it is. */
const mayOpen = (op: Operation, snapshot: RightsSnapshot, known: Known, share: Share): boolean =>
  snapshot.real &&
  op.caller.subject.kind === 'professional' &&
  op.mode === 'normal' &&
  isLive(share, op.instant) &&
  (share.actorTag === null || share.actorTag === known.tag) &&
  wouldRead(op, snapshot, { ...known, relation: known.relation === 'none' ? 'share' : known.relation })

const grantOf = (op: Operation, snapshot: RightsSnapshot, known: Known, holderName: string) =>
  issueGrant({
    right: 'declare-access',
    recordId: snapshot.recordId,
    actorId: op.caller.subject.id,
    actorTag: known.tag,
    structureTag: known.structureTag,
    holderName,
    holderId: snapshot.holderId,
    rightsVersion: snapshot.version,
    basis: { rule: 'share', relation: 'share', policy: policyVersionAt(op.instant), mode: op.mode },
    visibility: NOTHING_VISIBLE(op.instant),
    blind: false,
    shelter: shelterOf(snapshot, known, op.instant),
  })
