import { SHIPPED_DECISION_POLICY } from '../decide-csv.ts'
import type { DecisionPolicy, Facts } from '../facts.ts'

export const SHIPPED = SHIPPED_DECISION_POLICY
const turned = (change: Partial<DecisionPolicy>): DecisionPolicy => ({ ...SHIPPED, ...change })

/** An authorised doctor who reads an ordinary document of an active record: each case says in what it differs. */
export const USUAL: Facts = {
  actor: 'professional',
  doctor: true,
  relation: 'authorised',
  mode: 'normal',
  samu: true,
  breakGlass: true,
  maskedInEmergency: false,
  blockInEmergency: false,
  depositsOpposed: false,
  state: 'active',
  right: 'read',
  own: false,
  scope: 'all',
  matrix: true,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlace: false,
  audience: 'all',
  policy: SHIPPED,
}

export type RuleCase = readonly [name: string, change: Partial<Facts>, answer: 'allow' | 'deny', rule: string]

const HELD = 'held-until-announcement'
const PROTECTED = 'protected-place'
const HIDDEN = 'hidden-from-representatives'
const representative: Partial<Facts> = { actor: 'representative', relation: 'none', doctor: false }

/** Which rule answers when two would: the order is the law, and the trace names the rule. */
export const RULE_CASES: readonly RuleCase[] = [
  ['an authorised doctor reads what the matrix allows', {}, 'allow', '10-matrix'],
  ['and not what it does not', { matrix: false }, 'deny', '10-matrix'],
  ['a closed record is shut before anything else is looked at', { state: 'closed', relation: 'attending' }, 'deny', '1-record-shut'],
  ['for whoever never reads too', { state: 'closed', actor: 'secretary' }, 'deny', '1-record-shut'],
  ['a secretary never reads, blocked or not', { actor: 'secretary', relation: 'blocked' }, 'deny', '1-kind-never-reads'],
  ['a block comes before authorship', { relation: 'blocked', own: true }, 'deny', '2-blocked'],
  [
    'in normal mode it is the ordinary block, « même en urgence » or not',
    { relation: 'blocked', blockInEmergency: true },
    'deny',
    '2-blocked',
  ],
  [
    '« même en urgence » comes before the switch',
    { relation: 'blocked', mode: 'break-glass', blockInEmergency: true, breakGlass: false },
    'deny',
    '2-blocked-in-emergency',
  ],
  ['a refused emergency comes before authorship', { mode: 'break-glass', breakGlass: false, own: true }, 'deny', '3-emergency-refused'],
  ['authorship comes before the lead', { relation: 'attending', own: true }, 'allow', '4-author'],
  [
    'and before masks, choices, scopes and the matrix',
    { relation: 'none', own: true, masked: true, audience: 'chosen-out', scope: 'outside', matrix: false },
    'allow',
    '4-author',
  ],
  ['the attending doctor sees what is masked', { relation: 'attending', masked: true, matrix: false }, 'allow', '5-leading'],
  ['nobody reads without a basis, masked or not', { relation: 'none', masked: true }, 'deny', '6-no-basis'],
  ['a mask comes before the choice of professionals', { masked: true, audience: 'chosen-out' }, 'deny', '7-masked'],
  ['the choice comes before the scope', { audience: 'chosen-out', scope: 'outside' }, 'deny', '8-chosen-professionals'],
  ['the scope comes before the matrix', { scope: 'outside', matrix: false }, 'deny', '9-outside-scope'],
  [
    'the person reads whatever professionals may not',
    { actor: 'person', relation: 'none', masked: true, matrix: false },
    'allow',
    'holder',
  ],
  [
    'but not in an emergency mode, shut first',
    { actor: 'person', relation: 'none', mode: 'regulation', state: 'closed' },
    'deny',
    '1-record-shut',
  ],
  ['nor in an open one', { actor: 'person', relation: 'none', mode: 'regulation', held: true }, 'deny', 'no-emergency-mode'],
  ['nor what is held', { ...representative, held: true, hiddenFromRepresentatives: true }, 'deny', HELD],
  ['a representative does not read the secret of a minor', { ...representative, hiddenFromRepresentatives: true }, 'deny', HIDDEN],
  ['nor what was written in a place that is protected from her', { ...representative, hiddenPlace: true }, 'deny', PROTECTED],
  ['which a helper does not read either', { actor: 'helper', relation: 'none', hiddenPlace: true }, 'deny', PROTECTED],
  ['nor one who only reads', { actor: 'reading-helper', relation: 'none', hiddenPlace: true }, 'deny', PROTECTED],
  ['a secret is said first', { ...representative, hiddenFromRepresentatives: true, hiddenPlace: true }, 'deny', HIDDEN],
  ['no place is hidden from the person herself', { actor: 'person', relation: 'none', hiddenPlace: true }, 'allow', 'holder'],
  ['nor from who cares for her', { hiddenPlace: true }, 'allow', '10-matrix'],
  ['an agent has no right at all', { actor: 'agent', relation: 'none' }, 'deny', 'kind-has-no-right'],

  ['no act on a shut record', { right: 'unmask', state: 'suspended', actor: 'agent' }, 'deny', '1-record-shut'],
  [
    'no act the table does not give, whatever the switch',
    { right: 'mask', mode: 'break-glass', breakGlass: false },
    'deny',
    'functional-right',
  ],
  [
    'no act in an emergency that is refused',
    { right: 'delete', mode: 'regulation', samu: false, own: true },
    'deny',
    '3-emergency-refused',
  ],
  ['no act of the person on what is held', { ...representative, right: 'mask', held: true, hiddenFromRepresentatives: true }, 'deny', HELD],
  [
    'nor of a representative on a secret, her own deposit or not',
    { ...representative, right: 'delete', own: true, hiddenFromRepresentatives: true },
    'deny',
    HIDDEN,
  ],
  ['nor on what is of a protected place', { ...representative, right: 'mask', hiddenPlace: true }, 'deny', PROTECTED],
  ['who still adds', { ...representative, right: 'deposit', hiddenPlace: true }, 'allow', 'deposit'],
  ['the author corrects although deposits are refused', { right: 'deposit', depositsOpposed: true, own: true }, 'allow', 'correction'],
  ['and adds nothing', { right: 'deposit', depositsOpposed: true }, 'deny', 'deposits-opposed'],
  ['anybody may deposit', { right: 'deposit', relation: 'none' }, 'allow', 'deposit'],
  ['masked and held at once is refused, to the author too', { right: 'mask', held: true, own: true }, 'deny', 'masked-and-held'],
  [
    'only doctors archive in an emergency, not even the author otherwise',
    { right: 'archive', mode: 'break-glass', doctor: false, own: true },
    'deny',
    'doctors-in-emergency',
  ],
  ['she withdraws her own', { right: 'delete', own: true }, 'allow', 'own'],
  ['an attending doctor’s own is her own first', { right: 'unmask', relation: 'attending', own: true }, 'allow', 'own'],
  ['the attending doctor unmasks', { right: 'unmask', relation: 'attending', masked: true }, 'allow', 'leading'],
  ['she masks what she sees', { right: 'mask' }, 'allow', 'seen'],
  ['a doctor archives in an emergency what she sees', { right: 'archive', mode: 'break-glass', relation: 'none' }, 'allow', 'seen'],
  [
    'an occupational doctor masks what she would find, though she opens nothing',
    { right: 'mask', actor: 'occupational-doctor' },
    'allow',
    'seen',
  ],
  [
    'an attending doctor who no longer sees all is stopped by a mask',
    { relation: 'attending', masked: true, policy: turned({ attendingSeesAll: false }) },
    'deny',
    '7-masked',
  ],
  [
    'and does not unmask what she does not see',
    { right: 'unmask', relation: 'attending', masked: true, policy: turned({ attendingSeesAll: false }) },
    'deny',
    'default',
  ],
  [
    'an administrator likewise',
    { relation: 'administrator', matrix: false, policy: turned({ administratorSeesAll: false }) },
    'deny',
    '10-matrix',
  ],
  [
    'an occupational doctor reads with her consent, where that is allowed',
    { actor: 'occupational-doctor', policy: turned({ occupationalDoctorReads: true }) },
    'allow',
    '10-matrix',
  ],
  [
    'not by her team',
    { actor: 'occupational-doctor', relation: 'team', policy: turned({ occupationalDoctorReads: true }) },
    'deny',
    '5-express-consent',
  ],
  [
    'nor in an emergency',
    { actor: 'occupational-doctor', mode: 'break-glass', policy: turned({ occupationalDoctorReads: true }) },
    'deny',
    '1-kind-never-reads',
  ],
  [
    'the blocked add nothing, where that is so',
    { right: 'deposit', relation: 'blocked', policy: turned({ blockedMayDeposit: false }) },
    'deny',
    'blocked-deposits-nothing',
  ],
  [
    'and correct their own',
    { right: 'deposit', relation: 'blocked', own: true, policy: turned({ blockedMayDeposit: false }) },
    'allow',
    'correction',
  ],
  [
    'nobody corrects once deposits are refused, where that is so',
    { right: 'deposit', own: true, depositsOpposed: true, policy: turned({ afterOppositionAuthorMayCorrect: false }) },
    'deny',
    'deposits-opposed',
  ],
  [
    'nor withdraws',
    { right: 'delete', own: true, depositsOpposed: true, policy: turned({ afterOppositionAuthorMayDelete: false }) },
    'deny',
    'deletion-opposed',
  ],
  [
    'masked and held at once, where that is allowed',
    { right: 'mask', held: true, policy: turned({ maskedAndHeldExclusive: false }) },
    'allow',
    'seen',
  ],
  ['a code of an hour shows what the matrix allows', { relation: 'share' }, 'allow', '10-matrix'],
  ['and nothing masked', { relation: 'share', masked: true }, 'deny', '7-masked'],
  ['whoever it was shown to acts on nothing of others’', { relation: 'share', right: 'mask' }, 'deny', 'share-reads-only'],
  ['and on her own as ever', { relation: 'share', right: 'delete', own: true }, 'allow', 'own'],
  ['in an emergency the code is nothing', { relation: 'share', right: 'archive', mode: 'break-glass' }, 'allow', 'seen'],
  ['nobody deletes another’s', { right: 'delete', relation: 'attending' }, 'deny', 'default'],
]
