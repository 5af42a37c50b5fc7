import type { ActorId, EventId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { Channel } from './model.ts'

export type Waiting = { readonly noticeId: EventId; readonly channel: Exclude<Channel, 'page'>; readonly due: Instant }

export const insertWaiting = (tx: Queries, actorId: ActorId, { noticeId, channel, due }: Waiting): Promise<unknown> =>
  tx.rows({
    name: 'notifications.wait',
    text: 'insert into notice_waiting (actor_id, notice_id, channel, due) values ($1, $2, $3, $4) on conflict do nothing',
    values: [actorId, noticeId, channel, timestamp(due)],
  })

export type WaitingRow = {
  readonly notice_id: EventId
  readonly channel: Waiting['channel']
  readonly due: Instant
  readonly sealed: Buffer
  readonly read_at: Instant | null
}

export const selectWaiting = (tx: Queries, actorId: ActorId): Promise<readonly WaitingRow[]> =>
  tx.rows<WaitingRow>({
    name: 'notifications.waiting',
    text: `select w.notice_id, w.channel, w.due, n.sealed, n.read_at from notice_waiting w
      join notice n on n.actor_id = w.actor_id and n.id = w.notice_id where w.actor_id = $1 order by w.due, w.notice_id, w.channel
      for update of w`,
    values: [actorId],
  })

export const moveDue = (tx: Queries, actorId: ActorId, { noticeId, channel, due }: Waiting): Promise<unknown> =>
  tx.rows({
    name: 'notifications.move',
    text: 'update notice_waiting set due = $4 where actor_id = $1 and notice_id = $2 and channel = $3',
    values: [actorId, noticeId, channel, timestamp(due)],
  })

export const deleteDue = (tx: Queries, actorId: ActorId, until: Instant): Promise<unknown> =>
  tx.rows({
    name: 'notifications.told',
    text: 'delete from notice_waiting where actor_id = $1 and due <= $2',
    values: [actorId, timestamp(until)],
  })
