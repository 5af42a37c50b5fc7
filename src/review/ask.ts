import { underGrant } from '../access/index.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import type { Grant } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import type { About, Asked } from './model.ts'
import { openCase } from './open-case.ts'
import { CASE_NOT_YOURS } from './refusals.ts'

/** Her doctor reads her journal and asks nothing for her. */
export const requireHerSide = ({ basis: { relation } }: Grant): void => {
  if (relation !== 'holder' && relation !== 'representative') refuse(CASE_NOT_YOURS)
}

type Place = Pick<Grant, 'recordId' | 'holderId' | 'holderName' | 'shelter' | 'visibility'>

/** While places are protected, what others ask is not told to whom they are hidden from: it names people. */
const isSheltered = ({ shelter, visibility }: Place): boolean => visibility.shelteredPlaces.length > 0 && !shelter.outside

const placeOf = (place: Place) => {
  const { recordId, holderId, holderName } = place
  return { recordId, personId: holderId, holderName, sheltered: isSheltered(place) }
}

export type Request = {
  readonly kind: 'professional' | 'correction'
  readonly words: string
  readonly about: About
  readonly asked?: Asked
  /** About what her representatives do not see: nor do they see that she asked. */
  readonly hersAlone?: boolean
}

/** Reports what a professional did, or asks that a document be corrected (GDPR art. 16): its author first, else whoever protects the data. */
export const askReview = async (op: Operation, outbox: Outbox, recordId: RecordId, request: Request): Promise<string> => {
  const act: Act = {
    action: 'review.ask',
    motive: request.kind,
    ...documentOf(request.about),
    ...(request.hersAlone === true ? { stream: 'holder' as const } : {}),
  }
  const caseId = op.draw.uuid()
  await underGrant(op, recordId, 'read-journal', act, async grant => {
    requireHerSide(grant)
    const stream = act.stream ?? (isSheltered(grant) ? 'sheltered' : 'open')
    await writeUnderTrace(op, grant, { ...act, stream }, tx => openCase(tx, op, outbox, { caseId, ...placeOf(grant), ...request }))
  })
  return caseId
}

const documentOf = ({ documentId }: About): Pick<Act, 'documents'> => (documentId === undefined ? {} : { documents: [documentId] })

export type Misfiled = {
  readonly about: About
  readonly words: string
  readonly asked?: Asked
  readonly readers: readonly ActorId[]
  readonly hersAlone: boolean
}

/** « Ce document n’est pas à moi »: in the transaction that hides it from everybody; its author answers, whoever read it is told. */
export const reportMisfiled = async (tx: Queries, op: Operation, outbox: Outbox, place: Place, said: Misfiled): Promise<string> => {
  const caseId = op.draw.uuid()
  await openCase(tx, op, outbox, { caseId, kind: 'document', ...placeOf(place), ...said })
  return caseId
}

export type Contest = {
  readonly id: string
  readonly actorId: ActorId
  readonly name: string
  readonly at: string
  readonly line: string
  readonly hersAlone: boolean
}

/** An access that she does not recognise, in the transaction of her saying so: it is followed until somebody answered. */
export const followContest = (
  tx: Queries,
  op: Operation,
  outbox: Outbox,
  place: Place,
  { id, actorId, name, at, line, hersAlone }: Contest,
): Promise<void> =>
  openCase(tx, op, outbox, {
    caseId: id,
    kind: 'access',
    ...placeOf(place),
    words: '',
    about: { name, at, line },
    asked: { actorId, name },
    hersAlone,
  })
