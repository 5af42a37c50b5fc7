import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { type Batch, type BatchSummary, type Group, inboxOf, type ItemLine, type Whose } from './model.ts'
import { BATCH_ABSENT } from './refusals.ts'
import { openBatch, openItem } from './seal-item.ts'
import { type ItemRow, selectBatch, selectBatches, selectGroups, selectItems } from './store.ts'

const LISTED = 50
const PAGE = 100

type Counted = Awaited<ReturnType<typeof selectBatches>>[number]

const summaryOf = (op: Operation, whose: Whose, row: Counted): BatchSummary => ({
  batchId: row.batch_id,
  ...openBatch(op, whose, row.sealed),
  begunAt: row.begun_at,
  announced: row.announced,
  answered: row.answered,
  deposited: row.deposited,
  refused: row.answered - row.deposited,
  held: row.held,
})

const groupsOf = async (op: Operation, whose: Whose): Promise<readonly Group[]> =>
  (await selectGroups(op.db, whose)).map(({ cause, count, kept, sealed, item_id: itemId }) => {
    const { outcome } = openItem(op, whose, itemId, sealed)
    return { cause, message: outcome.kind === 'refused' ? outcome.message : '', count, kept }
  })

/** « Mes envois »: what the sender's structure sent, latest first, each with what went wrong. No record is read. */
export const listBatches = async (op: Operation): Promise<readonly Batch[]> => {
  const actorId = inboxOf(op)
  const rows = await selectBatches(op.db, actorId, op.instant, LISTED)
  return Promise.all(rows.map(row => withGroups(op, { actorId, batchId: row.batch_id }, row)))
}

const withGroups = async (op: Operation, whose: Whose, row: Counted): Promise<Batch> => ({
  ...summaryOf(op, whose, row),
  groups: row.answered === row.deposited ? [] : await groupsOf(op, whose),
})

export const readBatch = async (op: Operation, batchId: string): Promise<Batch> => {
  const whose = { actorId: inboxOf(op), batchId }
  const row = await selectBatch(op.db, whose, op.instant)
  return row === undefined ? refuse(BATCH_ABSENT) : withGroups(op, whose, row)
}

/** `held`: deposited, and the person does not see it yet. */
export type ItemsAsked = { readonly state?: 'deposited' | 'refused' | 'held'; readonly cause?: string; readonly after?: string }
export type ItemPage = { readonly items: readonly ItemLine[]; readonly next: string | null }

const STATE_NUMBER = { deposited: 1, refused: 2, held: 1 } as const

export const listItems = async (op: Operation, batchId: string, { state, cause = '', after }: ItemsAsked): Promise<ItemPage> => {
  const whose = { actorId: inboxOf(op), batchId }
  if ((await selectBatch(op.db, whose, op.instant)) === undefined) return refuse(BATCH_ABSENT)
  const heldAt = state === 'held' ? op.instant : null
  const asked = { state: state === undefined ? 0 : STATE_NUMBER[state], cause, heldAt, after: after ?? null }
  const rows = await selectItems(op.db, whose, asked, PAGE)
  const items = rows.map(row => lineOfRow(op, whose, row))
  return { items, next: rows.length === PAGE ? (rows.at(-1)?.item_id ?? null) : null }
}

export const lineOfRow = (op: Operation, whose: Whose, row: ItemRow): ItemLine => ({
  itemId: row.item_id,
  answeredAt: row.answered_at,
  heldUntil: row.held_until !== null && row.held_until > op.instant ? row.held_until : null,
  bytes: row.bytes,
  kept: row.kept,
  facts: openItem(op, whose, row.item_id, row.sealed),
})
