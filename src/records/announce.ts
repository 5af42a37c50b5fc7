import { peopleToTell } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import { queueMail } from '../platform/mail/index.ts'
import type { Operation } from '../platform/operation.ts'
import { queueLetter } from '../platform/print/index.ts'
import { parametersAt } from '../policy/index.ts'
import { type Addressees, addresseesAmong, type Road } from './addressees.ts'
import { type AnnouncementFacts, announcementLetter, announcementMail, type Places } from './announcement.ts'
import { sealSending } from './enrolment-of.ts'
import { insertSending, lockEnrolments, selectTold } from './enrolment-store.ts'

/** One-time codes, in the order of the persons: `accounts/` makes them, on the same level as this slice. */
export type IssueCodes = (
  tx: Queries,
  op: Operation,
  personIds: readonly ActorId[],
  terms: { readonly until: Instant; readonly reason: 'letter' | 'asked' },
) => Promise<readonly string[]>

export type Campaign = { readonly issueCodes: IssueCodes; readonly places: Places }

/** `skipped`: told, refused or opened before. `unreachable`: no address at all; they stay known, for the next campaign or the desk. */
export type Announced = { readonly announced: number; readonly skipped: number; readonly unreachable: number }

const BATCH = 100
/** Batches under way at once: while the database writes one, the next is sealed. */
const AT_ONCE = 3

/**
 * Tells these persons that their record will open (R.1111-28). Nobody is told twice by a campaign that is run again: killed anywhere, it is simply
 * run again. The six weeks begin when a message leaves, not here (`sendingLeft`).
 */
export const announce = async (op: Operation, personIds: readonly ActorId[], campaign: Campaign): Promise<Announced> => {
  const total = { announced: 0, skipped: 0, unreachable: 0 }
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < personIds.length) {
      const at = next
      next += BATCH
      const batch = await announceBatch(op, personIds.slice(at, at + BATCH), campaign)
      total.announced += batch.announced
      total.skipped += batch.skipped
      total.unreachable += batch.unreachable
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return total
}

type Told = { readonly personId: ActorId; readonly addressees: Addressees }

const announceBatch = async (op: Operation, all: readonly ActorId[], campaign: Campaign): Promise<Announced> => {
  // A run that is taken up again passes quickly over those whom the first one told.
  const before = await selectTold(op.db, all)
  const personIds = all.filter(id => !before.has(id))
  const known = await peopleToTell(op, personIds)
  const people = personIds.map(personId => ({ personId, addressees: addresseesAmong(op, known, personId) }))
  const reachable = people.filter(({ addressees }) => addressees.roads.length > 0)
  const announced = await op.db.transaction(async tx => {
    const fresh = await lockEnrolments(
      tx,
      reachable.map(({ personId }) => personId),
      op.instant,
    )
    const told = reachable.filter(({ personId }) => fresh.has(personId))
    if (told.length === 0) return 0
    const codes = await campaign.issueCodes(
      tx,
      op,
      told.map(({ personId }) => personId),
      { until: codeUntil(op.instant), reason: 'letter' },
    )
    await Promise.all(told.map((one, i) => sendAll(tx, op, one, codes[i], campaign.places)))
    return told.length
  })
  return { announced, skipped: all.length - people.length + reachable.length - announced, unreachable: people.length - reachable.length }
}

/** Six weeks after the record opens by itself, were the message to leave now. */
export const codeUntil = (at: Instant): Instant => {
  const { openingNoticeDays, letterCodeDaysAfterOpening } = parametersAt(at)
  return after(at, (openingNoticeDays + letterCodeDaysAfterOpening) * DAY)
}

const sendAll = async (tx: Queries, op: Operation, { personId, addressees }: Told, code: string | undefined, places: Places) => {
  const { firstName, roads } = addressees
  await Promise.all(roads.map(road => sendBy(tx, op, personId, road, { firstName, code }, places)))
}

/** One sending on its road: the row, and the mail or the letter of the same number. */
export const sendBy = async (
  tx: Queries,
  op: Operation,
  personId: ActorId,
  road: Road,
  facts: AnnouncementFacts,
  places: Places,
): Promise<void> => {
  const id = op.draw.uuid()
  const { channel, to } = road
  const row = insertSending(tx, { personId, id, channel, at: op.instant, sealed: sealSending(op, personId, id, to) })
  const message =
    road.channel === 'email'
      ? queueMail(tx, op, { id, personId: to, to: road.address, ...announcementMail(facts, places) })
      : queueLetter(tx, op, to, announcementLetter({ id, at: op.instant, to: road.recipient }, facts, places))
  await Promise.all([row, message])
}
