import {
  authorityEnds,
  type Delegating,
  delegating,
  directoryActor,
  followAttendingDoctor,
  holderSide,
  personActor,
} from '../access/index.ts'
import { professionalByNationalId } from '../directory/index.ts'
import { findPerson, type Insured, insuredOf, traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import { closeNow } from './end.ts'
import { listOf } from './lists.ts'
import type { Delegation } from './model.ts'
import { nameRepresentatives } from './register.ts'

/**
 * `records.follow-register`: the insurer's register names another attending doctor, or other representatives of a child. The open record's rules
 * follow; an authority that a judge ended does not come back, nor does one that the register had taken away: the desk gives it again. Without an
 * open record there is nothing to follow: it will be opened with what the register says then.
 */
export const followRegister = async (op: Operation, outbox: Outbox, personId: ActorId): Promise<void> => {
  const traits = await traitsOf(op, personId)
  const [found, insured] = traits === undefined ? [] : await Promise.all([findPerson(op, traits.ins), insuredOf(op, personId)])
  if (traits === undefined || found === undefined || insured === undefined) return
  const { recordId } = found
  const side = await holderSide(op, recordId)
  if (side === null || !FOLLOWS.has(side.state)) return
  await followAttendingDoctor(op, recordId, await doctorOf(op, insured))
  if (authorityEnds(traits.birthDate, op.instant) === null) return
  await endUnnamed(op, outbox, recordId, personId, insured.representativeIds)
  await nameRepresentatives(op, personId)
}

/** A closed record is brought up to the register when it opens again, by its next change; a dead person’s never. */
const FOLLOWS: ReadonlySet<string> = new Set(['open', 'active', 'suspended'])

const doctorOf = async (op: Operation, { attendingDoctorRpps }: Insured) => {
  const entry = attendingDoctorRpps === undefined ? undefined : await professionalByNationalId(op.db, attendingDoctorRpps)
  return entry === undefined ? undefined : directoryActor(entry)
}

/** Those the register gave and gives no more: not whom a parent invited, nor whom a judge named. */
const endUnnamed = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  personId: ActorId,
  named: readonly ActorId[],
): Promise<void> => {
  const list = await listOf(op.db, op, personId)
  const side = await holderSide(op, recordId)
  const gone = (side?.representatives ?? []).filter(id => !named.includes(id) && isOfRegister(list, id))
  if (gone.length === 0) return
  await delegating(op, recordId, 'delegation.end', async (tx, on) => {
    for (const id of gone) await endOne(tx, op, outbox, on, id, list)
  })
}

const givenTo = (list: readonly Delegation[], id: ActorId): Delegation | undefined =>
  list.find(one => one.side === 'given' && one.delegate.id === id && one.state === 'accepted')

/** Of a record opened with a million others, whose lists are made when a parent first comes, the rule is the register's too. */
const isOfRegister = (list: readonly Delegation[], id: ActorId): boolean => {
  const given = givenTo(list, id)
  return given === undefined || (given.invitedBy === 'register' && given.kind === 'legal-representation' && given.decision === undefined)
}

const endOne = async (
  tx: Queries,
  op: Operation,
  outbox: Outbox,
  on: Delegating,
  id: ActorId,
  list: readonly Delegation[],
): Promise<void> => {
  const given = givenTo(list, id)
  if (given !== undefined) return closeNow(tx, op, outbox, on, given)
  const name = on.acting.find(({ actor }) => actor.id === id)?.actor.name ?? ''
  await on.write(tx, personActor(id, name), { relation: 'none', from: op.instant, until: op.instant })
}
