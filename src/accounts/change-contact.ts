import { contactsOf, setContact } from '../identity/index.ts'
import { refuse } from '../kernel/refusal.ts'
import { isMailAddress, queueMail } from '../platform/mail/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { attemptTag, forgetTries, mayTry } from './attempts.ts'
import { type SignInDesk, personOf, tellHer } from './desk.ts'
import { newOneTimeCode, oneTimeDigest } from './one-time.ts'
import { cancelOneTime, insertOneTime, useOneTime } from './one-time-store.ts'
import { CODE_REFUSED, CONTACT_REFUSED, TOO_MANY_TRIES } from './refusals.ts'
import { requireRecent } from './require-recent.ts'
import { NO_SMS } from './sms.ts'
import { after } from '../kernel/instant.ts'
import { parametersAt } from '../policy/index.ts'

export type ContactKind = 'email' | 'phone'
type Wanted = { readonly kind: ContactKind; readonly value: string }

const PHONE = /^(?:\+33|0)[1-9](?:[ .-]?\d{2}){4}$/
const WANTED = 'contact-wanted'

/**
 * A new address or number: one code goes there, another to the one that stood, and both are typed back: who took over a session does not take
 * over the contacts (ui.md U29). Answers whether an old one was asked too. Errors: `step-up-needed`, `contact-refused`, `too-many-tries`.
 */
export const askContactChange = async (desk: SignInDesk, op: Operation, wanted: Wanted): Promise<{ readonly old: boolean }> => {
  requireRecent(op, 'contacts')
  const { id } = op.caller.subject
  if (wanted.kind === 'email' ? !isMailAddress(wanted.value) : !PHONE.test(wanted.value)) return refuse(CONTACT_REFUSED)
  if (!(await mayTry(op, attemptTag(op, 'request', `contact|${id}`), 'request'))) return refuse(TOO_MANY_TRIES)
  const standing = (await contactsOf(op, id))[wanted.kind]?.value
  const old = standing !== undefined && isOpen(desk, { ...wanted, value: standing })
  await op.db.transaction(async tx => {
    const newCode = newOneTimeCode(op)
    const oldCode = old ? newOneTimeCode(op) : ''
    await cancelOneTime(tx, id, 'contact', op.instant)
    await insertOneTime(tx, {
      actorId: id,
      codeId: op.draw.uuid(),
      purpose: 'contact',
      digest: oneTimeDigest(op, id, 'contact', newCode + oldCode),
      sealed: op.keyring.sealForActor(id, WANTED, Buffer.from(JSON.stringify(wanted))),
      sentAt: op.instant,
      expiresAt: after(op.instant, parametersAt(op.instant).signInCodeMs),
    })
    await send(tx, desk, op, wanted, newCode)
    if (old) await send(tx, desk, op, { ...wanted, value: standing }, oldCode)
  })
  return { old }
}

const isOpen = ({ sms }: SignInDesk, { kind, value }: Wanted): boolean => (kind === 'email' ? isMailAddress(value) : sms !== NO_SMS)

const send = (tx: Queries, { sms }: SignInDesk, op: Operation, { kind, value }: Wanted, code: string): Promise<void> => {
  const text = `Votre code pour changer de contact sur Carnet est ${code}.\nIl est valable 10 minutes. Ce n’est pas vous ? Appelez-nous.\n`
  if (kind === 'phone') return sms === NO_SMS ? refuse(CONTACT_REFUSED) : sms.send({ to: value, text })
  const personId = op.caller.subject.id
  return queueMail(tx, op, { id: op.draw.uuid(), personId, to: value, subject: 'Votre code pour changer de contact', text })
}

/** Errors: `step-up-needed`, `code-refused`, `too-many-tries`. */
export const confirmContact = async (
  desk: SignInDesk,
  op: Operation,
  { newCode, oldCode = '' }: { readonly newCode: string; readonly oldCode?: string },
): Promise<void> => {
  requireRecent(op, 'contacts')
  const { id } = op.caller.subject
  const tag = attemptTag(op, 'one-time', `contact|${id}`)
  if (!(await mayTry(op, tag, 'one-time'))) return refuse(TOO_MANY_TRIES)
  const { recordId } = await personOf(op, id)
  const isDone = await op.db.transaction(async tx => {
    const used = await useOneTime(tx, id, oneTimeDigest(op, id, 'contact', newCode.replace(/\s/g, '') + oldCode), op.instant)
    if (used?.sealed === undefined || used.sealed === null) return false
    const { kind, value } = JSON.parse(op.keyring.openForActor(id, WANTED, used.sealed).toString('utf8')) as Wanted
    await setContact(tx, op, id, { kind, value, verifiedAt: op.instant })
    await forgetTries(tx, tag)
    await tellHer(tx, { op, outbox: desk.outbox }, id, recordId, 'contact-changed')
    return true
  })
  if (!isDone) refuse(CODE_REFUSED)
}
