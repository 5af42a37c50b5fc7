import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { documentTypeOf, insurerOnlyTypes, patientOnlyTypes, systemOnlyTypes } from '../policy/index.ts'
import type { Deposit } from './deposit.ts'
import type { Described } from './describe.ts'
import { type Depositor, reservedTypes } from './propose/guess-type.ts'
import { TYPE_OF_OTHERS, TYPE_RESERVED, TYPE_UNKNOWN } from './refusals.ts'

/** What the operator writes itself: the attestation of a helper's access (domain.md §1.7). */
const OPERATOR_PAPERS: ReadonlySet<string> = new Set(['CERT_DECL'])
const OPERATORS: ReadonlySet<string> = new Set(['insurer-feed', 'system'])

/**
 * Who may create which type (domain.md §5.3): the person's own class 90; reimbursements and the vaccination history
 * come from the operator's own feeds, which deposit nothing else; an act that the Code keeps for some professions, from one of them. */
export const checkType = (op: Operation, described: Described, request: Pick<Deposit, 'author'>): void => {
  const { facts, byHolderSide } = described
  const { typeCode } = facts
  const { kind } = op.caller.subject
  if (documentTypeOf(typeCode) === undefined) refuse(TYPE_UNKNOWN)
  if (patientOnlyTypes.has(typeCode) && !byHolderSide) refuse(TYPE_RESERVED, 'patient-only')
  if (kind === 'system' && OPERATOR_PAPERS.has(typeCode)) return
  const isOperators = insurerOnlyTypes.has(typeCode) || systemOnlyTypes.has(typeCode)
  if (isOperators !== OPERATORS.has(kind)) refuse(TYPE_RESERVED, 'operator-only')
  if (!byHolderSide && reservedTypes(writerOf(op, described, request)).includes(typeCode)) refuse(TYPE_OF_OTHERS)
}

/** Whose act it is: who a secretary names of a loose file, or the depositor herself. A CDA that names another author is that one’s, as its header says. */
const writerOf = (
  { caller: { subject, exercise } }: Operation,
  { authorId, metadata }: Described,
  { author }: Pick<Deposit, 'author'>,
): Depositor => {
  if (subject.kind === 'secretary') return metadata.sentSha256 === undefined ? {} : (author ?? {})
  return subject.kind === 'professional' && authorId === subject.nationalId ? (exercise ?? {}) : {}
}
