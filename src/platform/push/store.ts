import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../db/index.ts'

export type DeviceRow = { readonly id: string; readonly since: Instant; readonly sealed: Buffer }

type NewDevice = {
  readonly actorId: ActorId
  readonly id: string
  readonly endpointTag: Buffer
  readonly since: Instant
  readonly sealed: Buffer
}

export const insertDevice = (tx: Queries, { actorId, id, endpointTag, since, sealed }: NewDevice): Promise<unknown> =>
  tx.rows({
    name: 'push.keep_device',
    text: 'insert into push_device (actor_id, id, endpoint_tag, since, sealed) values ($1, $2, $3, $4, $5)',
    values: [actorId, id, endpointTag, timestamp(since), sealed],
  })

/** Whoever asked before on this very browser: it is one person's at a time. */
export const deleteByEndpoint = (tx: Queries, endpointTag: Buffer): Promise<unknown> =>
  tx.rows({ name: 'push.forget_endpoint', text: 'delete from push_device where endpoint_tag = $1', values: [endpointTag] })

export const selectDevices = (db: Queries, actorId: ActorId): Promise<readonly DeviceRow[]> =>
  db.rows<DeviceRow>({
    name: 'push.devices',
    text: 'select id, since, sealed from push_device where actor_id = $1 order by since desc, id',
    values: [actorId],
  })

export const selectDevice = async (db: Queries, actorId: ActorId, id: string): Promise<DeviceRow | undefined> =>
  (
    await db.rows<DeviceRow>({
      name: 'push.device',
      text: 'select id, since, sealed from push_device where actor_id = $1 and id = $2',
      values: [actorId, id],
    })
  )[0]

export const deleteDevice = async (tx: Queries, actorId: ActorId, id: string): Promise<void> => {
  const values = [actorId, id]
  await tx.rows({ name: 'push.forget_messages', text: 'delete from push_message where actor_id = $1 and device_id = $2', values })
  await tx.rows({ name: 'push.forget_device', text: 'delete from push_device where actor_id = $1 and id = $2', values })
}

/** One message to each of her browsers, once for one number. */
export const insertMessages = (tx: Queries, actorId: ActorId, id: string, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'push.queue',
    text: `insert into push_message (id, device_id, actor_id, queued_at, next_at)
      select $2, id, actor_id, $3, $3 from push_device where actor_id = $1 on conflict do nothing`,
    values: [actorId, id, timestamp(at)],
  })

export type MessageRow = {
  readonly id: string
  readonly device_id: string
  readonly actor_id: ActorId
  readonly queued_at: Instant
  readonly attempts: number
}

/** Takes what is due until `lease`: a process that dies meanwhile leaves it to be tried again after that. */
export const claimMessages = (db: Queries, at: Instant, lease: Instant, limit: number): Promise<readonly MessageRow[]> =>
  db.rows<MessageRow>({
    name: 'push.claim',
    text: `update push_message set next_at = $2, attempts = attempts + 1 where (id, device_id) in (
        select id, device_id from push_message where next_at <= $1 order by next_at limit $3 for update skip locked)
      returning id, device_id, actor_id, queued_at, attempts`,
    values: [timestamp(at), timestamp(lease), limit],
  })

export const putBackMessage = (db: Queries, { id, device_id }: MessageRow, next: Instant): Promise<unknown> =>
  db.rows({
    name: 'push.put_back',
    text: 'update push_message set next_at = $3 where id = $1 and device_id = $2',
    values: [id, device_id, timestamp(next)],
  })

export const deleteMessage = (db: Queries, { id, device_id }: MessageRow): Promise<unknown> =>
  db.rows({ name: 'push.done', text: 'delete from push_message where id = $1 and device_id = $2', values: [id, device_id] })

export const countMessages = async (db: Queries): Promise<number> => {
  const [row] = await db.rows<{ waiting: number }>({ name: 'push.waiting', text: 'select count(*)::int as waiting from push_message' })
  return row?.waiting ?? 0
}

export const deleteAllOf = async (tx: Queries, actorId: ActorId): Promise<void> => {
  await tx.rows({ name: 'push.forget_all_messages', text: 'delete from push_message where actor_id = $1', values: [actorId] })
  await tx.rows({ name: 'push.forget_all_devices', text: 'delete from push_device where actor_id = $1', values: [actorId] })
}
