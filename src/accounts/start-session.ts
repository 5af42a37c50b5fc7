import type { Authentication, Exercise, Level, Means, Subject } from '../kernel/actors.ts'
import { attachmentStands } from '../directory/index.ts'
import type { SessionId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { parametersAt } from '../policy/index.ts'
import { MEANS } from './means.table.ts'
import type { Doorstep, Session } from './model.ts'
import { ATTACHMENT_OVER, MEANS_CLOSED } from './refusals.ts'
import { insertSession, markEnded } from './store.ts'

export type SignIn = {
  readonly subject: Subject
  readonly exercise?: Exercise
  readonly means: Means
  /** What a provider vouches for, when it is not what the means is worth by itself. */
  readonly level?: Level
  /** When she proved who she is, if that was before: the four hours count from there. */
  readonly authenticatedAt?: Instant
}

/**
 * Starts a session, by a means that is open where we run. Four hours after its bearer proved who she is at most (parameter `sessionMaxMs`), and never longer than
 * the attachment it is started under. Errors: `no-such-address`, `attachment-over`.
 */
export const startSession = async (doorstep: Doorstep, signIn: SignIn): Promise<Session> => {
  const { subject, exercise, means, level = MEANS[means].level, authenticatedAt = doorstep.instant } = signIn
  if (!MEANS[means].in.includes(doorstep.mode)) return refuse(MEANS_CLOSED, `means ${means}`)
  const { db, draw, instant } = doorstep
  const sessionId = draw.uuid() as SessionId
  const under = exercise?.under
  const until = lastsUntil({ authenticatedAt, exercise }, instant)
  await insertSession(db, {
    actorId: subject.id,
    sessionId,
    at: instant,
    until,
    means,
    ...(under === undefined ? {} : { attachmentId: under.id }),
  })
  // Asked once the row is there: whoever ends the attachment meanwhile finds the row, or is found here.
  if (under !== undefined && !(await attachmentStands(db, subject.id, under.id, instant))) {
    await markEnded(db, subject.id, sessionId, instant)
    return refuse(ATTACHMENT_OVER)
  }
  const authentication: Authentication = {
    subject,
    means,
    level,
    authenticatedAt,
    sessionId,
    ...(exercise === undefined ? {} : { exercise }),
  }
  return { authentication, lastSeenAt: instant }
}

/** Until when, whatever is done: four hours, or the end of the attachment when that comes first. */
export const lastsUntil = (
  { authenticatedAt, exercise }: { readonly authenticatedAt: Instant; readonly exercise?: Exercise | undefined },
  at: Instant,
): Instant => {
  const most = after(authenticatedAt, parametersAt(at).sessionMaxMs)
  const end = exercise?.under?.until
  return end !== undefined && end < most ? end : most
}
