export { acceptInvitation, refuseInvitation } from './answer.ts'
export { attestationOf, DELEGATION_ATTESTED, FILE_ATTESTATION } from './attest.ts'
export { type ActsForHer, whoActsFor } from './at-desk.ts'
export { endAuthority, type Ending } from './authority.ts'
export { endDueDelegation, expireInvitation, type InviteToActivate, reachMajority } from './clocks.ts'
export { stopAccess, stopHelping } from './end.ts'
export { followRegister } from './follow-register.ts'
export { forgetDelegations } from './lists.ts'
export { type HelperInvitation, type Invited, inviteHelper, inviteRepresentative } from './invite.ts'
export {
  type Association,
  type Decision,
  type Delegate,
  type Delegation,
  type DelegationId,
  type DelegationKind,
  type DelegationState,
  HELP_RIGHTS,
  type HelpRight,
  type Measure,
  type Represented,
} from './model.ts'
export { readOthers, readOwn } from './read.ts'
export { recogniseChildren } from './recognise-children.ts'
export { rememberDelegation } from './remember.ts'
export { welcomeAdult } from './welcome-adult.ts'
export { nameProtector, nameRepresentatives } from './register.ts'
