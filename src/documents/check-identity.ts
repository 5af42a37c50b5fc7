import { problemOf, sameIns } from '../kernel/ins.ts'
import { type ClaimedTraits, conflictsBetween, type Traits } from '../identity/index.ts'
import type { DocumentPatient } from './format/model.ts'

/** Why a document is not of this person. Codes only: they go to the depositor and the log, and name no trait's value. */
export type IdentityProblem =
  | 'no-ins'
  | 'ins-shape'
  | 'ins-oid'
  | 'ins-key'
  | 'ins-nia'
  | 'other-ins'
  | 'trait-birth-name'
  | 'trait-sex'
  | 'trait-birth-date'
  | 'trait-first-names'

/** Strict identity vigilance (RNIV; architecture §5, trait matching): every problem, none hidden by the first. */
export const identityProblems = (holder: Traits, patient: DocumentPatient): readonly IdentityProblem[] => {
  const problems: IdentityProblem[] = []
  const { ins } = patient
  if (ins === undefined) return ['no-ins']
  const problem = problemOf(ins)
  if (problem !== null) problems.push(`ins-${problem}`)
  if (!sameIns(ins, holder.ins)) problems.push('other-ins')
  return [...problems, ...claimProblems(holder, claimedBy(patient))]
}

/** The same of what somebody says of her. */
export const claimProblems = (holder: Traits, claimed: ClaimedTraits): readonly IdentityProblem[] =>
  conflictsBetween(holder, claimed).map(conflict => `trait-${conflict}` as const)

/** What a document says of its patient, as identity compares it. */
export const claimedBy = (patient: DocumentPatient): ClaimedTraits => ({
  ...(patient.birthFamily === '' ? {} : { birthName: patient.birthFamily }),
  ...(patient.usedFamily === undefined ? {} : { usedName: patient.usedFamily }),
  firstNames: [patient.birthGivens, patient.firstGiven].filter(name => name !== ''),
  ...(patient.sex === undefined ? {} : { sex: patient.sex }),
  ...(patient.birthDate === undefined ? {} : { birthDate: isoBirthDate(patient.birthDate) }),
})

const two = (part: number | undefined): string => String(part ?? 0).padStart(2, '0')

const isoBirthDate = ({ year, month, day }: { readonly year: number; readonly month?: number; readonly day?: number }): string =>
  `${year}-${two(month)}-${two(day)}`
