import { findPerson, hasVitaleSerial, insuredOf, type Traits, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { type Ins, sameIns } from '../kernel/ins.ts'
import { isMinor } from '../kernel/majority.ts'
import { refuse } from '../kernel/refusal.ts'
import { parametersAt } from '../policy/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { attemptTag, countTry, isSprayed, TRIES_UNDER_SPRAY } from './attempts.ts'
import { markCodeUsed, selectStandingCodes, type StandingCode } from './code-store.ts'
import { codeDigest, type CodePurpose, codeTag } from './codes.ts'
import { normalCode } from './code-text.ts'
import { NOBODY } from './nobody.ts'
import { MINOR_HERSELF, PROOF_REFUSED } from './refusals.ts'
import { equalBytes } from '../platform/keyring/primitives.ts'

/**
 * What the letter's addressee types (domain.md §1.3): her number, the serial of her Vitale card, the birth date of whose record it is — her own
 * or her child's — and the code. `chosen`: which of the twins one code is for.
 */
export type Proof = {
  readonly ins: Ins
  readonly vitaleSerial: string
  readonly birthDate: string
  readonly code: string
  readonly chosen?: ActorId
}

/** Whose record the code is for, and who typed it: the same person, or her representative. */
export type Proved =
  | { readonly kind: 'proved'; readonly addresseeId: ActorId; readonly personId: ActorId }
  | { readonly kind: 'choose'; readonly among: readonly { readonly personId: ActorId; readonly firstName: string }[] }

type Candidate = { readonly personId: ActorId; readonly addresseeId: ActorId; readonly traits: Traits }

/**
 * Proves who she is by a code, once. Whatever is wrong — number, date, card, a code that nobody has, that was used, that is too old, that is
 * somebody else's, five tries — the answer is one, and so is the work for whoever has no code: everything is then read of nobody. Tries count
 * under all that was typed beside the code, so that only who holds the card can wear a code out (security.md A6, A7).
 */
export const proveByCode = async (op: Operation, purpose: CodePurpose, proof: Proof): Promise<Proved> => {
  const candidates = await candidatesOf(op, purpose, proof)
  const chosen = proof.chosen === undefined ? candidates : candidates.filter(({ personId }) => personId === proof.chosen)
  const [first, second] = chosen
  if (first === undefined) return refuse(PROOF_REFUSED)
  if (second !== undefined)
    return { kind: 'choose', among: chosen.map(({ personId, traits }) => ({ personId, firstName: firstNameOf(traits) })) }
  if (first.personId === first.addresseeId && isMinor(first.traits.birthDate, parametersAt(op.instant).majorityYears, op.instant))
    return refuse(MINOR_HERSELF)
  if (!(await markCodeUsed(op.db, codeTag(op.keyring, purpose, proof.code), first.personId, op.instant)))
    return refuse(PROOF_REFUSED, 'used meanwhile')
  return { kind: 'proved', personId: first.personId, addresseeId: first.addresseeId }
}

const firstNameOf = ({ usedFirstName, birthFirstNames }: Traits): string => usedFirstName ?? birthFirstNames[0] ?? ''

const candidatesOf = async (op: Operation, purpose: CodePurpose, proof: Proof): Promise<readonly Candidate[]> => {
  const codes = await op.db.transaction(tx => standingCodes(tx, op, purpose, proof))
  const typed = await findPerson(op, proof.ins)
  const judged: (Candidate | undefined)[] = []
  for (const personId of codes.length === 0 ? [NOBODY] : codes.map(({ actor_id }) => actor_id))
    judged.push(await judge(op, proof, personId, typed?.personId))
  return judged.filter(candidate => candidate !== undefined)
}

/** The codes of these letters that could be used, tries counted first. */
const standingCodes = async (tx: Queries, op: Operation, purpose: CodePurpose, proof: Proof): Promise<readonly StandingCode[]> => {
  const tag = attemptTag(op, 'code', `${purpose}|${proof.ins.oid}|${proof.ins.matricule}|${serialOf(proof)}|${proof.birthDate}`)
  const [, sprayed, found] = await Promise.all([
    countTry(tx, op, tag, 'code', op.instant),
    isSprayed(tx, op.instant),
    selectStandingCodes(tx, codeTag(op.keyring, purpose, proof.code), tag, purpose, op.instant),
  ])
  const limit = sprayed ? TRIES_UNDER_SPRAY : parametersAt(op.instant).activationCodeTries
  return found.filter(
    ({ actor_id, digest, tries }) =>
      tries <= limit && equalBytes(digest, codeDigest(op.keyring, purpose, actor_id, normalCode(proof.code))),
  )
}

const serialOf = ({ vitaleSerial }: Proof): string => vitaleSerial.replace(/\s/g, '').toUpperCase()

/** Does what was typed go with whose code it is? */
const judge = async (op: Operation, proof: Proof, personId: ActorId, typedId: ActorId | undefined): Promise<Candidate | undefined> => {
  const traits = await traitsOf(op, personId)
  const insured = await insuredOf(op, personId)
  const isHerself = typedId === personId && traits !== undefined && sameIns(traits.ins, proof.ins)
  const isTheirs = typedId !== undefined && insured?.representativeIds.includes(typedId) === true
  const addresseeId = isHerself || isTheirs ? typedId : NOBODY
  const hasCard = await hasVitaleSerial(op, addresseeId, proof.vitaleSerial)
  const isBornThen = traits?.birthDate === proof.birthDate
  return hasCard && isBornThen && traits !== undefined ? { personId, addresseeId, traits } : undefined
}
