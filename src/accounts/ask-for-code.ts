import type { Ins } from '../kernel/ins.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { attemptTag, mayTry } from './attempts.ts'
import { LOOP } from './loop.ts'
import { TOO_MANY_TRIES } from './refusals.ts'
import { insertRequest } from './request-store.ts'

/** By what she wants it sent: a contact the insurer knows, never one that is typed here. */
export type CodeChannel = 'email' | 'sms' | 'post'

/** What was lost, or never had (ui.md P3, P6). */
export type AskedFor = 'activation-code' | 'identifier' | 'recovery-code'

export type CodeRequest = {
  readonly asked: AskedFor
  readonly ins: Ins
  readonly vitaleSerial: string
  readonly birthDate: string
  readonly channel: CodeChannel
}

/**
 * « If this account exists, a message leaves now. » What was typed is written, sealed, and looked up later by a loop: the answer and the work
 * of this request are the same for everybody and for nobody. Errors: `too-many-tries`.
 */
export const askForCode = async (op: Operation, request: CodeRequest): Promise<void> => {
  const { asked, ins, birthDate } = request
  if (!(await mayTry(op, attemptTag(op, 'request', `${asked}|${ins.oid}|${ins.matricule}|${birthDate}`), 'request')))
    return refuse(TOO_MANY_TRIES)
  const id = op.draw.uuid()
  await insertRequest(
    op.db,
    id,
    op.instant,
    op.keyring.sealForActor(LOOP.subject.id, requestContext(id), Buffer.from(JSON.stringify(request))),
  )
}

export const requestContext = (id: string): string => `account-request|${id}`
