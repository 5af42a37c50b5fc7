export {
  agent,
  asRuleActor,
  by,
  type Caller,
  endSession,
  idOf,
  INSURER,
  laboratory,
  personCalled,
  professional,
  secretary,
  signIn,
  type Someone,
  structure,
} from './actors.ts'
export { chainProblems, entriesOf, headOf, type ReadEntry } from './chain.ts'
export { aCommittedGrant, aGrant, SEES_NOTHING } from './grants.ts'
export { type OpenedRecord, putInState, recordOf, traitsCalled } from './records.ts'
export { NOON, openWorld, type World } from './world.ts'
export { grantFor, looksAs, refusalOf } from './looks.ts'
