import { FUNCTIONAL_RIGHTS, type Reach } from './functional-rights.table.ts'
import type { ActorKind, Decision, Facts } from './facts.ts'

/**
 * The decision: first match wins (architecture §5). Pure: facts in, answer and rule out; compared with an independent oracle on the
 * whole product of facts (test/oracle). Every `when` reads one line; the order is the law.
 */
export type Rule = {
  readonly rule: string
  readonly when: (facts: Facts) => boolean
  readonly answer: 'allow' | 'deny'
  readonly source: string
}

type Side = 'care' | 'holder' | 'outside'

const SIDE: Readonly<Record<ActorKind, Side>> = {
  professional: 'care',
  'occupational-doctor': 'care',
  secretary: 'care',
  structure: 'care',
  'insurer-feed': 'care',
  person: 'holder',
  representative: 'holder',
  helper: 'holder',
  'reading-helper': 'holder',
  agent: 'outside',
}

const isLeading = ({ relation }: Facts): boolean => relation === 'attending' || relation === 'administrator'
const seesAll = ({ relation, policy }: Facts): boolean =>
  (relation === 'attending' && policy.attendingSeesAll) || (relation === 'administrator' && policy.administratorSeesAll)
const isEmergency = ({ mode }: Facts): boolean => mode !== 'normal'
const isOwn = ({ own, relation }: Facts): boolean => own || relation === 'author'
const switchIsOff = (facts: Facts): boolean =>
  (facts.mode === 'regulation' && !facts.samu) || (facts.mode === 'break-glass' && !facts.breakGlass)
/** Fed from its opening; the person's side enters by activating it (R.1111-32). */
const isShut = ({ actor, state }: Facts): boolean => state !== 'active' && !(state === 'open' && SIDE[actor] === 'care')
const hasNoBasis = (facts: Facts): boolean => facts.relation === 'none' || facts.relation === 'blocked' || facts.relation === 'author'
const readsAtWork = ({ actor, mode, policy }: Facts): boolean =>
  actor === 'occupational-doctor' && mode === 'normal' && policy.occupationalDoctorReads
const neverReads = (facts: Facts): boolean => facts.actor !== 'professional' && !readsAtWork(facts)
/** A team's consent is deemed, for care; occupational medicine asks for hers in so many words. */
const lacksExpressConsent = (facts: Facts): boolean => readsAtWork(facts) && facts.relation !== 'authorised'
/** What a code of an hour opens is read, and nothing of others’ is changed; in an emergency she is there as one without relation. */
const isShown = ({ relation, actor, mode }: Facts): boolean => relation === 'share' && SIDE[actor] === 'care' && mode === 'normal'
const isHeldBack = (facts: Facts): boolean => SIDE[facts.actor] === 'holder' && facts.held
const ACTS_FOR_HER: ReadonlySet<ActorKind> = new Set(['representative', 'helper', 'reading-helper'])
/** Only from those who act for her is a place protected: never from care, nor from herself. */
const isPlaceHidden = (facts: Facts): boolean => ACTS_FOR_HER.has(facts.actor) && facts.hiddenPlace
const isHiddenFrom = (facts: Facts): boolean => facts.actor === 'representative' && facts.hiddenFromRepresentatives

