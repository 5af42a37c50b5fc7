import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

/** Somebody who works for the insurer or the operator. Nothing medical is ever hers to see (L.1111-13 ff. give her no right). */
export type Agent = { readonly id: ActorId; readonly name: string; readonly isActive: boolean; readonly role: AgentRole }

/** `dpo`: who protects the data, and answers people about them (GDPR art. 38 § 4); she does what an agent of the desk does too. */
export const AGENT_ROLES = ['desk', 'dpo'] as const
export type AgentRole = (typeof AGENT_ROLES)[number]

/** What one agent never does alone. The desk adds its own lines here. */
export const TWO_PERSON_ACTS = [
  'create-agent',
  'change-contacts',
  'reissue-code',
  'close-record',
  'merge-records',
  'hand-over',
  'record-death',
  'suspend-record',
  'name-protector',
  'end-authority',
  'protect-place',
  'name-dpo',
  'reveal-identity',
] as const
export type TwoPersonActKind = (typeof TWO_PERSON_ACTS)[number]

/** What is asked: a kind of act and the random number of what it is about (a record, a person, an agent). */
export type TwoPersonAct = { readonly kind: TwoPersonActKind; readonly subject: string }

export type AskedAct = TwoPersonAct & {
  readonly actId: string
  readonly askedBy: ActorId
  readonly askedAt: Instant
  readonly expiresAt: Instant
  readonly answer: 'waiting' | 'approved' | 'refused'
  readonly isDone: boolean
}

/** Who stood beside: named in the trace of the act with the one who did it. */
export type Colleague = { readonly id: ActorId; readonly name: string }

export const isTwoPersonAct = (text: string): text is TwoPersonActKind => TWO_PERSON_ACTS.some(kind => kind === text)
