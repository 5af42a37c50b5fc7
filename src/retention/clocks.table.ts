import type { Instant } from '../kernel/instant.ts'
import { after, DAY } from '../kernel/instant.ts'
import { afterMonths, afterYears, parametersAt, type ParameterName, type Parameters } from '../policy/index.ts'

type NumberName = { [Name in ParameterName]: Parameters[Name] extends number ? Name : never }[ParameterName]
type Unit = 'milliseconds' | 'days' | 'months' | 'years'
/** How long after its event a clock rings. `given`: the fact that starts it names the day. */
type Delay = { readonly parameter: NumberName; readonly unit: Unit } | 'given' | 'at once'

const days = (parameter: NumberName): Delay => ({ parameter, unit: 'days' })
const months = (parameter: NumberName): Delay => ({ parameter, unit: 'months' })
const years = (parameter: NumberName): Delay => ({ parameter, unit: 'years' })

/** One legal clock: what starts it, when it rings, which text says so, what is done then. Whose: see `subject`, a random id. */
export type Clock = {
  /** `slice.what-is-due`, as `platform/due` knows it. */
  readonly kind: string
  readonly subject: 'person' | 'record' | 'delegation' | 'export' | 'purge' | 'inbox' | 'case' | 'professional' | 'house'
  readonly event: string
  readonly delay: Delay
  readonly source: string
  readonly action: string
  /** Subjects of one transaction: what takes a record's lock goes one by one. */
  readonly batch: number
  /** Batches under way at once, each in a transaction of its own; one, when it is not said. */
  readonly atOnce?: number
}

