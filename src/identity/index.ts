export { type ClaimedTraits, conflictsBetween, displayName, type Sex, type TraitConflict, type Traits } from './model.ts'
export { openTraits } from './traits.ts'
export { findPerson, numberWithout, recordNumberOf, registerPerson, traitsOf } from './find-person.ts'
