import { findPerson, hasVitaleSerial, traitsOf } from '../../identity/index.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import { type Ins, sameIns } from '../../kernel/ins.ts'
import { isMinor } from '../../kernel/majority.ts'
import { refuse } from '../../kernel/refusal.ts'
import { parametersAt } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { attemptTag, mayTry } from '../attempts.ts'
import { NOBODY } from '../nobody.ts'
import { MINOR_HERSELF, PROOF_REFUSED, TOO_MANY_TRIES } from '../refusals.ts'
import { linkNationalIdentity, type NationalIdentity, traitsAgree } from './national-identity.ts'

export type CardProof = { readonly ins: Ins; readonly vitaleSerial: string }

/**
 * Step 3 of domain.md §1.3: a national e-identity stands for the code. Her number, her card, and the very traits that the provider signed; the
 * identity is then hers to sign in with. One answer whatever is wrong, and the same look-ups for a number that nobody has. For herself only: a
 * child is activated by the code of her letter. Errors: `proof-refused`, `too-many-tries`, `minor-herself`, `openid-taken`.
 */
export const proveByNationalIdentity = async (
  op: Operation,
  { ins, vitaleSerial }: CardProof,
  identity: NationalIdentity,
): Promise<{ readonly personId: ActorId; readonly recordId: RecordId }> => {
  if (!(await mayTry(op, attemptTag(op, 'request', `identity|${identity.issuer}|${identity.subject}`), 'request'))) refuse(TOO_MANY_TRIES)
  const found = await findPerson(op, ins)
  const personId = found?.personId ?? NOBODY
  const traits = await traitsOf(op, personId)
  const hasCard = await hasVitaleSerial(op, personId, vitaleSerial)
  if (found === undefined || traits === undefined || !hasCard || !sameIns(traits.ins, ins) || !traitsAgree(traits, identity))
    return refuse(PROOF_REFUSED, 'identity')
  if (isMinor(traits.birthDate, parametersAt(op.instant).majorityYears, op.instant)) return refuse(MINOR_HERSELF)
  await op.db.transaction(tx => linkNationalIdentity(tx, op, personId, identity))
  return found
}
