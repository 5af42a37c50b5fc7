export {
  type Added,
  addEntry,
  addingTo,
  checkMayWrite,
  declareAbsence,
  type NewEntryRequest,
  rightFor,
  type WritingRight,
} from './add-entry.ts'
export {
  askCorrection,
  changeEntry,
  type Changed,
  type ChangeRequest,
  changing,
  confirmEntry,
  endEntry,
  type Read,
  removeEntry,
} from './change-entry.ts'
export { entriesBeside } from './entries-beside.ts'
export { hideRubric, showRubric } from './hide-rubric.ts'
export { listEntries, type Profile, type ProfileRequest, readingOf } from './list-entries.ts'
export {
  type Absence,
  type Allergy,
  type Author,
  type BloodGroup,
  type Body,
  type Closed,
  type Coding,
  type Concept,
  type Condition,
  type Confirmation,
  type Contact,
  DISABILITIES,
  type Directives,
  type Disability,
  type Entry,
  type EntryStatus,
  type Evidence,
  EVIDENCES,
  type FamilyHistory,
  HABITS,
  isAbsence,
  type Lifestyle,
  type Measure,
  type OrganDonation,
  type Procedure,
  RELATIONSHIPS,
  type Treatment,
  type TrustedPerson,
  type Vaccination,
} from './model.ts'
export { purgeEntries } from './purge-record.ts'
export { HISTORY, readHistory } from './read-history.ts'
export { ALREADY_THERE, ENTRY_ABSENT, ENTRY_CHANGED, ENTRY_CLOSED, VACCINATION_NOT_SECRET } from './refusals.ts'
export { isRubric, RUBRICS, type Rubric } from '../kernel/rubrics.ts'
export { CAN_BE_NONE, SINGLE, TYPE_OF_RUBRIC, WISHES } from './rubrics.ts'
export { TERM_KINDS, type Term, type TermKind, TERMS_SOURCE, termsOf } from './terms.ts'
export { productOf as vaccineProductOf } from './vaccination/once.ts'
export { vaccinationCalendar } from './vaccination/calendar.ts'
export type { Placed, Schedule, SlotState } from './vaccination/model.ts'
export { scheduleOf } from './vaccination/schedule.ts'
export { targetsOf } from './vaccination/targets.ts'
