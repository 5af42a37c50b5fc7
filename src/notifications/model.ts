import type { EventId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'

/** What a notice is about, as people choose by it. */
export const NOTICE_EVENTS = ['security', 'emergency', 'legal', 'accesses', 'documents', 'requests', 'relatives', 'record'] as const
export type NoticeEvent = (typeof NOTICE_EVENTS)[number]

/** Ways it reaches her. The page has it always; there she chooses whether it is counted. */
export const CHANNELS = ['page', 'email', 'push'] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * `lock`: why it cannot be switched off. `pace`: when it is told beside the page. `at-once`: whatever the hour. `not-in-digest`: at once, but for the
 * hours she wants quiet. `as-chosen`: with her digest, when she wants one.
 */
export type EventRule = { readonly lock: 'account' | 'law' | null; readonly pace: 'at-once' | 'not-in-digest' | 'as-chosen' }

export const EVENTS = {
  // security.md A8: whoever takes an account over must not silence it first.
  security: { lock: 'account', pace: 'at-once' },
  // CSP R.1111-48: the holder and her attending doctor are informed, electronically.
  emergency: { lock: 'law', pace: 'at-once' },
  // CSP R.1111-53 (a fortnight), GDPR art. 12(3), 19 and 77.
  legal: { lock: 'law', pace: 'not-in-digest' },
  // ui.md §4.9 rule 9: the first access of somebody new is told at once; EHDS (EU) 2025/327 recital 16: she may disable it.
  accesses: { lock: null, pace: 'not-in-digest' },
  documents: { lock: null, pace: 'as-chosen' },
  requests: { lock: null, pace: 'as-chosen' },
  relatives: { lock: null, pace: 'as-chosen' },
  record: { lock: null, pace: 'as-chosen' },
} as const satisfies Readonly<Record<NoticeEvent, EventRule>>

export const EVENT_OF = {
  'emergency-access-holder': 'emergency',
  'emergency-access-attending': 'emergency',
  'first-access': 'accesses',
  'code-used': 'accesses',
  'carer-left': 'accesses',
  'agreement-noted': 'requests',
  'filed-in-your-name': 'requests',
  'place-added': 'security',
  'place-removed': 'security',
  'document-added': 'documents',
  'record-opened': 'record',
  'record-activated': 'security',
  'record-closed': 'security',
  'record-reopened': 'security',
  'record-suspended': 'security',
  'record-resumed': 'security',
  'erasure-asked': 'security',
  'erasure-withdrawn': 'security',
  'erasure-done': 'security',
  'opposition-recorded': 'record',
  'opposition-withdrawn': 'record',
  'agent-acted': 'security',
  'identity-corrected': 'record',
  'signed-in-elsewhere': 'security',
  'session-stolen': 'security',
  'sign-in-means-added': 'security',
  'sign-in-means-removed': 'security',
  'password-changed': 'security',
  'contact-changed': 'security',
  'recovery-asked': 'security',
  'recovery-done': 'security',
  'code-asked': 'security',
  'delegation-proposed': 'relatives',
  'delegation-accepted': 'relatives',
  'delegation-refused': 'relatives',
  'delegation-ended': 'relatives',
  'delegation-expired': 'relatives',
  'majority-soon': 'relatives',
  'majority-reached': 'relatives',
  'update-soon': 'legal',
  'update-made': 'documents',
  'export-ready': 'record',
  'export-expired': 'record',
  'review-asked': 'requests',
  'review-answered': 'requests',
  'review-passed-on': 'legal',
  'document-misfiled': 'legal',
} as const satisfies Readonly<Record<NoticeTemplate, NoticeEvent>>

export const ruleOf = (event: NoticeEvent): EventRule => EVENTS[event]
export const eventOf = (template: NoticeTemplate): NoticeEvent => EVENT_OF[template]

/** What she may only be told of a record while she may open it: it goes with her right. */
const OF_THE_RECORD: ReadonlySet<NoticeEvent> = new Set(['accesses', 'documents'])
export const followsRecord = (event: NoticeEvent): boolean => OF_THE_RECORD.has(event)

export type Notice = {
  /** The event's own: telling the same actor twice of it is one notice. */
  readonly id: EventId
  readonly at: Instant
  readonly template: NoticeTemplate
  readonly event: NoticeEvent
  readonly recordId: RecordId
  readonly isRead: boolean
  /** She did not ask not to be told of it in the page. */
  readonly isCounted: boolean
}

/** What is sealed of it. */
export type NoticeBody = { readonly template: NoticeTemplate; readonly recordId: RecordId }
export const noticeContext = (id: EventId): string => `notice|${id}`
