import type { Exercise, SubjectKind } from '../kernel/actors.ts'
import type { ActorId } from '../kernel/ids.ts'

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
  readonly city?: string
  /** Since when, ISO: struck off or suspended. No import and no provider gives her a place again until it is lifted. */
  readonly struckOff?: string
  /** Where her place is written to, as the directory publishes it: a notice goes there, that says nothing. */
  readonly email?: string
}
