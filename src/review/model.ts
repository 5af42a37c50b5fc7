import type { ActorId, DocumentId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/** `access`: one she does not recognise. `document`: one that is not hers. `professional`: what somebody did. `correction`: what a document says. */
export const CASE_KINDS = ['access', 'document', 'professional', 'correction'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** `asked` → `answered` or `with-dpo` (nobody answered in time, or she is not satisfied) → `closed`. */
export type CaseState = 'asked' | 'answered' | 'with-dpo' | 'closed'

export const STEP_KINDS = ['opened', 'asked', 'answered', 'late', 'passed-on', 'extended', 'overdue', 'ended', 'decided'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** `by`: the name it is told under; empty: nobody's act. */
export type Step = { readonly kind: StepKind; readonly at: Instant; readonly by: string; readonly text: string }

/** How it ended. `settled`: she is satisfied, or takes it back; the others are the decision's. */
export const OUTCOMES = ['settled', 'justified', 'not-justified', 'restored', 'withdrawn', 'corrected', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What may be decided of each kind. */
// biome-ignore format: a table looks like a table
export const DECISIONS: Readonly<Record<CaseKind, readonly Outcome[]>> = {
  'access':       ['justified', 'not-justified', 'refused'],
  'document':     ['restored', 'withdrawn'],
  'professional': ['justified', 'not-justified', 'refused'],
  'correction':   ['corrected', 'refused'],
}

/** What a professional may answer, and what follows. `null`: she reads it, and says whether that is enough. */
// biome-ignore format: a table looks like a table
export const ANSWERS: Readonly<Record<Exclude<CaseKind, 'access' | 'professional'>, Readonly<Record<string, Outcome | 'with-dpo' | null>>>> = {
  'document':   { 'withdraw': 'withdrawn', 'maintain': 'with-dpo' },
  'correction': { 'corrected': null, 'maintain': null },
}
export const ANSWER_CHOICES = ['withdraw', 'maintain', 'corrected'] as const
export type AnswerChoice = (typeof ANSWER_CHOICES)[number]

/** What it is about: nothing that a document says. */
export type About = {
  readonly documentId?: DocumentId
  /** Whom it is about: who opened, deposited or wrote. */
  readonly name?: string
  /** When that was. */
  readonly at?: string
  /** Line of the journal, `STREAM.N`. */
  readonly line?: string
}

export type Asked = { readonly actorId: ActorId; readonly name: string }

/** Sealed under the person's key. */
export type CaseBody = {
  readonly words: string
  readonly about: About
  readonly asked?: Asked
  readonly holderName: string
  readonly steps: readonly Step[]
  readonly outcome?: Outcome
  /** What a loop does to the document when it is decided. */
  readonly settle?: 'restored' | 'withdrawn'
}

export type Case = Omit<CaseBody, 'settle' | 'asked'> & {
  readonly caseId: string
  readonly recordId: RecordId
  readonly kind: CaseKind
  readonly state: CaseState
  readonly openedAt: Instant
  readonly due: Instant
  readonly isExtended: boolean
}

/** Sealed under hers: initials and instants, no name and no title. */
export type AskedBody = {
  readonly kind: CaseKind
  readonly at?: string
  readonly initials: string
  readonly words: string
  readonly personId: ActorId
}

export type Asking = Pick<AskedBody, 'at' | 'initials' | 'words'> & {
  readonly caseId: string
  readonly kind: 'document' | 'correction'
  readonly state: 'asked' | 'answered'
  readonly due: Instant
}

/** GDPR art. 12(3): an answer within a month, two more when it says why. */
export const ANSWERED_IN_MONTHS = 1
export const EXTENDED_BY_MONTHS = 2

export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(word => word !== '')
    .map(word => `${word[0]}.`)
    .join(' ')