/** Every read of a document by the care side. */
// biome-ignore format: a table looks like a table
export const READING_BY_PROFESSIONALS: readonly Rule[] = [
  { rule: '1-record-shut', when: isShut, answer: 'deny', source: 'R.1111-36; architecture §5 row 1' },
  { rule: '1-kind-never-reads', when: neverReads, answer: 'deny', source: 'PDT-INF-526 columns T, E, I; L.1111-17 IV; parameter occupationalDoctorReads' },
  { rule: '2-blocked', when: f => f.relation === 'blocked' && !isEmergency(f), answer: 'deny', source: 'R.1111-49; architecture §5 row 2' },
  { rule: '2-blocked-in-emergency', when: f => f.relation === 'blocked' && f.blockInEmergency, answer: 'deny', source: 'architecture §5 row 2' },
  { rule: '3-emergency-refused', when: switchIsOff, answer: 'deny', source: 'L.1111-17 I' },
  { rule: '4-author', when: isOwn, answer: 'allow', source: 'R.1111-49; PDT-INF-526 note 6' },
  { rule: '5-express-consent', when: lacksExpressConsent, answer: 'deny', source: 'L.1111-17 IV: express consent; parameter occupationalDoctorReads' },
  { rule: '5-leading', when: seesAll, answer: 'allow', source: 'L.1111-16; PDT-INF-526 column M; parameters attendingSeesAll, administratorSeesAll' },
  { rule: '6-no-basis', when: f => hasNoBasis(f) && !isEmergency(f), answer: 'deny', source: 'R.1111-46; L.1111-17 II, III' },
  { rule: '7-masked', when: f => f.masked && !(isEmergency(f) && f.maskedInEmergency), answer: 'deny', source: 'R.1111-49; PDT-INF-526 note 7' },
  { rule: '8-chosen-professionals', when: f => f.audience === 'chosen-out', answer: 'deny', source: 'architecture §5 row 8' },
  { rule: '9-outside-scope', when: f => f.scope === 'outside', answer: 'deny', source: 'architecture §5 row 9' },
  { rule: '10-matrix', when: f => f.matrix, answer: 'allow', source: 'R.1111-46; arrêté of 26 October 2023' },
  { rule: '10-matrix', when: () => true, answer: 'deny', source: 'default' },
]

/** Every read by the person and those who act for her. */
export const READING_BY_HOLDERS: readonly Rule[] = [
  { rule: '1-record-shut', when: isShut, answer: 'deny', source: 'R.1111-36; R.1111-32' },
  { rule: 'no-emergency-mode', when: isEmergency, answer: 'deny', source: 'L.1111-17: professionals only' },
  { rule: 'held-until-announcement', when: isHeldBack, answer: 'deny', source: 'R.1111-53' },
  { rule: 'hidden-from-representatives', when: isHiddenFrom, answer: 'deny', source: 'R.1111-50' },
  { rule: 'protected-place', when: isPlaceHidden, answer: 'deny', source: 'Code civil 515-11, 373-2-6; issue « people under pressure »' },
  { rule: 'holder', when: () => true, answer: 'allow', source: 'L.1111-19; R.1111-32' },
]

const NOTHING: readonly Rule[] = [
  { rule: 'kind-has-no-right', when: () => true, answer: 'deny', source: 'L.1111-18; desk agents see no medical data by construction' },
]

export const READING: Readonly<Record<Side, readonly Rule[]>> = {
  care: READING_BY_PROFESSIONALS,
  holder: READING_BY_HOLDERS,
  outside: NOTHING,
}

