import type { Authentication, Exercise, Level, Means, Subject } from '../kernel/actors.ts'
import type { SessionId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { parametersAt } from '../policy/index.ts'
import { MEANS } from './means.table.ts'
import type { Doorstep, Session } from './model.ts'
import { MEANS_CLOSED } from './refusals.ts'
import { insertSession } from './store.ts'

export type SignIn = {
  readonly subject: Subject
  readonly exercise?: Exercise
  readonly means: Means
  /** What a provider vouches for, when it is not what the means is worth by itself. */
  readonly level?: Level
  /** When she proved who she is, if that was before: the four hours count from there. */
  readonly authenticatedAt?: Instant
}

/** Starts a session, by a means that is open where we run. Four hours after its bearer proved who she is at most (parameter `sessionMaxMs`). */
export const startSession = async (doorstep: Doorstep, signIn: SignIn): Promise<Session> => {
  const { subject, exercise, means, level = MEANS[means].level, authenticatedAt = doorstep.instant } = signIn
  if (!MEANS[means].in.includes(doorstep.mode)) return refuse(MEANS_CLOSED, `means ${means}`)
  const { db, draw, instant } = doorstep
  const sessionId = draw.uuid() as SessionId
  const until = after(authenticatedAt, parametersAt(instant).sessionMaxMs)
  await insertSession(db, { actorId: subject.id, sessionId, at: instant, until, means })
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
