export {
  type CodePurpose,
  type CodeReason,
  type CodeTerms,
  issueActivationCode,
  issueActivationCodes,
  issueRecoveryCode,
  issueSharedCode,
} from './codes.ts'
export {
  checkIdentifier,
  createAccount,
  type Credentials,
  hasAccount,
  namingConflicts,
  prepareAccount,
  type ReadyAccount,
} from './account.ts'
export { attemptTag, mayTry } from './attempts.ts'
export { newCode, normalCode, printedCode } from './code-text.ts'
export { askForCode, type AskedFor, type CodeChannel, type CodeRequest } from './ask-for-code.ts'
export { answerRequests } from './answer-requests.ts'
export { askContactChange, confirmContact, type ContactKind } from './change-contact.ts'
export { type Channel, hiddenEmail, hiddenPhone, type OfferedChannel } from './channels.ts'
export { channelsOpen } from './channels-open.ts'
export { type DeskCode, deskCodeOnPaper, type IssuedCode, issuedCodesOf, sendDeskCode, warnOfContactChange } from './desk-code.ts'
export { confirmAgain, type FreshProof } from './confirm.ts'
export { personOf, type SignInDesk } from './desk.ts'
export { devicesOf, forgetDevice, type KnownDevice, openDevice, type OwnDevice, sealDevice, type SeenBrowser } from './devices.ts'
export { type CodeTyped, sendSignInCode, signInWithCode } from './one-time.ts'
export { addApp, type AppOffered, changePassword, meansOf, offerApp, type OwnMeans, removeApp, removePasskey } from './own-means.ts'
export {
  addPasskey,
  type Answered,
  askForPasskey,
  askWithPasskey,
  type OwnPasskey,
  type PasskeySite,
  signInWithPasskey,
} from './passkeys.ts'
export { type Proof, type Proved, proveByCode } from './prove-by-code.ts'
export { cancelRecovery, finishRecoveries, type LostMeans, recover, type RecoveryAsked, recoveryOf } from './recover.ts'
export { enter, type PasswordAnswer, type PasswordTyped, readySignIn, type SignedIn, signInWithPassword } from './sign-in.ts'
export { type DemonstrationPhone, NO_SMS, openDemonstrationPhone, type ShownSms, type Sms, type SmsGateway } from './sms.ts'
export { type AccountLoop, startAccountLoop } from './start-account-loop.ts'
export { type CookieStyle, cookieStyle, isWorthRenewing, openSession, sealSession } from './cookie.ts'
export { endSession } from './end-session.ts'
export { LOOP } from './loop.ts'
export { MEANS } from './means.table.ts'
export type { Doorstep, Profile, RunningMode, Session } from './model.ts'
export { forgetProfile, profilesOf, rememberProfile } from './profiles.ts'
export { NOT_SIGNED_IN, SESSION_ENDED, SESSION_UNBOUND, SESSION_UNPROVED } from './refusals.ts'
export { endOneSession, endOtherSessions, type OwnSession, sessionsOf } from './own-sessions.ts'
export { RECENT_MS, requireRecent, type SensitiveAct } from './require-recent.ts'
export { endStolen } from './proof/end-stolen.ts'
export { judge, type Shown, type Verdict } from './proof/judge.ts'
export { isPublicKey } from './proof/model.ts'
export { openWindow } from './proof/open-window.ts'
export { openSpentProofs, type SpentProofs } from './proof/spent-proofs.ts'
export { purgeAccount, purgeProfiles } from './purge-record.ts'
export { requireSession } from './require-session.ts'
export { attach, type Asked as AttachmentAsked } from './attachments/attach.ts'
export { endAttachment } from './attachments/end-attachment.ts'
export { type Attachments, readAttachments } from './attachments/read-attachments.ts'
export { toldOfPlace } from './attachments/told.ts'
export { endSessionsOfThoseWhoLeft, liftStrikeOff, strikeOff } from './strike-off.ts'
export { lastsUntil, type SignIn, startSession } from './start-session.ts'
export { agentOf, disableAgent, giveRole, registerAgent, requireAgent, requireDpo } from './agents/agents.ts'
export { inviteFirstAgent } from './agents/first-agents.ts'
export { addAgentKey, askForAgentKey, createAgent, inviteAgent, signInAgent } from './agents/keys.ts'
export {
  type Agent,
  type AskedAct,
  type Colleague,
  isTwoPersonAct,
  TWO_PERSON_ACTS,
  type TwoPersonAct,
  type TwoPersonActKind,
} from './agents/model.ts'
export { AGENTS_ONLY, COLLEAGUE_NEEDED } from './agents/refusals.ts'
export { answerColleague, askColleague, colleagueBeside, namedTogether, nameDpo, openActs, requireColleague } from './agents/two-persons.ts'
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
export { type CardProof, proveByNationalIdentity } from './openid/prove-by-identity.ts'
export { type PivotIdentity, readPersonClaims } from './openid/person-claims.ts'
export { placeKey } from './openid/professional-claims.ts'
export { NO_PLACE, NOT_LINKED, PROVIDER_CLOSED, SIGN_IN_LOST } from './openid/refusals.ts'
export { openRelyingParty, type RelyingParty, type RelyingPartyTools } from './openid/relying-party.ts'
export { placesNow, type ProvenProfessional, recogniseProfessional, rememberedPlace, startAtPlace } from './openid/sign-in-professional.ts'
export { spendOnce } from './openid/spend.ts'
