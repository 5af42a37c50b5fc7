import { after, DAY } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { SESSION_ENDED } from '../audit/index.ts'
import { requireLookUp } from '../identity/index.ts'
import { setDue } from '../platform/due/index.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import { giveWay } from '../platform/give-way.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { depositItem, type Tools } from './deposit-item.ts'
import { openLanes } from './lanes.ts'
import {
  type ArrivingItem,
  type Batch,
  BATCH_LIMITS,
  inboxOf,
  type Outcome,
  type SaidOfItem,
  STRANGERS,
  TELLS_OF_A_RECORD,
  type Whose,
} from './model.ts'
import { type Answered, openNotes } from './note-items.ts'
import { readBatch } from './read-batches.ts'
import { BATCHES_FULL, ITEM_INVALID, OTHER_BATCH, TOO_MANY_STRANGERS } from './refusals.ts'
import { openItem, sealBatch } from './seal-item.ts'
import { announcedOf, insertBatch, isLive, type LiveSession, nextEnding, selectItem } from './store.ts'

export type NewBatch = { readonly batchId: string; readonly name: string; readonly documents: number }

/**
 * Takes a batch in as it comes and files each document by itself: a few small ones at once, a large one as it streams, so that memory does not grow with the
 * batch. `now` is the sender's act at each moment: her session is asked for each document, and when it ends what is filed stays filed. Sent again, after a cut or
 * at the same moment, a batch adds nothing: what is there under its number and with its content is passed over. Before each, whoever asks in front of a screen passes.
 */
export const takeBatch = async (
  now: () => Operation,
  tools: Tools,
  asked: NewBatch,
  items: AsyncIterable<ArrivingItem>,
): Promise<Batch> => {
  const begun = now()
  const whose = await beginBatch(begun, asked)
  const notes = openNotes(begun, whose)
  const lanes = openLanes(BATCH_LIMITS.atOnce)
  const strangers = countStrangers()
  const keep = async (op: Operation, answered: Answered): Promise<void> => {
    await notes.add(op, answered)
    strangers.tell(answered)
  }
  let came = 0
  try {
    for await (const { itemId, said, stream } of items) {
      came += 1
      const line = came
      const { body, rest } = await small(stream)
      const one = async (): Promise<void> => {
        await giveWay(() => begun.db.pressure().waiting)
        const op = now()
        const digest = body === null ? '' : sha256(body).toString('hex')
        if (await isFiled(op, whose, itemId, digest)) return strangers.came()
        const outcome = said === null ? UNREADABLE : await depositItem(op, tools, itemId, said, rest())
        await keep(op, {
          itemId,
          said: said ?? NOTHING_SAID,
          sha256: digest,
          bytes: body?.length ?? 0,
          body: said === null ? null : body,
          outcome,
          line,
        })
      }
      await (body === null ? one() : lanes.run(one))
    }
    await lanes.end()
  } finally {
    await lanes.end().catch(() => undefined)
    await notes.end()
  }
  return readBatch(now(), whose.batchId)
}

const UNREADABLE: Outcome = { kind: 'refused', cause: ITEM_INVALID.code, message: ITEM_INVALID.message }
const NOTHING_SAID: SaidOfItem = {
  ins: '',
  visibility: { masked: false, held: false, hiddenFromRepresentatives: false },
  fileName: '',
  mediaType: '',
}

const sessionOf = ({ caller, instant }: Operation): LiveSession => ({
  actorId: caller.subject.id,
  sessionId: caller.means === 'loop' ? null : caller.sessionId,
  at: instant,
})

/** A batch costs one look-up (security.md A6), and stands thirty days; its clock starts with it. */
const beginBatch = async (op: Operation, { batchId, name, documents }: NewBatch): Promise<Whose> => {
  const whose = { actorId: inboxOf(op), batchId }
  if (!(await isLive(op.db, sessionOf(op)))) return refuse(SESSION_ENDED)
  await requireLookUp(op)
  const keptUntil = after(op.instant, parametersAt(op.instant).quarantineDays * DAY)
  const announced = await op.db.transaction(async tx => {
    const sealed = sealBatch(op, whose, { name, senderName: op.caller.subject.name })
    await insertBatch(tx, whose, { begunAt: op.instant, keptUntil, announced: documents }, sealed, sessionOf(op))
    const due = await nextEnding(tx, whose.actorId)
    if (due !== null) await setDue(tx, { kind: 'batches.expire', subject: whose.actorId, due })
    return announcedOf(tx, whose)
  })
  if (announced === null) return refuse(BATCHES_FULL)
  return announced === documents ? whose : refuse(OTHER_BATCH)
}

const isFiled = async (op: Operation, whose: Whose, itemId: string, digest: string): Promise<boolean> => {
  const row = await selectItem(op.db, whose, itemId)
  return row !== undefined && row.state === 1 && digest !== '' && openItem(op, whose, itemId, row.sealed).sha256 === digest
}

const countStrangers = () => {
  let [came, strange] = [0, 0]
  return {
    came: (): void => {
      came += 1
    },
    tell: ({ outcome }: Answered): void => {
      came += 1
      if (outcome.kind === 'refused' && TELLS_OF_A_RECORD.has(outcome.cause)) strange += 1
      if (strange > STRANGERS.some + came / STRANGERS.oneIn) refuse(TOO_MANY_STRANGERS)
    },
  }
}

type Begun = { readonly body: Buffer | null; rest(): AsyncIterable<Uint8Array> }

/** Few bytes are read whole; of more, what was read and then what comes. */
const small = async (stream: AsyncIterable<Uint8Array>): Promise<Begun> => {
  const source = stream[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let have = 0
  while (have <= BATCH_LIMITS.smallBytes) {
    const { value, done } = await source.next()
    if (done === true) {
      const body = Buffer.concat(parts)
      return { body, rest: () => once(body) }
    }
    parts.push(value)
    have += value.length
  }
  return { body: null, rest: () => following(parts, source) }
}

export async function* once(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body
}

async function* following(begun: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* begun
  yield* { [Symbol.asyncIterator]: () => source }
}
