import { LOOP, profilesOf } from '../accounts/index.ts'
import { findPerson, personsRepresentedBy, traitsOf } from '../identity/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { nameRepresentatives } from './register.ts'

/**
 * The children whom the register names the caller a representative of, offered to her pages: records opened by the million carry the rule, and their
 * lists are made when a parent first comes. Gives no right that the door had not; idempotent.
 */
export const recogniseChildren = async (op: Operation): Promise<void> => {
  if (op.caller.subject.kind !== 'person') return
  // One after the other: the order of what is done below an answer is never one of chance (test/worlds).
  const children = await personsRepresentedBy(op, op.caller.subject.id)
  const offered = await profilesOf(op)
  const known = new Set(offered.map(({ recordId }) => recordId))
  for (const personId of children) {
    const traits = await traitsOf(op, personId)
    const found = traits === undefined ? undefined : await findPerson(op, traits.ins)
    if (found !== undefined && !known.has(found.recordId)) await nameRepresentatives({ ...op, caller: LOOP }, personId).catch(ignoreShut)
  }
}

/** No record yet, or a shut one: there is nothing to offer. */
const ignoreShut = (error: unknown): number => {
  if (error instanceof Refusal) return 0
  throw error
}
