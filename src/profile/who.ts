import type { Grant } from '../kernel/grant.ts'
import type { Rubric } from '../kernel/rubrics.ts'
import type { Operation } from '../platform/operation.ts'
import type { Author, Closed } from './model.ts'
import { CLOSED_ONCE_CONFIRMED } from './rubrics.ts'

const PERSONS = { holder: 'holder', representative: 'representative', helper: 'helper' } as const
type PersonsSide = keyof typeof PERSONS
const isPersons = (relation: string): relation is PersonsSide => relation in PERSONS

/** From which side a grant writes; every relation of a professional is care. */
export const kindOf = ({ basis }: Grant): Author['kind'] => (isPersons(basis.relation) ? PERSONS[basis.relation] : 'professional')

export const isCare = (grant: Grant): boolean => kindOf(grant) === 'professional'
export const isHolder = (grant: Grant): boolean => kindOf(grant) === 'holder'

export const authorOf = (op: Operation, grant: Grant): Author => {
  const { subject, exercise } = op.caller
  return {
    id: subject.id,
    kind: kindOf(grant),
    name: subject.name,
    ...('nationalId' in subject ? { nationalId: subject.nationalId } : {}),
    ...(exercise === undefined ? {} : { profession: exercise.profession, place: exercise.structureName }),
    ...(exercise?.specialty === undefined ? {} : { specialty: exercise.specialty }),
  }
}

/**
 * Why this bearer may not rewrite an entry (docs/adr/2611-health-profile-follows-documents.md): a professional's words are his own; she and her representatives
 * rewrite what their side said; a helper what he said himself; a confirmed dose is closed.
 */
export const closedTo = (
  grant: Grant,
  entry: { readonly byCare: boolean; readonly own: boolean; readonly confirmed: boolean; readonly rubric: Rubric },
): Closed | null => {
  const kind = kindOf(grant)
  if (kind === 'professional') return entry.own ? null : 'not-yours'
  if (entry.byCare) return 'by-professional'
  if (entry.confirmed && CLOSED_ONCE_CONFIRMED.has(entry.rubric)) return 'confirmed'
  return kind === 'helper' && !entry.own ? 'not-yours' : null
}
