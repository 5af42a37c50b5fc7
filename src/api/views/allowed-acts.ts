import { type ActorKind, FUNCTIONAL_RIGHTS } from '../../access/index.ts'
import type { DocumentLine } from '../../documents/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { DocumentRight } from '../../kernel/rights.ts'
import type { Operation } from '../../platform/operation.ts'
import type { DocumentSummary } from '../contract/index.ts'

/** The reader as the functional table knows her: what her pages may offer. The door decides again when it is done. */
export type Reader = {
  readonly kind: ActorKind
  readonly isHolderSide: boolean
  readonly isLeading: boolean
  readonly isDoctor: boolean
  readonly reach: Readonly<Record<Exclude<DocumentRight, 'read'>, Reach>>
}
type Reach = (typeof FUNCTIONAL_RIGHTS)[ActorKind]['mask']['normal']

const DOCTOR = '10'

const KINDS: Readonly<Record<Operation['caller']['subject']['kind'], ActorKind>> = {
  professional: 'professional',
  secretary: 'secretary',
  structure: 'structure',
  laboratory: 'structure',
  person: 'person',
  agent: 'agent',
  'insurer-feed': 'insurer-feed',
  'catalogue-service': 'agent',
  system: 'agent',
}

export const readerOf = (
  op: Pick<Operation, 'caller' | 'mode'>,
  grant: { readonly basis: Pick<Grant['basis'], 'relation'> & Partial<Grant['basis']> },
): Reader => {
  const { relation } = grant.basis
  const kind =
    relation === 'representative' || relation === 'helper'
      ? relation
      : op.caller.exercise?.occupational === true
        ? 'occupational-doctor'
        : KINDS[op.caller.subject.kind]
  const rights = FUNCTIONAL_RIGHTS[kind]
  const { mode } = op
  return {
    kind,
    isHolderSide: kind === 'person' || kind === 'representative' || kind === 'helper',
    isLeading: relation === 'attending' || relation === 'administrator',
    isDoctor: op.caller.exercise?.profession === DOCTOR,
    reach: {
      deposit: rights.deposit[mode],
      mask: rights.mask[mode],
      unmask: rights.unmask[mode],
      reveal: rights.reveal[mode],
      archive: rights.archive[mode],
      delete: rights.delete[mode],
    },
  }
}

/** The document was listed, so it is seen. */
const reaches = ({ isLeading, isDoctor }: Reader, reach: Reach, { own, heldUntil }: DocumentLine): boolean => {
  switch (reach) {
    case 'no':
    case 'any':
      return false
    case 'own':
      return own
    case 'seen':
      return true
    case 'settled':
      return heldUntil === null
    case 'led':
      return own || isLeading
    case 'doctors':
      return isDoctor || isLeading
  }
}

export const allowedActs = (reader: Reader, line: DocumentLine): DocumentSummary['can'] => {
  const { reach } = reader
  const { own, status } = line
  const isAlive = status !== 'deleted'
  const isCurrent = status === 'approved' || status === 'archived'
  return {
    mask: isAlive && !line.masked && reaches(reader, reach.mask, line),
    unmask: isAlive && line.masked && reaches(reader, reach.unmask, line),
    choose: isAlive && (reader.kind === 'person' || reader.kind === 'representative'),
    delete: isCurrent && reaches(reader, reach.delete, line),
    archive: isCurrent && reaches(reader, reach.archive, line),
    replace: isCurrent && own && reach.deposit !== 'no',
    reveal: isAlive && (line.heldUntil !== null || line.hiddenFromRepresentatives) && reaches(reader, reach.reveal, line),
  }
}
