import type { RecordId } from '../kernel/ids.ts'
import { writeUnderTrace } from '../audit/index.ts'
import type { DirectoryEntry } from '../directory/index.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import type { AccessRule, RuleActor, RuleDetail } from './model.ts'
import { actorTag, writeRule } from './rules.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'

type Written = { readonly rule: Omit<AccessRule, 'actorTag'>; readonly detail: RuleDetail }

/**
 * Her attending doctor, as she declared him to the insurer (CSS L.162-5-3): the rules of her open record say what the register says, from the next
 * request on. Who was it before keeps nothing of it. What she chose herself of either (a block, an opposition to deposits) stays. Nothing to
 * change, no entry. By a loop.
 */
export const followAttendingDoctor = async (op: Operation, recordId: RecordId, doctor: RuleActor | undefined): Promise<void> => {
  if ((await changesOf(op, recordId, doctor)).length === 0) return
  const act = { action: 'access.name-role', changesRights: true } as const
  await underGrant(op, recordId, 'delegate', act, async grant => {
    const changes = await changesOf(op, recordId, doctor)
    await writeUnderTrace(op, grant, act, async tx => {
      for (const { rule, detail } of changes) await writeRule(tx, op, recordId, rule, detail)
    })
  })
  forgetSnapshot(recordId)
}

const NO_RULE = { blocked: false, blockedInEmergency: false, depositsOpposed: false } as const

const changesOf = async (op: Operation, recordId: RecordId, doctor: RuleActor | undefined): Promise<readonly Written[]> => {
  const snapshot = await loadSnapshot(op, recordId)
  const { details } = await openRightsOf(op, snapshot)
  const wanted = doctor === undefined ? undefined : actorTag(op, recordId, doctor)
  const past = [...snapshot.rules.values()].flatMap(rule => {
    const detail = details.get(rule.actorTag)
    const isOver = rule.relation === 'attending' && rule.actorTag !== wanted
    return isOver && detail !== undefined ? [{ rule: { ...rule, relation: 'none' as const, until: op.instant }, detail }] : []
  })
  const known = wanted === undefined ? undefined : snapshot.rules.get(wanted)
  if (doctor === undefined || wanted === undefined || known?.relation === 'attending') return past
  const named: Written = {
    rule: { ...NO_RULE, ...known, relation: 'attending', from: op.instant, until: null },
    detail: { scope: details.get(wanted)?.scope ?? { kind: 'all' }, basis: 'fact', actor: doctor },
  }
  return [...past, named]
}

/** A professional of the directory, as rules name him. */
export const directoryActor = ({ id, kind, name, nationalId, exercises: [exercise], qualification }: DirectoryEntry): RuleActor => ({
  id,
  kind,
  name,
  nationalId,
  ...(exercise === undefined ? (qualification ?? {}) : { profession: exercise.profession, structureName: exercise.structureName }),
})
