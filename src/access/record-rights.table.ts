import type { SubjectKind } from '../kernel/actors.ts'
import type { DocumentRight, ProfileRight, Right } from '../kernel/rights.ts'
import { type Case, isAlive } from './case.ts'
import type { RecordState } from './facts.ts'

/** Rights on the record itself: who may change who sees, read her rules and her journal, declare an access (domain.md §2.1, §2.5, §1.7). */
export type RecordRight = Exclude<Right, DocumentRight | ProfileRight>

export type RecordRule = { readonly rule: string; readonly when: (on: Case) => boolean; readonly source: string }

const isOpen = ({ snapshot }: Case): boolean => isAlive(snapshot)
const stands =
  (...states: readonly RecordState[]) =>
  ({ snapshot }: Case): boolean =>
    states.includes(snapshot.state)
/** Subjects that no column of PDT-INF-526 names: loops, the desk, the insurer. */
const comesAs =
  (...kinds: readonly SubjectKind[]) =>
  ({ op }: Case): boolean =>
    kinds.includes(op.caller.subject.kind)
/** A code from a letter opens, closes and reopens; what is hers to read or to give needs a means of sign-in. */
const isSignedIn = ({ op }: Case): boolean => op.caller.means !== 'activation-code'
const isNormal = ({ op }: Case): boolean => op.mode === 'normal'
const is =
  (...kinds: readonly string[]) =>
  ({ known }: Case): boolean =>
    known.kind !== null && kinds.includes(known.kind)
/** A code of an hour is shown, and lets nobody else in. */
const belongs = ({ known }: Case): boolean => MEMBERS.has(known.relation)
const MEMBERS: ReadonlySet<string> = new Set(['attending', 'administrator', 'authorised', 'team'])
const leads = ({ known }: Case): boolean => known.relation === 'attending' || known.relation === 'administrator'

const both =
  (...conditions: readonly ((on: Case) => boolean)[]) =>
  (on: Case): boolean =>
    conditions.every(holds => holds(on))

