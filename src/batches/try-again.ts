import { refuse } from '../kernel/refusal.ts'
import { requireLookUp } from '../identity/index.ts'
import type { ClaimedTraits } from '../identity/index.ts'
import { giveWay } from '../platform/give-way.ts'
import type { Operation } from '../platform/operation.ts'
import { depositItem, type Tools } from './deposit-item.ts'
import { openLanes } from './lanes.ts'
import { type Batch, BATCH_LIMITS, inboxOf, type ItemLine, type Whose } from './model.ts'
import { type Notes, openNotes } from './note-items.ts'
import { lineOfRow, readBatch } from './read-batches.ts'
import { BATCH_ABSENT, ITEM_NOT_KEPT } from './refusals.ts'
import { openBody, openItem } from './seal-item.ts'
import { selectBody, selectItem, selectItems } from './store.ts'
import { once } from './take-batch.ts'

const PAGE = 100

/** Tries again all that was refused for one cause and whose file is here: each is filed, or refused by itself once more. */
export const retryGroup = async (now: () => Operation, tools: Tools, batchId: string, cause: string): Promise<Batch> => {
  const begun = now()
  await readBatch(begun, batchId)
  await requireLookUp(begun)
  const whose = { actorId: inboxOf(begun), batchId }
  const notes = openNotes(begun, whose)
  const lanes = openLanes(BATCH_LIMITS.atOnce)
  try {
    for await (const itemId of keptOf(begun, whose, cause)) {
      await lanes.run(async () => {
        await giveWay(() => begun.db.pressure().waiting)
        await again(now(), tools, whose, itemId, notes)
      })
    }
    await lanes.end()
  } finally {
    await lanes.end().catch(() => undefined)
    await notes.end()
  }
  return readBatch(now(), batchId)
}

/** Those that stand when they are reached; what fails again is not met twice. */
async function* keptOf({ db }: Operation, whose: Whose, cause: string): AsyncGenerator<string> {
  for (let after: string | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof selectItems>> = await selectItems(db, whose, { state: 2, cause, heldAt: null, after }, PAGE)
    for (const { item_id: itemId, kept } of rows) if (kept) yield itemId
    if (rows.length < PAGE) return
    after = rows.at(-1)?.item_id ?? null
  }
}

const again = async (op: Operation, tools: Tools, whose: Whose, itemId: string, notes: Notes): Promise<void> => {
  const [row, sealed] = await Promise.all([selectItem(op.db, whose, itemId), selectBody(op.db, whose, itemId)])
  if (row === undefined || sealed === null) return
  const { said, sha256, line } = openItem(op, whose, itemId, row.sealed)
  const body = openBody(op, whose, itemId, sealed)
  const outcome = await depositItem(op, tools, itemId, said, once(body))
  await notes.add(op, { itemId, said, sha256, bytes: body.length, body, outcome, line })
}

export type RightIdentity = { readonly ins: string; readonly oid?: string; readonly claimed?: ClaimedTraits }

/** « Corriger et renvoyer »: the same file under the number it should have had. What the file itself says of its patient is judged as ever. */
export const correctIdentity = async (
  op: Operation,
  tools: Tools,
  batchId: string,
  itemId: string,
  { ins, oid, claimed }: RightIdentity,
): Promise<ItemLine> => {
  await requireLookUp(op)
  const whose = { actorId: inboxOf(op), batchId }
  const [row, sealed] = await Promise.all([selectItem(op.db, whose, itemId), selectBody(op.db, whose, itemId)])
  if (row === undefined) return refuse(BATCH_ABSENT)
  if (sealed === null) return refuse(ITEM_NOT_KEPT)
  const { said: before, sha256, line } = openItem(op, whose, itemId, row.sealed)
  const { oid: _, ...rest } = before
  const said = { ...rest, ins, ...(oid === undefined ? {} : { oid }), ...(claimed === undefined ? {} : { claimed }) }
  const body = openBody(op, whose, itemId, sealed)
  const outcome = await depositItem(op, tools, itemId, said, once(body))
  const notes = openNotes(op, whose)
  await notes.add(op, { itemId, said, sha256, bytes: body.length, body, outcome, line })
  await notes.end()
  const written = await selectItem(op.db, whose, itemId)
  return written === undefined ? refuse(BATCH_ABSENT) : lineOfRow(op, whose, written)
}
