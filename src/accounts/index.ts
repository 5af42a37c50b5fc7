export {
  type CodePurpose,
  type CodeReason,
  type CodeTerms,
  issueActivationCode,
  issueActivationCodes,
  issueRecoveryCode,
  issueSharedCode,
} from './codes.ts'
export { type CookieStyle, cookieStyle, isWorthRenewing, openSession, sealSession } from './cookie.ts'
export { endSession } from './end-session.ts'
export { LOOP } from './loop.ts'
export { MEANS } from './means.table.ts'
export type { Doorstep, Profile, RunningMode, Session } from './model.ts'
export { profilesOf, rememberProfile } from './profiles.ts'
export { NOT_SIGNED_IN, SESSION_ENDED } from './refusals.ts'
export { endOneSession, endOtherSessions, type OwnSession, sessionsOf } from './own-sessions.ts'
export { RECENT_MS, requireRecent, type SensitiveAct } from './require-recent.ts'
export { requireSession } from './require-session.ts'
export { type SignIn, startSession } from './start-session.ts'
