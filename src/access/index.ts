export { underCorrection, underGrant, underGrants } from './door.ts'
export { mayAdd, onlyCorrects } from './feeding.ts'
export { hiddenFromFirstDeposit, hideFromFirstDeposit } from './hidden-categories.ts'
export { changeLife, type OnTransition, type TransitionName } from './change-life.ts'
export { authorityEnds, type Born, startMajorities } from './authority.ts'
export {
  type ActingFor,
  type Delegating,
  delegating,
  holdsActiveRecord,
  personActor,
  type PersonsRelation,
  type PersonsRule,
  readerOfDelegates,
} from './delegate.ts'
export { profileUnderHandingOver, underHandingOver } from './hand-over.ts'
export { underReadingAgain } from './read-again.ts'
export { directoryActor, followAttendingDoctor } from './follow-register.ts'
export { holderSide, type HolderSide } from './holder-side.ts'
export {
  endOrderedPlaces,
  endProtection,
  type PlaceLine,
  type PlaceOrder,
  type PlacesPage,
  placesUnder,
  readPlaces,
} from './protected-places.ts'
export { type Protecting, protectPlace } from './protect-place.ts'
export { shelteredNow } from './sheltered.ts'
export { forgetTries, purgeAccess } from './purge-record.ts'
export { askMerge, type Merge, mergeRecords, mergesOf, type TakeBack, unmergeRecords } from './merge-records.ts'
export { mergedInto, type Refiling, refilingOf, stillRefiled, underRefiling } from './refiling.ts'
export { openRecord, type Opened, type OpeningRequest, type RelationAtBirth } from './open-record.ts'
export { type OnOpened, type OpenedMany, openRecords } from './open-records.ts'
export { openOnDemand, openUnopposed } from './open-unopposed.ts'
export { type CareDays, opposeReimbursements, type PaidAct, refuseSecretActs } from './oppose-reimbursements.ts'
export { breakGlass, type EmergencyOpened, type OnEmergency } from './break-glass.ts'
export { closeEmergency, type EmergencyMode } from './close-emergency.ts'
export type { EmergencyRequest } from './emergency-motive.ts'
export { colleagueHere, declareAccess } from './declare-access.ts'
export { type AccessAlarm, alarmsSince, provePresence } from './presence.ts'
export type { PresenceMeans } from './presence-store.ts'
export { endStay, openStay, readStays, type Stay, type StayLine } from './stays.ts'
export { inviteToTeam } from './invite-to-team.ts'
export { type FoundPerson, searchPeople } from './search-people.ts'
export {
  authorise,
  type Authorisation,
  block,
  endAuthorisation,
  hideEverything,
  nameAdministrator,
  opposeDeposits,
  setEmergencySwitches,
  setScope,
  unblock,
} from './manage-access.ts'
export {
  type AccessPage,
  attendingBeside,
  holderBeside,
  type HolderPage,
  holderTraits,
  mayKnowOf,
  readAccess,
  readHolder,
  rulesUnder,
  whoIsTold,
} from './read-access.ts'
export { writeRule } from './rules.ts'
export { endOwnAttendance, endOwnAuthorisation } from './leave.ts'
export { nameReferring, readReferring, REFERRING, type Referring } from './referring.ts'
export { createShare, endShare, type NewShare, prolong, readShares, type ShareLine, type ShareTerms } from './share.ts'
export { type OpenedShare, openShare } from './open-share.ts'
export { type Preview, type PreviewAs, underPreview } from './preview.ts'
export { type AccessFacts, describeAccess, type Described, type Look, type LookOfActor } from './describe-access.ts'
export { carersUnder, forgetCarer, listCarer, type OwnCarer, writeCarer, type WrittenCarer } from './own-carers.ts'
export {
  cancelCard,
  type CardChoices,
  type CardLanguage,
  changeCard,
  type OwnCard,
  readCard,
  renewCard,
} from './own-card.ts'
export {
  type CardLinkLine,
  endCardLink,
  endDueCardLinks,
  LINK_DAYS,
  makeCardLink,
  type NewCardLink,
  readCardLinks,
} from './card-link.ts'
export { fileTicket, type LinkOpening, openCardLink, type OpenedCardLink, readCardLinkFile, WrongPasscode } from './open-card-link.ts'
export { onlyOpen } from './only-open.ts'
export { presentCard } from './present-card.ts'
export { type AccessCopy, copyAccess } from './copy-access.ts'
export { DECOYS } from './snapshot.ts'
export {
  DEFAULT_SETTINGS,
  settingsAtBirth,
  type HelperRights,
  type PlaceDetail,
  type PlaceNamed,
  type RuleActor,
  type RuleBasis,
  type RuleRelation,
  type Scope,
  type Settings,
} from './model.ts'
export {
  ACT_REFUSED,
  ALREADY_OPEN,
  DEPOSIT_REFUSED,
  INS_REFUSED,
  MERGE_ABSENT,
  MOTIVE_MISSING,
  NO_RECORD,
  TOO_MANY_DECLARED,
  UNKNOWN_PROFESSIONAL,
} from './refusals.ts'
export { ACTING, decide, READING_BY_HOLDERS, READING_BY_PROFESSIONALS, type Rule } from './decide.ts'
export {
  ACTOR_KINDS,
  type ActorFacts,
  type ActorKind,
  type Answer,
  AUDIENCES,
  type Decision,
  type DocumentFacts,
  type Facts,
  MODES,
  type RecordState,
  type Relation,
  RELATIONS,
  SCOPES,
  STATES,
} from './facts.ts'
export { FUNCTIONAL_RIGHTS } from './functional-rights.table.ts'
export { mayOnProfile, PROFILE_RIGHTS_TABLE } from './profile-rights.table.ts'
export { RECORD_RIGHTS } from './record-rights.table.ts'
export { reach } from './visibility.ts'
export { BrokenLine, CASE_HEADER, decideCase } from './decide-csv.ts'
