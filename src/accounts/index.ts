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
export { forgetProfile, profilesOf, rememberProfile } from './profiles.ts'
export { NOT_SIGNED_IN, SESSION_ENDED } from './refusals.ts'
export { endOneSession, endOtherSessions, type OwnSession, sessionsOf } from './own-sessions.ts'
export { RECENT_MS, requireRecent, type SensitiveAct } from './require-recent.ts'
export { purgeProfiles } from './purge-record.ts'
export { requireSession } from './require-session.ts'
export { type SignIn, startSession } from './start-session.ts'
export type { OpenidDoors } from './openid/doors.ts'
export type { Attempt, Fetch, OpenidPurpose, OutsideIdentity, ProviderKind, ProviderSettings } from './openid/model.ts'
export {
  hasNationalIdentity,
  linkNationalIdentity,
  type NationalIdentity,
  nationalIdentityOf,
  personByNationalIdentity,
  signInPerson,
  traitsAgree,
  unlinkNationalIdentities,
} from './openid/national-identity.ts'
export { type NoteKind, openNote, sealNote } from './openid/note.ts'
export { type PivotIdentity, readPersonClaims } from './openid/person-claims.ts'
export { placeKey } from './openid/professional-claims.ts'
export { NO_PLACE, NOT_LINKED, PROVIDER_CLOSED, SIGN_IN_LOST } from './openid/refusals.ts'
export { openRelyingParty, type RelyingParty, type RelyingPartyTools } from './openid/relying-party.ts'
export { type ProvenProfessional, recogniseProfessional, rememberedPlace, startAtPlace } from './openid/sign-in-professional.ts'
export { spendOnce } from './openid/spend.ts'
