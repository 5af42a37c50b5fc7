export { actsOf, type DeskAct, doAct, noteAct, requireCheckFor } from './acts.ts'
export { type CheckAsked, checkIdentity, standingCheck, type StandingCheck } from './check-identity.ts'
export { askContactChange, cancelContactChange, contactChangesOf, finishContactChanges, type WaitingChange } from './change-contact.ts'
export { deskPerson, findForDesk, type DeskPerson, type Sought } from './find-person.ts'
export { maskedContacts, type MaskedContact } from './masks.ts'
export {
  CHECK_LEVELS,
  type CheckLevel,
  DESK_ACTS,
  type DeskActKind,
  PIECES,
  type Piece,
  REQUEST_SUBJECTS,
  type RequestSubject,
  STEP_KINDS,
  type StepKind,
} from './model.ts'
export { printReceipt } from './receipt.ts'
export { addStep, openRequest, readRequest, readRequests, requestsOf, type DeskRequest, type RequestLine } from './requests.ts'
export { type CodeSent, printCode, sendCode } from './send-code.ts'
export { deleteOfPerson } from './store.ts'
