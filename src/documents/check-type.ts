import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { documentTypeOf, insurerOnlyTypes, patientOnlyTypes, systemOnlyTypes } from '../policy/index.ts'
import type { Described } from './describe.ts'
import { TYPE_RESERVED, TYPE_UNKNOWN } from './refusals.ts'

/** Who may create which type (domain.md §5.3): the person's own class 90, the insurer's reimbursements, the system's vaccination history. */
export const checkType = (op: Operation, { facts, byHolderSide }: Described): void => {
  const { typeCode } = facts
  const { kind } = op.caller.subject
  if (documentTypeOf(typeCode) === undefined) refuse(TYPE_UNKNOWN)
  if (patientOnlyTypes.has(typeCode) && !byHolderSide) refuse(TYPE_RESERVED, 'patient-only')
  if (insurerOnlyTypes.has(typeCode) !== (kind === 'insurer-feed')) refuse(TYPE_RESERVED, 'insurer-only')
  if (systemOnlyTypes.has(typeCode) && kind !== 'system') refuse(TYPE_RESERVED, 'system-only')
}
