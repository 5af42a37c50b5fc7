import type { AttachmentKind, Exercise, SubjectKind } from '../kernel/actors.ts'
import type { ActorId, AttachmentId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/** A line of the public directory (RPPS, FINESS; domain.md §6.2). `nationalId` is PS_IdNat or Struct_IdNat. */
export type DirectoryEntry = {
  readonly id: ActorId
  readonly kind: Extract<SubjectKind, 'professional' | 'secretary' | 'structure' | 'agent' | 'insurer-feed' | 'laboratory'>
  readonly nationalId: string
  readonly name: string
  readonly family: string
  readonly given: string
  /** Places she works in; the session chooses one. A structure has itself. */
  readonly exercises: readonly Exercise[]
  /** What she is, of whom the register names no place: substitutes and students practise where they are attached. */
  readonly qualification?: Qualification
  readonly city?: string
  /** Since when, ISO: struck off or suspended. No import and no provider gives her a place again until it is lifted. */
  readonly struckOff?: string
  /** Where her place is written to, as the directory publishes it: a notice goes there, that says nothing. */
  readonly email?: string
}

export type Qualification = Pick<Exercise, 'profession' | 'specialty'>

export const qualificationOf = ({ exercises: [first], qualification }: DirectoryEntry): Qualification | undefined => first ?? qualification

/** Somebody acts for a time at somebody else's place (docs/adr/2611-who-acts-under-whom.md). Names and place as they were when she was named. */
export type Attachment = {
  readonly id: AttachmentId
  readonly actorId: ActorId
  readonly kind: AttachmentKind
  /** Who acts. */
  readonly name: string
  readonly nationalId: string
  readonly under: { readonly id: ActorId; readonly name: string; readonly nationalId: string }
  /** Her own profession, at the place of whom she is under. */
  readonly exercise: Exercise
  readonly namedAt: Instant
  readonly from: Instant
  readonly until: Instant
  readonly endedAt?: Instant
}

export const isOpen = ({ from, until, endedAt }: Pick<Attachment, 'from' | 'until' | 'endedAt'>, at: Instant): boolean =>
  endedAt === undefined && from <= at && at < until

/** The place of a session: whom she is under travels with it, into each line of the trace. */
export const exerciseUnder = ({ id, kind, exercise, under: { name, nationalId }, until }: Attachment): Exercise => ({
  ...exercise,
  under: { id, kind, name, nationalId, until },
})

/** Every place she may start a session at: her own, then those where she is attached at that instant. Struck off: none. */
export const placesOf = (entry: DirectoryEntry, attachments: readonly Attachment[], at: Instant): readonly Exercise[] =>
  entry.struckOff === undefined ? [...entry.exercises, ...attachments.filter(one => isOpen(one, at)).map(exerciseUnder)] : []
