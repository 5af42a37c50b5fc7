import type { RecordId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import { dueOf, setDue } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import { parametersAt } from '../policy/index.ts'

/** Clocks of a record in which something waits for the announcement consultation (CSP R.1111-53); `retention/` rings them. */
export const TELL_ANNOUNCEMENT = 'documents.tell-announcement'
export const OPEN_ANNOUNCED = 'documents.open-announced'

/** When she is told that something waits for her. */
export const toldAt = (submittedAt: Instant, at: Instant): Instant => after(submittedAt, parametersAt(at).announcementToldDays * DAY)

/** One clock a record: the earliest of its documents. A date that stands is never moved later, it may be due already. */
const setEarliest = async (tx: Queries, kind: string, subject: RecordId, due: Instant): Promise<void> => {
  const standing = await dueOf(tx, kind, subject)
  if (standing === null || due < standing) await setDue(tx, { kind, subject, due })
}

/** In the transaction that files a document its holder does not see yet. */
export const startAnnouncement = async (
  tx: Queries,
  recordId: RecordId,
  { submittedAt, holderFrom }: { readonly submittedAt: Instant; readonly holderFrom: Instant },
): Promise<void> => {
  await setEarliest(tx, TELL_ANNOUNCEMENT, recordId, toldAt(submittedAt, submittedAt))
  await setEarliest(tx, OPEN_ANNOUNCED, recordId, holderFrom)
}

/** Its trace follows at once: the clock that opens is due now. */
export const announcedNow = (tx: Queries, recordId: RecordId, at: Instant): Promise<void> => setEarliest(tx, OPEN_ANNOUNCED, recordId, at)
