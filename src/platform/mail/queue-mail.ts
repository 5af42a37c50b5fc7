import type { ActorId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'
import type { Operation } from '../operation.ts'
import { type Mail, problemOfMail } from './model.ts'
import { insertMail } from './store.ts'

/** What queueing a mail needs of an operation. */
export type MailDesk = Pick<Operation, 'keyring' | 'instant'>

/**
 * Leaves a message in the caller's transaction: it will be sent if and only if that commits. Queueing the same id twice is queueing it once.
 * Throws TypeError for what no mail can be made of: check an address with `isMailAddress` first.
 */
export const queueMail = async (tx: Queries, { keyring, instant }: MailDesk, mail: Mail): Promise<void> => {
  const problem = problemOfMail(mail)
  if (problem !== undefined) throw new TypeError(`a mail cannot be queued: ${problem}`)
  const { id, personId, to, subject, text, isUrgent = false } = mail
  const plain = Buffer.from(JSON.stringify({ to, subject, text } satisfies MailBody))
  const sealed = keyring.sealForActor(personId, mailContext(id), plain)
  await insertMail(tx, { id, personId, at: instant, isUrgent, sealed })
}

export type MailBody = { readonly to: string; readonly subject: string; readonly text: string }

const mailContext = (id: string): string => `mail|${id}`

export const openMail = ({ keyring }: Pick<MailDesk, 'keyring'>, id: string, personId: ActorId, sealed: Uint8Array): MailBody =>
  JSON.parse(keyring.openForActor(personId, mailContext(id), sealed).toString('utf8')) as MailBody
