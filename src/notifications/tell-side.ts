import { type HolderSide, holderSide } from '../access/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import {
  askSideNotice,
  type EventReference,
  onceForEvent,
  openSideNotice,
  type Outbox,
  readEvent,
  type SideNoticeAsked,
} from '../platform/outbox/index.ts'
import { type AddressOf, planFor, tell } from './tell.ts'

export const TELL_SIDE = 'tell-side'

/**
 * What a professional's act leaves in its own transaction: her side is told of it if and only if it stands. In secrecy (R.1111-50), or from a place that is
 * kept from some of them, she alone. */
export const toldOf =
  (op: Operation, outbox: Outbox, template: NoticeTemplate) =>
  (tx: Queries, recordId: RecordId, isSheltered: boolean): Promise<void> =>
    askSideNotice(tx, op, outbox, { recordId, template, whom: op.secret || isSheltered ? 'holder' : 'side', except: op.caller.subject.id })

/** The same of a document: whoever may read it is told, but for who filed it. */
export const toldOfDocument =
  (op: Operation, outbox: Outbox) =>
  (tx: Queries, recordId: RecordId, isHersAlone: boolean): Promise<void> =>
    askSideNotice(tx, op, outbox, {
      recordId,
      template: 'document-added',
      whom: isHersAlone || op.secret ? 'holder' : 'readers',
      except: op.caller.subject.id,
    })

/** What `askSideNotice` asked for. A record that is shut says nothing to anybody. Idempotent on the event. */
export const tellSide = async (op: Operation, reference: EventReference, addressOf: AddressOf): Promise<void> => {
  const event = await readEvent(op.db, reference)
  if (event === undefined) return
  const asked = openSideNotice(op, event.id, event.sealedBody)
  const side = await holderSide(op, reference.recordId)
  if (side === null || (side.state !== 'open' && side.state !== 'active')) return
  const { template } = asked
  const to = membersOf(side, asked)
  const plans = await Promise.all(to.map(actorId => planFor(op, actorId, { template, recordId: reference.recordId }, addressOf)))
  await onceForEvent(op.db, { reference, reaction: TELL_SIDE, at: op.instant }, async tx => {
    await Promise.all(plans.map(plan => tell(tx, op, plan, reference)))
  })
}

const membersOf = ({ holderId, representatives, helpers }: HolderSide, { whom, except }: SideNoticeAsked): readonly ActorId[] => {
  const all = {
    holder: [holderId],
    representatives,
    side: [holderId, ...representatives],
    readers: [holderId, ...representatives, ...helpers],
  }[whom]
  return [...new Set(all)].filter(id => id !== except)
}
