import { findPerson, hasVitaleSerial, personsRepresentedBy, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Instant } from '../kernel/instant.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { addresseesOf } from './addressees.ts'
import type { Places } from './announcement.ts'
import { insertForm, takeForm } from './form-store.ts'
import { newReference, opposeIn, withdrawIn } from './oppose.ts'
import { confirm, type Outcome } from './tell-choice.ts'

/** What somebody types who refuses online: her number, the serial number of her card, a birth date — hers, or her child’s. No code. */
export type RefusalForm = {
  readonly ins: Ins
  readonly vitaleSerial: string
  readonly birthDate: string
  readonly choice: 'oppose' | 'withdraw'
}

/** The receipt: the same for everybody and for nobody. */
export type Filed = { readonly reference: string; readonly at: Instant }

type Kept = RefusalForm & { readonly reference: string }

const context = (id: string): string => `refusal-form|${id}`

/**
 * Takes a form in. It looks nobody up: one row, one seal, whoever it is about (security.md A6). What it says counts from this instant, provided that
 * number, card and birth date go together.
 */
export const fileForm = async (op: Operation, form: RefusalForm): Promise<Filed> => {
  const id = op.draw.uuid()
  const reference = newReference(op)
  const plain = Buffer.from(JSON.stringify({ ...form, reference } satisfies Kept))
  await insertForm(op.db, id, op.instant, op.keyring.sealForActor(CLERK, context(id), plain))
  return { reference, at: op.instant }
}

/** Under whose key a form lies until it is dealt with: nobody’s in particular. */
const CLERK = '00000000-0000-4000-8000-000000000003' as ActorId

/**
 * Deals with the forms taken in so far, oldest first, one transaction each; answers how many. Opening calls it first, so that no record opens over a
 * refusal that was made in time.
 */
export const answerForms = async (op: Operation, places: Places, limit = 100): Promise<number> => {
  for (let done = 0; done < limit; done += 1) {
    const isOne = await op.db.transaction(async tx => {
      const row = await takeForm(tx, op.instant)
      if (row === undefined) return false
      const form = JSON.parse(op.keyring.openForActor(CLERK, context(row.id), row.sealed).toString('utf8')) as Kept
      const then = { ...op, instant: row.at }
      for (const personId of await whoseForm(then, form)) await apply(tx, then, personId, form, places)
      return true
    })
    if (!isOne) return done
  }
  return limit
}

/** The person, or her children born that day (twins: all of them); nobody when number, card and date do not go together. */
const whoseForm = async (op: Operation, { ins, vitaleSerial, birthDate }: Kept): Promise<readonly ActorId[]> => {
  const found = await findPerson(op, ins)
  if (found === undefined || !(await hasVitaleSerial(op, found.personId, vitaleSerial))) return []
  if (await wasBornOn(op, found.personId, birthDate)) return [found.personId]
  const represented = await personsRepresentedBy(op, found.personId)
  const born = await Promise.all(represented.map(id => wasBornOn(op, id, birthDate)))
  return represented.filter((_, i) => born[i])
}

const wasBornOn = async (op: Operation, personId: ActorId, birthDate: string): Promise<boolean> =>
  (await traitsOf(op, personId))?.birthDate === birthDate

const apply = async (tx: Queries, op: Operation, personId: ActorId, { choice, reference }: Kept, places: Places): Promise<void> => {
  const verb = choice === 'oppose' ? opposeIn : withdrawIn
  const outcome = await verb(tx, op, personId, { channel: 'online', reference }).catch(asOutcome)
  await confirm(tx, op, await addresseesOf(op, personId), outcome, places)
}

/** What she is told when there was nothing to do: that it is open and how to close it, or that nothing was refused. */
const asOutcome = (error: unknown): Outcome => {
  if (error instanceof Refusal && (error.code === 'already-opened' || error.code === 'not-opposed')) return error.code
  throw error
}
