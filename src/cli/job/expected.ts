import { matrixAt } from '../../policy/index.ts'
import { instant } from '../../kernel/instant.ts'

/**
 * What must be seen, written from the rules (architecture §5, domain.md §2.3) and not from the product: the decision is never asked.
 * `own`: she wrote or deposited it. `matrix`: the habilitation matrix gives its type to her profession.
 */
export type Case = {
  readonly own: boolean
  readonly masked: boolean
  readonly held: boolean
  readonly inScope: boolean
  readonly matrix: boolean
  /** An emergency access is open and the person's switch is on. */
  readonly emergencyOpen: boolean
  readonly maskedInEmergency: boolean
}

export const ROLES = ['person', 'author', 'attending', 'doctor', 'specialist', 'blocked', 'stranger', 'pharmacist', 'emergency'] as const
export type Role = (typeof ROLES)[number]

type Row = {
  readonly sees: (on: Case) => boolean
  /** May know that the record exists; the others are answered as about a record that does not. */
  readonly knows: (on: Pick<Case, 'emergencyOpen'>) => boolean
  readonly profession?: string
  readonly specialty?: string
  readonly source: string
}

const always = (): boolean => true
const never = (): boolean => false
const isOpen = ({ emergencyOpen }: Pick<Case, 'emergencyOpen'>): boolean => emergencyOpen

export const EXPECTED: Readonly<Record<Role, Row>> = {
  person: { sees: on => !on.held, knows: always, source: 'L.1111-19: everything, but what waits for its announcement (R.1111-53)' },
  author: { sees: on => on.own, knows: never, source: 'R.1111-49: what she wrote, masked or not, and nothing else without a relation' },
  attending: { sees: always, knows: always, source: 'L.1111-16; PDT-INF-526 column M: masks and matrix are not for her' },
  doctor: { sees: on => !on.masked && on.matrix, knows: always, profession: '10', specialty: 'SM26', source: 'R.1111-46, R.1111-49' },
  specialist: {
    sees: on => !on.masked && on.inScope && on.matrix,
    knows: always,
    profession: '10',
    specialty: 'SM04',
    source: 'architecture §5 row 9',
  },
  blocked: { sees: never, knows: never, source: 'R.1111-49; architecture §5 row 2' },
  stranger: { sees: never, knows: never, source: 'R.1111-46: no consent, no team, no emergency' },
  pharmacist: { sees: on => !on.masked && on.matrix, knows: always, profession: '21', source: 'arrêté of 26 October 2023: the matrix' },
  emergency: {
    sees: on => on.emergencyOpen && on.matrix && (!on.masked || on.maskedInEmergency),
    knows: isOpen,
    profession: '10',
    specialty: 'SM26',
    source: 'L.1111-17 I; PDT-INF-526 note 7: masked documents only if she allowed it',
  },
}

/** The matrix's bit for this role, from the published or illustrative table itself. */
export const matrixAllows = (role: Role, typeCode: string): boolean => {
  const { profession, specialty } = EXPECTED[role]
  return profession !== undefined && matrixAt(instant(Date.now())).allows(profession, specialty, typeCode)
}