// biome-ignore format: a table looks like a table
export const RECORD_RIGHTS: Readonly<Record<RecordRight, readonly RecordRule[]>> = {
  'manage-access': [
    { rule: 'holder', when: both(isOpen, isNormal, isSignedIn, is('person')), source: 'L.1111-19; R.1111-49' },
    { rule: 'representative', when: both(isOpen, isNormal, isSignedIn, is('representative')), source: 'R.1111-32; a helper may not (domain.md §1.7)' },
  ],
  'read-access': [
    { rule: 'holder', when: both(isOpen, isNormal, isSignedIn, is('person', 'representative')), source: 'L.1111-19' },
    { rule: 'leading', when: both(isOpen, isNormal, is('professional'), leads), source: 'TD1.6; ENS administrateur' },
  ],
  'read-journal': [
    { rule: 'holder', when: both(isOpen, isNormal, isSignedIn, is('person', 'representative')), source: 'L.1111-19; R.1111-43' },
    { rule: 'attending', when: both(isOpen, isNormal, is('professional'), ({ known }) => known.relation === 'attending'), source: 'R.1111-43' },
  ],
  'declare-access': [
    { rule: 'declared', when: both(isOpen, isNormal, is('professional'), ({ known }) => known.relation !== 'blocked'), source: 'R.1111-46; TD0.3' },
    { rule: 'declared-by-secretary', when: both(isOpen, isNormal, is('secretary'), ({ known }) => known.relation !== 'blocked'), source: 'PDT-INF-526 TD0.3 note 1' },
  ],
  'activate': [
    { rule: 'holder', when: both(stands('open'), isNormal, is('person', 'representative')), source: 'R.1111-28; domain.md §1.3' },
    { rule: 'clock', when: both(stands('open'), comesAs('system')), source: 'a record opened on demand, at the end of its form' },
  ],
  'close': [
    { rule: 'holder', when: both(stands('open', 'active'), isNormal, is('person', 'representative')), source: 'R.1111-36: at any time' },
    { rule: 'desk', when: both(stands('open', 'active'), comesAs('agent')), source: 'R.1111-36: or by asking the operator' },
    { rule: 'clock', when: both(stands('suspended'), comesAs('system')), source: 'R.1111-36: suspended six weeks without objection' },
  ],
  'reopen': [
    { rule: 'holder', when: both(stands('closed'), isNormal, is('person', 'representative')), source: 'R.1111-36: a new space at any time, archived data go to it' },
    { rule: 'desk', when: both(stands('closed'), comesAs('agent')), source: 'R.1111-36' },
  ],
  'erase': [
    { rule: 'holder', when: both(stands('closed'), isNormal, is('person', 'representative')), source: 'R.1111-36: express request, within three months' },
    { rule: 'desk', when: both(stands('closed'), comesAs('agent')), source: 'R.1111-36' },
    { rule: 'clock', when: both(stands('closed', 'deceased'), comesAs('system')), source: 'L.1111-18; R.1111-36: ten years' },
  ],
  'suspend': [
    { rule: 'desk', when: both(stands('open', 'active', 'suspended'), comesAs('agent', 'system')), source: 'R.1111-36: fraud or serious malfunction, and its end' },
  ],
  'object': [
    { rule: 'holder', when: both(stands('suspended'), isNormal, is('person', 'representative')), source: 'R.1111-36: objection within six weeks' },
    { rule: 'desk', when: both(stands('suspended'), comesAs('agent')), source: 'R.1111-36' },
  ],
  'record-death': [
    { rule: 'register', when: comesAs('agent', 'insurer-feed', 'system'), source: 'L.1111-18; L.1110-4 V' },
  ],
  'delegate': [
    { rule: 'holder', when: both(isOpen, isNormal, isSignedIn, is('person')), source: 'domain.md §1.7' },
    { rule: 'representative', when: both(isOpen, isNormal, isSignedIn, is('representative')), source: 'domain.md §1.6: the second representative, by invitation' },
    { rule: 'helper', when: both(isOpen, isNormal, isSignedIn, is('helper', 'reading-helper')), source: 'domain.md §1.7: either side ends it' },
    { rule: 'invited', when: both(isOpen, isNormal, isSignedIn, ({ known }) => known.invitedAs !== null), source: 'domain.md §1.7: who is asked answers' },
    { rule: 'desk', when: both(isOpen, comesAs('agent', 'insurer-feed')), source: 'R.1111-27 1°: representatives and protectors are the register’s' },
    { rule: 'clock', when: comesAs('system'), source: 'an authority or an invitation that ends; majority (Code civil 414)' },
  ],
  'merge': [
    { rule: 'desk', when: both(stands('open', 'active', 'closed'), comesAs('agent')), source: 'RNIV: two records of one person; two agents' },
    { rule: 'refiling', when: comesAs('system'), source: 'RNIV: what the second held is filed again by a loop, read by no agent' },
  ],
  'keep-time': [
    { rule: 'clock', when: comesAs('system'), source: 'R.1111-53; R.1111-36' },
  ],
  'read-life': [
    { rule: 'holder', when: both(isNormal, is('person', 'representative')), source: 'R.1111-36: she is told where her record stands; the content is not reached' },
    { rule: 'desk', when: comesAs('agent', 'system'), source: 'R.1111-36: administrative state only' },
  ],
  'export': [
    { rule: 'holder', when: both(stands('active'), isNormal, isSignedIn, is('person', 'representative')), source: 'L.1111-19; GDPR art. 20; a helper may not (domain.md §1.7)' },
    { rule: 'handing-over', when: both(stands('open', 'active', 'closed', 'deceased'), comesAs('system')), source: 'R.1111-36 before closing; L.1110-4 V to heirs: made by a loop, read by no agent' },
  ],
  'organise': [
    { rule: 'holder', when: both(isOpen, isNormal, isSignedIn, is('person', 'representative')), source: 'how she keeps her papers is hers, and is told to no professional' },
    { rule: 'helper', when: both(isOpen, isNormal, isSignedIn, is('helper')), source: 'domain.md §1.7: a helper who adds also files' },
  ],
  'protect-places': [
    { rule: 'holder', when: both(isOpen, isNormal, isSignedIn, is('person', 'representative')), source: 'Code civil 371-1, 515-11: she, or the parent who protects her' },
    { rule: 'desk', when: both(isOpen, comesAs('agent')), source: 'Code civil 515-9 to 515-13-1: on the judge’s order; two agents' },
    { rule: 'clock', when: comesAs('system'), source: 'what was traced before is looked through by a loop, read by no agent' },
  ],
  'keep-stays': [
    { rule: 'stay', when: both(isOpen, isNormal, comesAs('structure'), ({ known }) => known.relation !== 'blocked'), source: 'L.1110-12; R.1111-46 al. 2: a stay is a fact, told by the software of its structure' },
  ],
  'invite-to-team': [
    { rule: 'member', when: both(isOpen, isNormal, is('professional'), belongs), source: 'L.1110-12: a member of the team brings in another; she is told' },
  ],
  'refuse': [],
  'open-record': [],
}
