import type { Authentication, Exercise, Means, Subject } from '../kernel/actors.ts'
import type { SessionId } from '../kernel/ids.ts'
import { after } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { parametersAt } from '../policy/index.ts'
import { MEANS } from './means.table.ts'
import type { Doorstep, Session } from './model.ts'
import { MEANS_CLOSED } from './refusals.ts'
import { insertSession } from './store.ts'

export type SignIn = { readonly subject: Subject; readonly exercise?: Exercise; readonly means: Means }

/** Starts a session, by a means that is open where we run. Four hours at most (parameter `sessionMaxMs`). */
export const startSession = async (doorstep: Doorstep, { subject, exercise, means }: SignIn): Promise<Session> => {
  const { level, in: open } = MEANS[means]
  if (!open.includes(doorstep.mode)) return refuse(MEANS_CLOSED, `means ${means}`)
  const { db, draw, instant } = doorstep
  const sessionId = draw.uuid() as SessionId
  const until = after(instant, parametersAt(instant).sessionMaxMs)
  await insertSession(db, { actorId: subject.id, sessionId, at: instant, until, means })
  const authentication: Authentication = {
    subject,
    means,
    level,
    authenticatedAt: instant,
    sessionId,
    ...(exercise === undefined ? {} : { exercise }),
  }
  return { authentication, lastSeenAt: instant }
}
