import type { SubjectKind } from '../kernel/actors.ts'
import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { timestamp } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { TOO_MANY_LOOK_UPS } from './refusals.ts'
import { type LookedUp, selectByTagWithin, spendLookUp } from './store.ts'

/** Who asks for people one by one, and could ask for everybody: security.md A6. The insurer's feed and the loops go through their own registers. */
const COUNTED: Readonly<Record<SubjectKind, boolean>> = {
  professional: true,
  secretary: true,
  structure: true,
  laboratory: true,
  agent: true,
  person: true,
  'catalogue-service': true,
  'insurer-feed': false,
  system: false,
}

export const isCounted = (op: Operation): boolean => COUNTED[op.caller.subject.kind]

const ceilingOf = (op: Operation): readonly unknown[] => {
  const { lookUpsPerActorHour, lookUpsPerStructureHour } = parametersAt(op.instant)
  const { subject, exercise } = op.caller
  return [subject.id, exercise?.structureId ?? null, timestamp(op.instant), lookUpsPerActorHour, lookUpsPerStructureHour]
}

/**
 * The look-up, its count and how the identity stands where the caller works, in one flight: above the ceiling the number is not even looked for. Errors:
 * `too-many-look-ups`.
 */
export const lookUp = async (op: Operation, tag: Buffer, standing: readonly [ActorId, Buffer]): Promise<Omit<LookedUp, 'within'>> => {
  const { within, ...looked } = await selectByTagWithin(op.db, tag, ceilingOf(op), standing)
  return within ? looked : refuse(TOO_MANY_LOOK_UPS)
}

/** Spends one look-up before a verb that finds somebody by her number in another way: opening a record on demand. */
export const requireLookUp = async (op: Operation): Promise<void> => {
  if (isCounted(op) && !(await spendLookUp(op.db, ceilingOf(op)))) refuse(TOO_MANY_LOOK_UPS)
}