/** Every other right: the record, the table's cell, the switch; then how far the cell reaches. */
// biome-ignore format: a table looks like a table
export const ACTING: readonly Rule[] = [
  { rule: '1-record-shut', when: isShut, answer: 'deny', source: 'R.1111-36' },
  { rule: 'functional-right', when: f => reachOf(f) === 'no', answer: 'deny', source: 'PDT-INF-526' },
  { rule: '3-emergency-refused', when: switchIsOff, answer: 'deny', source: 'L.1111-17 I: to consult or to feed' },
  { rule: 'held-until-announcement', when: f => f.right !== 'deposit' && isHeldBack(f), answer: 'deny', source: 'R.1111-53' },
  { rule: 'hidden-from-representatives', when: f => f.right !== 'deposit' && isHiddenFrom(f), answer: 'deny', source: 'R.1111-50' },
  { rule: 'protected-place', when: f => f.right !== 'deposit' && isPlaceHidden(f), answer: 'deny', source: 'Code civil 515-11, 373-2-6' },
  { rule: 'correction', when: f => f.right === 'deposit' && isOwn(f) && mayCorrect(f), answer: 'allow', source: 'CNDA 2.1-970: the author may correct; parameter afterOppositionAuthorMayCorrect' },
  { rule: 'blocked-deposits-nothing', when: f => f.right === 'deposit' && isBlockedFromFeeding(f), answer: 'deny', source: 'R.1111-49; parameter blockedMayDeposit' },
  { rule: 'deposits-opposed', when: f => f.right === 'deposit' && isOpposed(f), answer: 'deny', source: 'R.1111-47' },
  { rule: 'deposit', when: f => f.right === 'deposit', answer: 'allow', source: 'L.1111-15; R.1111-42; TD02 NB2: feeding needs no authorisation, blocked included' },
  { rule: 'deletion-opposed', when: f => f.right === 'delete' && isOpposed(f) && !f.policy.afterOppositionAuthorMayDelete, answer: 'deny', source: 'CNDA 2.2-980; parameter afterOppositionAuthorMayDelete' },
  { rule: 'masked-and-held', when: f => reachOf(f) === 'settled' && f.held && f.policy.maskedAndHeldExclusive, answer: 'deny', source: 'CNDA EX_2.1-1050; parameter maskedAndHeldExclusive' },
  { rule: 'doctors-in-emergency', when: f => reachOf(f) === 'doctors' && !f.doctor && !isLeading(f), answer: 'deny', source: 'PDT-INF-526 TD3.3d, columns A and B' },
  { rule: 'own', when: isOwn, answer: 'allow', source: 'PDT-INF-526 notes 8, 9' },
  { rule: 'share-reads-only', when: isShown, answer: 'deny', source: 'R.1111-49: shown for an hour, to be read; architecture §5 row 9' },
  { rule: 'leading', when: f => reachOf(f) === 'led' && isLeading(f) && wouldFind(f), answer: 'allow', source: 'PDT-INF-526 column M' },
  { rule: 'seen', when: f => REACHES_SEEN.has(reachOf(f)) && wouldFind(f), answer: 'allow', source: 'PDT-INF-526; one cannot act on what one may not see' },
  { rule: 'default', when: () => true, answer: 'deny', source: 'the default is no' },
]

const REACHES_SEEN: ReadonlySet<Reach> = new Set(['seen', 'settled', 'doctors'])

const reachOf = (facts: Facts): Reach => (facts.right === 'read' ? 'seen' : FUNCTIONAL_RIGHTS[facts.actor][facts.right][facts.mode])

const isOpposed = ({ depositsOpposed, actor }: Facts): boolean => depositsOpposed && SIDE[actor] === 'care'
const mayCorrect = (facts: Facts): boolean => !isOpposed(facts) || facts.policy.afterOppositionAuthorMayCorrect
/** A block that does not hold in an emergency leaves her there as one without relation, who may deposit. */
const isBlockedFromFeeding = (facts: Facts): boolean =>
  facts.relation === 'blocked' &&
  SIDE[facts.actor] === 'care' &&
  (!isEmergency(facts) || facts.blockInEmergency) &&
  !facts.policy.blockedMayDeposit

/** What reading would find; an occupational doctor finds as another professional does, though she opens nothing (docs/adr on PDT-INF-526). */
const wouldFind = (facts: Facts): boolean => firstMatch(READING[SIDE[facts.actor]], facts, SKIPPED).answer === 'allow'
const SKIPPED = '1-kind-never-reads'

const firstMatch = (rules: readonly Rule[], facts: Facts, skipped?: string): Decision => {
  for (const { when, answer, rule } of rules) if (rule !== skipped && when(facts)) return { answer, rule }
  return { answer: 'deny', rule: 'default' }
}

export const decide = (facts: Facts): Decision => firstMatch(facts.right === 'read' ? READING[SIDE[facts.actor]] : ACTING, facts)
