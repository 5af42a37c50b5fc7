import type { Subject } from '../kernel/actors.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { displayName, findPerson, traitsOf } from '../identity/index.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'
import type { Queries } from '../platform/db/index.ts'
import type { PasswordHasher } from '../platform/keyring/password-hash.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import type { Doorstep, RunningMode } from './model.ts'
import { NOT_SIGNED_IN } from './refusals.ts'
import type { SmsGateway } from './sms.ts'

/** Where people sign in: nobody is the caller yet, so the operation's is the loop. */
export type SignInDesk = {
  readonly op: Operation
  readonly mode: RunningMode
  readonly hasher: PasswordHasher
  readonly outbox: Outbox
  readonly sms: SmsGateway
}

export const doorstepOf = ({ op: { db, keyring, draw, instant }, mode }: SignInDesk): Doorstep => ({ db, keyring, draw, instant, mode })

/** Who she is, as a session says it, and the number of her record (or the one kept for it). */
export const personOf = async (op: Operation, personId: ActorId): Promise<{ readonly subject: Subject; readonly recordId: RecordId }> => {
  const traits = await traitsOf(op, personId)
  const found = traits === undefined ? undefined : await findPerson(op, traits.ins)
  if (traits === undefined || found === undefined) return refuse(NOT_SIGNED_IN, 'an account of nobody')
  return { subject: { kind: 'person', id: personId, name: displayName(traits) }, recordId: found.recordId }
}

/** Told by a notice and a mail that names nothing: a means was added, a password changed, somebody signed in elsewhere. */
export const tellHer = (
  tx: Queries,
  { op, outbox }: Pick<SignInDesk, 'op' | 'outbox'>,
  personId: ActorId,
  recordId: RecordId,
  template: NoticeTemplate,
): Promise<void> => askNotice(tx, op, outbox, { recordId, to: [personId], template })
