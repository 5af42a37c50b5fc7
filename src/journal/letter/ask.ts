import { holderTraits, underGrant } from '../../access/index.ts'
import { type Act, listUnderTrace, writeUnderTrace } from '../../audit/index.ts'
import { contactsOf } from '../../identity/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { isMinor } from '../../kernel/majority.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Queries } from '../../platform/db/index.ts'
import { dropDue, setDue } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { afterYears, parametersAt } from '../../policy/index.ts'
import { LETTER_FOR_ADULTS, LETTER_NEEDS_ADDRESS } from '../refusals.ts'
import { deleteLetter, pinRecord, insertLetter, type LetterRow, SELECT_LETTER } from './store.ts'

export const WRITE_LETTER = 'journal.write-letter'

/** `null`: she did not ask for one. */
export type YearlyLetter = { readonly next: Instant | null }

/** Hers to ask for, and nobody's who acts for her: it goes to her own door. Errors: `letter-for-adults`, `letter-needs-address`. */
export const askYearlyLetter = (op: Operation, recordId: RecordId, wanted: boolean): Promise<void> => {
  const act: Act = { action: wanted ? 'journal.ask-letter' : 'journal.end-letter', stream: 'holder' }
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    if (grant.basis.relation !== 'holder') return refuse(LETTER_FOR_ADULTS)
    if (wanted) await requireAdult(op, grant)
    await writeUnderTrace(op, grant, act, tx => keepYearlyLetter(tx, op, { recordId, personId: grant.holderId }, wanted))
  })
}

const requireAdult = async (op: Operation, grant: Grant): Promise<void> => {
  const { birthDate } = await holderTraits(op, grant)
  if (isMinor(birthDate, parametersAt(op.instant).majorityYears, op.instant)) refuse(LETTER_FOR_ADULTS)
}

type Whose = { readonly recordId: RecordId; readonly personId: ActorId }

/** In the transaction of who asks: herself, or the desk for her, by phone too. The first one comes a year later. */
export const keepYearlyLetter = async (tx: Queries, op: Operation, { recordId, personId }: Whose, wanted: boolean): Promise<void> => {
  if (!wanted) {
    await pinRecord(tx, recordId)
    await deleteLetter(tx, recordId)
    await dropDue(tx, WRITE_LETTER, recordId)
    return
  }
  if ((await contactsOf(op, personId)).address === undefined) refuse(LETTER_NEEDS_ADDRESS)
  const next = afterYears(op.instant, 1)
  await insertLetter(tx, recordId, op.instant, next)
  await setDue(tx, { kind: WRITE_LETTER, subject: recordId, due: next })
}

export const readYearlyLetter = (op: Operation, recordId: RecordId): Promise<YearlyLetter> =>
  underGrant(op, recordId, 'read-journal', { action: 'journal.read' }, async grant => {
    const { value } = await listUnderTrace<'read-journal', LetterRow>(op, grant, { action: 'journal.read' }, SELECT_LETTER)
    // Told to her alone: who acts for her neither asks for it nor reads it.
    return { next: grant.basis.relation === 'holder' ? (value[0]?.next_at ?? null) : null }
  })
