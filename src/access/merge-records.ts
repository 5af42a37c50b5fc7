import { askColleague, namedTogether, requireColleague } from '../accounts/index.ts'
import { type Action, writeUnderTrace } from '../audit/index.ts'
import { findPerson, joinNumbers, partNumbers, type Registration, traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Database, Queries } from '../platform/db/index.ts'
import { dropDue, dueOf, setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { restoreState, setState } from '../records/index.ts'
import { underGrant } from './door.ts'
import { blocksToCarry } from './carry-blocks.ts'
import { holderSide } from './holder-side.ts'
import {
  type Before,
  insertMerge,
  isInMerge,
  isMergedAway,
  markMerged,
  markUndone,
  pin,
  type MergeRow,
  selectMerge,
  selectMerges,
} from './merge-store.ts'
import { MERGE_ABSENT, MERGE_REFUSED, MERGED_AWAY, NO_RECORD } from './refusals.ts'
import { forgetSnapshot } from './snapshot.ts'

const ARCHIVE = 'records.purge'
const OPENING = 'records.open-unopposed'
/** Due at once: what the second record holds is filed again in the first, by a loop. */
const REFILING = 'records.refile'

export type Merge = {
  readonly mergeId: string
  readonly keptId: ActorId
  readonly secondId: ActorId
  readonly state: MergeRow['state']
  readonly askedAt: Instant
  readonly mergedAt: Instant | null
  readonly undoneAt: Instant | null
}

/**
 * One agent asks that two registrations of one person be made one: the second leads to the first. Nothing is done yet; the number is what her
 * colleague answers to (`merge-records`). Errors: `agents-only`, `no-record`, `merge-refused`.
 */
export const askMerge = async (op: Operation, keptId: ActorId, secondId: ActorId): Promise<string> => {
  const mergeId = op.draw.uuid()
  await askColleague(op, { kind: 'merge-records', subject: mergeId })
  const [kept, second] = await Promise.all([registrationOf(op, keptId), registrationOf(op, secondId)])
  if (kept.personId === second.personId) return refuse(MERGE_REFUSED, 'one person already')
  await insertMerge(op.db, {
    merge_id: mergeId,
    kept_id: kept.personId,
    kept_record: kept.recordId,
    second_id: second.personId,
    second_record: second.recordId,
    asked_at: op.instant,
  })
  return mergeId
}

/**
 * Done by who asked, once her colleague agreed (RNIV). The numbers of the second lead to the first; its record is shut with everything it holds, its
 * clocks stand still, and it opens again only by undoing this. Its papers are filed again in the first by a loop (`records.refile`); whom she had
 * blocked stays blocked. Traced in both, told on both sides. Errors: `colleague-needed`, `merge-absent`, `merge-refused`, `not-one-person`.
 */
export const mergeRecords = async (op: Operation, outbox: Outbox, mergeId: string): Promise<void> => {
  const asked = await selectMerge(op.db, mergeId)
  const carry = asked === undefined ? async () => undefined : await blocksToCarry(op, asked.second_record, asked.kept_record)
  await together(op, mergeId, 'asked', 'record.merge', async (tx, row, secondState) => {
    if (await isInMerge(tx, [row.kept_id, row.second_id])) refuse(MERGE_REFUSED, 'one of them is merged already')
    const before = await stopClocks(tx, row, secondState)
    if (!(await markMerged(tx, mergeId, op.instant, before))) refuse(MERGE_ABSENT)
    await joinNumbers(tx, op, keptOf(row), secondOf(row))
    if (secondState !== null) {
      await setState(tx, row.second_record, 'closed', op.instant)
      await setDue(tx, { kind: REFILING, subject: row.second_record, due: op.instant })
      await pin(tx, row.kept_record)
      await carry(tx)
    }
    await tell(tx, op, outbox, row)
  })
}

/** What was filed again goes back, in the transaction of the undoing: named by the level above. */
export type TakeBack = (tx: Queries, merged: { readonly from: RecordId; readonly to: RecordId }) => Promise<void>

/** Two agents again: everything is as it was, and what was filed since stays where it was filed. Errors: as for the merge. */
export const unmergeRecords = (op: Operation, outbox: Outbox, mergeId: string, takeBack: TakeBack): Promise<void> =>
  together(op, mergeId, 'merged', 'record.unmerge', async (tx, row) => {
    if (!(await markUndone(tx, mergeId, op.instant))) refuse(MERGE_ABSENT)
    await partNumbers(tx, op, keptOf(row), secondOf(row))
    if (row.second_state !== null && row.second_state !== 'closed') await restoreState(tx, row.second_record)
    if (row.archive_due !== null) await setDue(tx, { kind: ARCHIVE, subject: row.second_record, due: row.archive_due })
    if (row.opening_due !== null) await setDue(tx, { kind: OPENING, subject: row.second_id, due: row.opening_due })
    await dropDue(tx, REFILING, row.second_record)
    await tell(tx, op, outbox, row)
    await takeBack(tx, { from: row.second_record, to: row.kept_record })
  })

/** Asked for, done and undone, of either side. */
export const mergesOf = async ({ db }: Operation, personId: ActorId): Promise<readonly Merge[]> =>
  (await selectMerges(db, personId)).map(row => ({
    mergeId: row.merge_id,
    keptId: row.kept_id,
    secondId: row.second_id,
    state: row.state,
    askedAt: row.asked_at,
    mergedAt: row.merged_at,
    undoneAt: row.undone_at,
  }))

export const requireNotMerged = async (tx: Queries, recordId: RecordId): Promise<void> => {
  if (await isMergedAway(tx, recordId)) refuse(MERGED_AWAY)
}

type Work = (tx: Queries, row: MergeRow, secondState: string | null) => Promise<void>

/** One transaction: the colleague's approval, an entry in each record that there is, and the work. */
const together = async (op: Operation, mergeId: string, state: MergeRow['state'], action: Action, work: Work): Promise<void> => {
  const row = await selectMerge(op.db, mergeId)
  if (row?.state !== state) return refuse(MERGE_ABSENT)
  // Fresh snapshots first: inside a transaction nothing is decided again.
  const [kept, second] = await Promise.all([holderSide(op, row.kept_record), holderSide(op, row.second_record)])
  if (kept === null && second !== null) return refuse(MERGE_REFUSED, 'the record that is kept is the one that stands')
  const records = [...(kept === null ? [] : [row.kept_record]), ...(second === null ? [] : [row.second_record])]
  await op.db.transaction(async tx => {
    const inside = { ...op, db: joined(op.db, tx) }
    const motive = namedTogether(await requireColleague(tx, op, { kind: 'merge-records', subject: mergeId }))
    for (const recordId of records) await trace(inside, recordId, action, motive)
    await work(tx, row, second?.state ?? null)
  })
  for (const recordId of records) forgetSnapshot(recordId)
}

const trace = (op: Operation, recordId: RecordId, action: Action, motive: string): Promise<unknown> => {
  const act = { action, motive, changesRights: true }
  return underGrant(op, recordId, 'merge', act, grant => writeUnderTrace(op, grant, act, async () => undefined))
}

const joined = (db: Database, tx: Queries): Database => ({
  ...db,
  rows: query => tx.rows(query),
  batch: queries => Promise.all(queries.map(query => tx.rows(query))),
  transaction: work => work(tx),
})

const stopClocks = async (tx: Queries, row: MergeRow, state: string | null): Promise<Before> => {
  const [archive, opening] = [await dueOf(tx, ARCHIVE, row.second_record), await dueOf(tx, OPENING, row.second_id)]
  await dropDue(tx, ARCHIVE, row.second_record)
  await dropDue(tx, OPENING, row.second_id)
  return { state, archive, opening }
}

const tell = (tx: Queries, op: Operation, outbox: Outbox, row: MergeRow): Promise<void> =>
  askNotice(tx, op, outbox, { recordId: row.kept_record, to: [row.kept_id, row.second_id], template: 'identity-corrected' })

const keptOf = (row: MergeRow): Registration => ({ personId: row.kept_id, recordId: row.kept_record })
const secondOf = (row: MergeRow): Registration => ({ personId: row.second_id, recordId: row.second_record })

const registrationOf = async (op: Operation, personId: ActorId): Promise<Registration> => {
  const traits = await traitsOf(op, personId)
  return (traits === undefined ? undefined : await findPerson(op, traits.ins)) ?? refuse(NO_RECORD)
}
