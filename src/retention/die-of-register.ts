import { holderSide } from '../access/index.ts'
import { findPerson, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { recordDeath } from './record-death.ts'

/** `records.die`: the register tells her death. Without a record, or with one that knows already, nothing is left to do. */
export const dieOfRegister = async (op: Operation, personId: ActorId): Promise<void> => {
  const traits = await traitsOf(op, personId)
  const found = traits === undefined ? undefined : await findPerson(op, traits.ins)
  const side = found === undefined ? null : await holderSide(op, found.recordId)
  if (found === undefined || side === null || side.state === 'deceased') return
  await recordDeath(op, found.recordId, 'register')
}
