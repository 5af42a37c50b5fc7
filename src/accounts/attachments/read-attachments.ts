import { type Attachment, directoryEntry, namedBeside } from '../../directory/index.ts'
import type { AttachmentKind, Exercise } from '../../kernel/actors.ts'
import { dayInParis } from '../../kernel/paris-day.ts'
import { namesInterns } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { requireSession } from '../require-session.ts'
import { lastDayFor } from './days.ts'

const SHOWN = 100

export type Attachments = {
  /** Whom the caller named, and whom she is or was under herself: latest first. */
  readonly named: readonly Attachment[]
  readonly held: readonly Attachment[]
  /** Where she may name somebody; none: she names nobody. */
  readonly places: readonly Exercise[]
  /** As what she may name somebody at all. */
  readonly kinds: readonly AttachmentKind[]
  /** The last day that may be asked for when it begins today. */
  readonly lastDay: Readonly<Record<AttachmentKind, string>>
}

export const readAttachments = async (op: Operation): Promise<Attachments> => {
  await requireSession(op)
  const { subject, exercise } = op.caller
  const all = await namedBeside(op.db, subject.id, SHOWN)
  const mayName = subject.kind === 'professional' && exercise !== undefined && exercise.under === undefined
  const entry = mayName ? await directoryEntry(op.db, subject.id) : undefined
  const today = dayInParis(op.instant)
  return {
    named: all.filter(({ under }) => under.id === subject.id),
    held: all.filter(({ actorId }) => actorId === subject.id),
    places: entry?.exercises.filter(({ profession }) => profession === exercise?.profession) ?? [],
    kinds: exercise !== undefined && namesInterns(exercise.profession, exercise.specialty) ? ['substitute', 'student'] : ['substitute'],
    lastDay: { substitute: lastDayFor('substitute', today, op.instant), student: lastDayFor('student', today, op.instant) },
  }
}
