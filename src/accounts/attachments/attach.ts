import {
  type Attachment,
  countNamed,
  type DirectoryEntry,
  directoryEntry,
  insertAttachment,
  type Qualification,
  qualificationOf,
} from '../../directory/index.ts'
import type { AttachmentKind, Exercise } from '../../kernel/actors.ts'
import type { ActorId, AttachmentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { groupOf, isHealthProfession, namesInterns, parametersAt } from '../../policy/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { requireSession } from '../require-session.ts'
import { type Days, lengthOf } from './days.ts'
import { NAMES_NOBODY, NO_INTERN, NOBODY_TO_ATTACH, NOT_HER_PLACE, OTHER_PROFESSION, TOO_MANY_ATTACHED } from './refusals.ts'
import type { Told } from './told.ts'

export type Asked = Days & {
  readonly kind: AttachmentKind
  readonly professional: ActorId
  /** Struct_IdNat of one of the caller's places; absent: where she is signed in. */
  readonly place?: string
}

/**
 * A professional says who replaces her where she practises, or which student she answers for there, until a day. It gives that person a place to sign in at, in
 * her own name, and nothing of what the people gave to the caller; she is told. Errors: `attachment-…`.
 */
export const attach = async (op: Operation, asked: Asked, told: Told): Promise<Attachment> => {
  await requireSession(op)
  const { mine, place } = await placeToGive(op, asked.place)
  const named = await whoIsNamed(op, asked.professional)
  checkProfessions(asked.kind, named.qualification, place)
  const attachment: Attachment = {
    id: op.draw.uuid() as AttachmentId,
    actorId: named.entry.id,
    kind: asked.kind,
    name: named.entry.name,
    nationalId: named.entry.nationalId,
    under: { id: mine.id, name: mine.name, nationalId: mine.nationalId },
    exercise: exerciseFor(named.qualification, place),
    namedAt: op.instant,
    ...lengthOf(op.instant, asked.kind, asked),
  }
  await op.db.transaction(async tx => {
    if ((await countNamed(tx, mine.id, op.instant)) >= parametersAt(op.instant).attachedAtOnce) refuse(TOO_MANY_ATTACHED)
    // Her entry is locked now: whoever strikes her off, or takes the place from her, comes before and is seen, or after and ends this.
    await placeToGive({ db: tx, caller: op.caller }, asked.place)
    await insertAttachment(tx, attachment)
    await told(tx, attachment.actorId)
  })
  return attachment
}

/** A place of the caller's own, today: who is there in somebody's stead, or in training, names nobody. */
const placeToGive = async (
  { db, caller: { subject, exercise } }: { readonly db: Queries } & Pick<Operation, 'caller'>,
  asked: string | undefined,
): Promise<{ readonly mine: DirectoryEntry; readonly place: Exercise }> => {
  if (subject.kind !== 'professional' || exercise === undefined || exercise.under !== undefined) return refuse(NAMES_NOBODY)
  const mine = await directoryEntry(db, subject.id)
  const wanted = asked ?? exercise.structureNationalId
  const place = mine?.exercises.find(one => one.structureNationalId === wanted && one.profession === exercise.profession)
  return mine === undefined || mine.struckOff !== undefined || place === undefined ? refuse(NOT_HER_PLACE) : { mine, place }
}

const whoIsNamed = async (
  { db, caller: { subject } }: Operation,
  asked: ActorId,
): Promise<{ readonly entry: DirectoryEntry; readonly qualification: Qualification }> => {
  const entry = await directoryEntry(db, asked)
  const qualification = entry === undefined ? undefined : qualificationOf(entry)
  const isNobody = entry?.kind !== 'professional' || entry.struckOff !== undefined || entry.id === subject.id
  return isNobody || entry === undefined || qualification === undefined ? refuse(NOBODY_TO_ATTACH) : { entry, qualification }
}

const checkProfessions = (kind: AttachmentKind, { profession, specialty }: Qualification, place: Exercise): void => {
  switch (kind) {
    case 'substitute':
      if (profession !== place.profession || !isHealthProfession(profession)) refuse(OTHER_PROFESSION)
      return
    case 'student':
      // A pharmacist's intern may train under a medical biologist: both columns name interns.
      if (!namesInterns(profession, specialty) || !namesInterns(place.profession, place.specialty)) refuse(NO_INTERN)
  }
}

/** What closes is kept, what opens is not: occupational health stays so, and a regulation centre is opened by its own register alone. */
const exerciseFor = (
  { profession, specialty }: Qualification,
  { structureId, structureNationalId, structureName, occupational }: Exercise,
): Exercise => ({
  profession,
  ...(specialty === undefined ? {} : { specialty }),
  structureId,
  structureNationalId,
  structureName,
  occupational: occupational || groupOf(profession, specialty) === 'occupational-doctor',
  regulation: false,
})