/** Every legal clock of the house. The slice whose fact starts a clock writes it in that fact's own transaction; here they all ring. */
// biome-ignore format: a table looks like a table
export const CLOCKS = [
  { kind: 'records.open-unopposed', subject: 'person', event: 'the last information that was not returned was sent', delay: days('openingNoticeDays'), source: 'CSP R.1111-28', action: 'opens the record, unless it was opposed', batch: 250, atOnce: 3 },
  { kind: 'documents.tell-announcement', subject: 'record', event: 'a document is filed that its holder does not see yet', delay: days('announcementToldDays'), source: 'CSP R.1111-53', action: 'tells her that her record was updated, and nothing else', batch: 1 },
  { kind: 'documents.open-announced', subject: 'record', event: 'a document is filed that its holder does not see yet, or is announced', delay: months('announcementVisibleMonths'), source: 'CSP R.1111-53', action: 'opens it, and the trace of it, to its holder', batch: 1 },
  { kind: 'documents.read-entries', subject: 'record', event: 'she lets the server read what is coded in her documents', delay: 'at once', source: 'her consent; GDPR art. 9 § 2 a', action: 'reads those deposited before, some at a time', batch: 1 },
  { kind: 'records.die', subject: 'person', event: 'the insurer’s register tells her death', delay: 'at once', source: 'CSP L.1111-18, L.1110-4 V', action: 'shuts the record; its ten years begin', batch: 1 },
  { kind: 'records.follow-register', subject: 'person', event: 'the insurer’s register names another attending doctor, or other representatives', delay: 'at once', source: 'CSS L.162-5-3; CSP R.1111-27', action: 'brings the rules of her open record up to it', batch: 1 },
  { kind: 'records.close-suspended', subject: 'record', event: 'the operator suspends the record', delay: days('suspensionObjectionDays'), source: 'CSP R.1111-36', action: 'closes it, when nobody objected', batch: 1 },
  { kind: 'records.erase', subject: 'record', event: 'its holder asks that her closed record be erased', delay: days('erasureReflectionDays'), source: 'CSP R.1111-36: within three months; GDPR art. 17', action: 'purges it', batch: 1 },
  { kind: 'records.purge', subject: 'record', event: 'the record closes, or its holder dies', delay: years('archiveYears'), source: 'CSP L.1111-18, R.1111-36', action: 'purges it', batch: 1 },
  { kind: 'records.hand-over', subject: 'record', event: 'two agents accept what heirs, or a holder who never signed in, ask for', delay: 'at once', source: 'CSP L.1110-4 V, R.1111-36', action: 'prepares it; no agent reads it', batch: 1 },
  { kind: 'records.refile', subject: 'record', event: 'two agents make two records of one person one', delay: 'at once', source: 'RNIV', action: 'files what the second holds in the first; no agent reads it', batch: 1 },
  { kind: 'purges.run', subject: 'purge', event: 'a purge begins, or one of its steps is done', delay: 'at once', source: 'security.md §2.6', action: 'does its next step', batch: 1 },
  { kind: 'purges.complete', subject: 'purge', event: 'the key of a purged record is destroyed', delay: days('keystoreBackupDays'), source: 'NIST SP 800-88r2; security.md §2.6', action: 'declares the purge complete: no backup holds the key', batch: 100 },
  { kind: 'documents.empty-quarantine', subject: 'inbox', event: 'a document that is not of the person it was sent for is put aside', delay: days('quarantineDays'), source: 'chosen by the project; RNIV 1, EXI PP 07', action: 'removes it, content and codes', batch: 1 },
  { kind: 'documents.expire-uploads', subject: 'person', event: 'she begins to send a file', delay: 'given', source: 'chosen by the project: a day to file it', action: 'removes what was sent and not filed', batch: 1 },
  { kind: 'batches.expire', subject: 'inbox', event: 'a batch of documents is begun', delay: days('quarantineDays'), source: 'chosen by the project', action: 'removes what was kept of it; what is filed stays', batch: 1 },
  { kind: 'delegations.end', subject: 'delegation', event: 'a right to act for somebody is given until a day', delay: 'given', source: 'Code civil art. 384, 442; domain.md §1.7', action: 'ends it', batch: 1 },
  { kind: 'delegations.expire-invitation', subject: 'delegation', event: 'somebody is invited to help', delay: days('invitationDays'), source: 'chosen by the project', action: 'the invitation ends', batch: 1 },
  { kind: 'delegations.majority', subject: 'person', event: 'a minor is registered', delay: 'given', source: 'Code civil art. 388, 414', action: 'her representatives’ authority ends, she is invited to activate', batch: 1 },
  { kind: 'exports.expire', subject: 'export', event: 'an export is ready', delay: days('exportLinkDays'), source: 'chosen by the project', action: 'removes it', batch: 1 },
  { kind: 'access.end-links', subject: 'record', event: 'she makes a link to chosen facts of her emergency card', delay: 'given', source: 'chosen by the person', action: 'removes what it opened', batch: 1 },
  { kind: 'journal.write-letter', subject: 'record', event: 'she asks for a letter a year that says who looked', delay: 'given', source: 'CSP R.1111-43; GDPR art. 12: told as she can read it', action: 'writes it in large print for the next batch', batch: 1 },
  { kind: 'review.answer-late', subject: 'case', event: 'a professional is asked about an access or a document', delay: 'given', source: 'GDPR art. 12(3): one month', action: 'passes it to whoever protects the data; the person is told', batch: 1 },
  { kind: 'review.decision-late', subject: 'case', event: 'whoever protects the data has it', delay: 'given', source: 'GDPR art. 12(3): one month, two more with a reason', action: 'tells the person that she may complain (GDPR art. 77)', batch: 1 },
  { kind: 'review.settle', subject: 'case', event: 'it is decided what becomes of a document that is said to be somebody else’s', delay: 'at once', source: 'GDPR art. 16, 5(1)(d)', action: 'shows it again, or withdraws it; no agent reaches it', batch: 1 },
  { kind: 'review.access-due', subject: 'case', event: 'an emergency or an odd access comes into the queue, or its author is asked about it', delay: 'given', source: 'chosen by the project; CSP R.1111-48, GDPR art. 32: every emergency is looked at', action: 'says that it is late, or that nobody answered', batch: 1 },
  { kind: 'journal.watch', subject: 'house', event: 'a day begins', delay: 'given', source: 'GDPR art. 32; CNIL, hospital files: regular control of accesses', action: 'looks at the day before, one professional after the other', batch: 1 },
  { kind: 'journal.watch-one', subject: 'professional', event: 'a day begins', delay: 'at once', source: 'GDPR art. 32; CNIL, hospital files: regular control of accesses', action: 'puts what a rule names into the queue of who protects the data', batch: 1 },
  { kind: 'notifications.deliver', subject: 'person', event: 'somebody is told of something that may wait for her hour', delay: 'given', source: 'chosen by the person', action: 'writes to her once for all that waited', batch: 1 },
] as const satisfies readonly Clock[]

export type ClockKind = (typeof CLOCKS)[number]['kind']

const clockOf = (kind: ClockKind): Clock => {
  const found = CLOCKS.find(clock => clock.kind === kind)
  if (found === undefined) throw new TypeError('no such clock')
  return found
}

/** When a clock that starts at `at` rings, as the table says it. */
export const ringsAt = (kind: ClockKind, at: Instant): Instant => {
  const { delay } = clockOf(kind)
  if (delay === 'at once') return at
  if (delay === 'given') throw new TypeError(`the fact that starts ${kind} gives its day`)
  const many = parametersAt(at)[delay.parameter]
  switch (delay.unit) {
    case 'milliseconds':
      return after(at, many)
    case 'days':
      return after(at, many * DAY)
    case 'months':
      return afterMonths(at, many)
    case 'years':
      return afterYears(at, many)
  }
}

/** In words, for the printed table: « archiveYears = 10 years ». */
export const delayOf = ({ delay }: Clock, at: Instant): string =>
  typeof delay === 'string' ? delay : `${delay.parameter} = ${parametersAt(at)[delay.parameter]} ${delay.unit}`
