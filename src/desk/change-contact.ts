import { requireColleague, type SignInDesk, warnOfContactChange } from '../accounts/index.ts'
import { type ContactChange, contactsOf, findPerson, setContact, traitsOf } from '../identity/index.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { isMailAddress } from '../platform/mail/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { parametersAt } from '../policy/index.ts'
import { doAct } from './acts.ts'
import type { DeskPerson } from './find-person.ts'
import { newNote, writeNote } from './notes.ts'
import { CHANGE_ABSENT, CONTACT_WRONG } from './refusals.ts'
import { type ChangeRow, deleteChange, insertChange, selectChanges, takeDueChange } from './store.ts'

type Wanted = Exclude<ContactChange, { readonly value: null }>

const PHONE = /^(?:\+33|0)[1-9](?:[ .-]?\d{2}){4}$/
const context = (changeId: string): string => `contact-wait|${changeId}`

/**
 * New contacts, by two agents, for who was seen at the desk. Every way that stands is told at once, the old one among them, and nothing changes for
 * three days: who only plays her part is found out before he has a way in. Nobody to tell: it is done now. Errors: `contact-refused`,
 * `colleague-needed`, `identity-check-needed`.
 */
export const askContactChange = async (
  desk: SignInDesk,
  op: Operation,
  person: DeskPerson,
  wanted: Wanted,
): Promise<{ readonly actId: string; readonly due: Instant | null }> => {
  if (!isSound(wanted)) return refuse(CONTACT_WRONG)
  const { email, phone, address } = await contactsOf(op, person.id)
  const isReached = (email ?? phone ?? address) !== undefined
  const due = after(op.instant, parametersAt(op.instant).contactChangeDelayMs)
  const { actId } = await doAct(op, desk.outbox, person, { kind: 'ask-contact', channel: 'desk' }, async tx => {
    const { name: colleague } = await requireColleague(tx, op, { kind: 'change-contacts', subject: person.id })
    if (isReached) {
      await wait(tx, op, person, wanted, due)
      await warnOfContactChange(tx, desk, person.id, due)
    } else await setContact(tx, op, person.id, { ...wanted, verifiedAt: op.instant })
    return { value: undefined, colleague, detail: KINDS[wanted.kind] }
  })
  return { actId, due: isReached ? due : null }
}

const KINDS = { email: 'adresse e-mail', phone: 'téléphone', address: 'adresse postale' } as const

const isSound = (wanted: Wanted): boolean => {
  switch (wanted.kind) {
    case 'email':
      return wanted.value !== null && isMailAddress(wanted.value)
    case 'phone':
      return wanted.value !== null && PHONE.test(wanted.value)
    case 'address':
      return wanted.value !== null && /^\d{5}$/.test(wanted.value.postalCode)
  }
}

const wait = (tx: Queries, op: Operation, { id }: DeskPerson, wanted: Wanted, due: Instant): Promise<unknown> => {
  const changeId = op.draw.uuid()
  const sealed = op.keyring.sealForActor(id, context(changeId), Buffer.from(JSON.stringify(wanted)))
  return insertChange(tx, { actor_id: id, change_id: changeId, kind: wanted.kind, asked_at: op.instant, due, sealed })
}

export type WaitingChange = { readonly changeId: string; readonly kind: ChangeRow['kind']; readonly due: Instant }

export const contactChangesOf = async (op: Operation, { id }: DeskPerson): Promise<readonly WaitingChange[]> =>
  (await selectChanges(op.db, id)).map(({ change_id, kind, due }) => ({ changeId: change_id, kind, due }))

/** She said no, on the phone or at the desk. Errors: `change-absent`. */
export const cancelContactChange = async (op: Operation, outbox: Outbox, person: DeskPerson, changeId: string): Promise<string> => {
  const { actId } = await doAct(op, outbox, person, { kind: 'cancel-contact' }, async tx => {
    if (!(await deleteChange(tx, person.id, changeId))) refuse(CHANGE_ABSENT)
    return { value: undefined }
  })
  return actId
}

/** What has waited its days: one transaction each, by any process. Says how many. */
export const finishContactChanges = async (op: Operation, outbox: Outbox, limit = 100): Promise<number> => {
  for (let done = 0; done < limit; done += 1) {
    const isOne = await op.db.transaction(async tx => {
      const row = await takeDueChange(tx, op.instant)
      if (row === undefined) return false
      await finish(tx, op, outbox, row)
      return true
    })
    if (!isOne) return done
  }
  return limit
}

const finish = async (tx: Queries, op: Operation, outbox: Outbox, row: ChangeRow): Promise<void> => {
  const traits = await traitsOf(op, row.actor_id)
  const found = traits === undefined ? undefined : await findPerson(op, traits.ins)
  if (found === undefined) return
  const wanted = JSON.parse(op.keyring.openForActor(row.actor_id, context(row.change_id), row.sealed).toString('utf8')) as Wanted
  await setContact(tx, op, row.actor_id, { ...wanted, verifiedAt: op.instant })
  await writeNote(tx, op, row.actor_id, newNote(op, { kind: 'contact-changed', agent: op.caller.subject.name, detail: KINDS[row.kind] }))
  await askNotice(tx, op, outbox, { recordId: found.recordId, to: [row.actor_id], template: 'contact-changed' })
}
