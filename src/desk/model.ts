import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/** What an agent may see to be sure who is there. No picture of it is kept (GDPR art. 5). */
export const PIECES = [
  'identity-card',
  'passport',
  'residence-permit',
  'vitale-card',
  'family-book',
  'court-decision',
  'questions',
] as const
export type Piece = (typeof PIECES)[number]

const WITH_PHOTO: ReadonlySet<Piece> = new Set(['identity-card', 'passport', 'residence-permit'])

/** `desk`: a face was compared with a photo. `phone`: she answered what only she knows; it allows less. */
export const CHECK_LEVELS = ['desk', 'phone'] as const
export type CheckLevel = (typeof CHECK_LEVELS)[number]

export const levelOf = (pieces: readonly Piece[], photoAgrees: boolean): CheckLevel | undefined => {
  if (photoAgrees && pieces.some(piece => WITH_PHOTO.has(piece))) return 'desk'
  return pieces.includes('questions') ? 'phone' : undefined
}

type Need = CheckLevel | 'none'

/** What an agent does for somebody, and how sure of who is there she must be. `none`: nobody is there, a paper or a register speaks. */
// biome-ignore format: a table looks like a table
export const DESK_ACTS = {
  'check-identity':      'none',
  'doubt':               'none',
  'send-code':           'phone',
  'print-code':          'desk',
  'oppose':              'phone',
  'withdraw-opposition': 'phone',
  'close':               'phone',
  'reopen':              'phone',
  'ask-erasure':         'desk',
  'withdraw-erasure':    'phone',
  'object':              'phone',
  'suspend':             'none',
  'resume':              'none',
  'record-death':        'none',
  'ask-heirs':           'none',
  'decide-heirs':        'none',
  'ask-copy':            'phone',
  'deliver':             'none',
  'ask-contact':         'desk',
  'cancel-contact':      'phone',
  'contact-changed':     'none',
  'name-representatives': 'none',
  'name-protector':      'desk',
  'end-authority':       'none',
  'protect-place':       'none',
  'end-place':           'none',
  'open-request':        'none',
  'yearly-letter':       'phone',
  'close-request':       'none',
  'merge':               'none',
  'unmerge':             'none',
} as const satisfies Record<string, Need>
export type DeskActKind = keyof typeof DESK_ACTS

/** What is kept of an act, sealed under the person's key: who did it, with whom, how. Never a code, a number or a whole address. */
export type ActNote = {
  readonly kind: DeskActKind
  readonly agent: string
  readonly colleague?: string
  readonly channel?: 'desk' | 'phone' | 'post'
  /** In clear words for the receipt, masked: « par e-mail à l···@exemple.fr ». */
  readonly detail?: string
  readonly reference: string
}

export const REQUEST_SUBJECTS = ['access', 'correction', 'erasure', 'closing', 'identity', 'representation', 'heirs', 'other'] as const
export type RequestSubject = (typeof REQUEST_SUBJECTS)[number]

/** `answer` closes; `to-dpo` hands over to whoever protects the data (GDPR art. 38 § 4). */
export const STEP_KINDS = ['note', 'take', 'ask-piece', 'to-dpo', 'answer'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export type Step = { readonly kind: StepKind | 'opened'; readonly at: Instant; readonly agent: string; readonly text: string }
export type RequestState = 'open' | 'with-dpo' | 'closed'
export type RequestWords = { readonly subject: RequestSubject; readonly words: string; readonly personName: string }
export type Assigned = ActorId | null
