import type { AttachmentKind } from '../kernel/actors.ts'
import type { ActorId, AttachmentId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { Attachment } from './model.ts'

type Row = {
  readonly attachment_id: AttachmentId
  readonly actor_id: ActorId
  readonly kind: AttachmentKind
  readonly under_id: ActorId
  readonly named_at: Instant
  readonly valid_from: Instant
  readonly valid_until: Instant
  readonly ended_at: Instant | null
  readonly body: string
}
/** Names, numbers and place as they were when she was named. */
type Body = Pick<Attachment, 'name' | 'nationalId' | 'exercise'> & { readonly under: Omit<Attachment['under'], 'id'> }

const COLUMNS = 'attachment_id, actor_id, kind, under_id, named_at, valid_from, valid_until, ended_at, body'

const parse = (row: Row): Attachment => {
  const { under, ...body } = JSON.parse(row.body) as Body
  return {
    id: row.attachment_id,
    actorId: row.actor_id,
    kind: row.kind,
    ...body,
    under: { id: row.under_id, ...under },
    namedAt: row.named_at,
    from: row.valid_from,
    until: row.valid_until,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  }
}

/** Where somebody is attached at that instant. */
export const selectAttachments = async (db: Queries, actorId: ActorId, at: Instant): Promise<readonly Attachment[]> =>
  (
    await db.rows<Row>({
      name: 'directory:attachments',
      text: `select ${COLUMNS} from directory_attachment
        where actor_id = $1 and ended_at is null and valid_from <= $2 and valid_until > $2 order by named_at, attachment_id`,
      values: [actorId, timestamp(at)],
    })
  ).map(parse)

/** Of many at once, by who acts. */
export const selectAttachmentsOfMany = async (
  db: Queries,
  actorIds: readonly ActorId[],
  at: Instant,
): Promise<ReadonlyMap<ActorId, readonly Attachment[]>> => {
  const rows = await db.rows<Row>({
    name: 'directory:attachments_of_many',
    text: `select ${COLUMNS} from directory_attachment
      where actor_id = any($1::uuid[]) and ended_at is null and valid_from <= $2 and valid_until > $2 order by named_at, attachment_id`,
    values: [`{${actorIds.join(',')}}`, timestamp(at)],
  })
  return Map.groupBy(rows.map(parse), ({ actorId }) => actorId)
}

/** Who is attached at a place at that instant. */
export const selectAttachedAt = async (db: Queries, structureNationalId: string, at: Instant): Promise<readonly Attachment[]> =>
  (
    await db.rows<Row>({
      name: 'directory:attached_at',
      text: `select ${COLUMNS} from directory_attachment
        where structure_national_id = $1 and ended_at is null and valid_from <= $2 and valid_until > $2 order by named_at, attachment_id`,
      values: [structureNationalId, timestamp(at)],
    })
  ).map(parse)

/** Whom a professional named, or who named her: latest first. */
export const selectNamed = async (db: Queries, actorId: ActorId, limit: number): Promise<readonly Attachment[]> =>
  (
    await db.rows<Row>({
      name: 'directory:named',
      text: `select ${COLUMNS} from directory_attachment where under_id = $1 or actor_id = $1 order by named_at desc, attachment_id limit $2`,
      values: [actorId, limit],
    })
  ).map(parse)

/** Under the lock of her entry, so that two at once count one another. */
export const countNamed = async (tx: Queries, underId: ActorId, at: Instant): Promise<number> => {
  await tx.rows({ name: 'directory:lock_entry', text: 'select from directory_actor where actor_id = $1 for update', values: [underId] })
  const [row] = await tx.rows<{ readonly n: number }>({
    name: 'directory:count_named',
    text: 'select count(*)::int as n from directory_attachment where under_id = $1 and ended_at is null and valid_until > $2',
    values: [underId, timestamp(at)],
  })
  return row?.n ?? 0
}

export const insertAttachment = (tx: Queries, one: Attachment): Promise<unknown> => {
  const { name, nationalId, exercise, under } = one
  const body: Body = { name, nationalId, exercise, under: { name: under.name, nationalId: under.nationalId } }
  return tx.rows({
    name: 'directory:attach',
    text: `insert into directory_attachment
        (actor_id, attachment_id, kind, under_id, structure_national_id, named_at, valid_from, valid_until, body)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      one.actorId,
      one.id,
      one.kind,
      under.id,
      exercise.structureNationalId,
      timestamp(one.namedAt),
      timestamp(one.from),
      timestamp(one.until),
      JSON.stringify(body),
    ],
  })
}

/** Ends one that is not over, for whom she is under or for herself; nobody else ends it. Whose it was; absent: there was none to end. */
export const markAttachmentEnded = async (tx: Queries, id: AttachmentId, by: ActorId, at: Instant): Promise<ActorId | undefined> => {
  const [row] = await tx.rows<{ readonly actor_id: ActorId }>({
    name: 'directory:end_attachment',
    text: `update directory_attachment set ended_at = $3
      where attachment_id = $1 and (under_id = $2 or actor_id = $2) and ended_at is null and valid_until > $3 returning actor_id`,
    values: [id, by, timestamp(at)],
  })
  return row?.actor_id
}

/**
 * Ends what these people's leaving takes away: attachments under somebody who no longer practises at that place, and those of somebody who was struck off.
 */
export const markLeftEnded = async (tx: Queries, actorIds: readonly ActorId[], at: Instant): Promise<readonly AttachmentId[]> =>
  (
    await tx.rows<{ readonly attachment_id: AttachmentId }>({
      name: 'directory:end_left',
      text: `update directory_attachment t set ended_at = $2 where t.ended_at is null and t.valid_until > $2 and (
          (t.under_id = any($1::uuid[]) and not exists (
            select from directory_actor d, json_array_elements(d.entry::json->'exercises') x
            where d.actor_id = t.under_id and x->>'structureNationalId' = t.structure_national_id))
          or (t.actor_id = any($1::uuid[]) and exists (
            select from directory_actor d where d.actor_id = t.actor_id and d.entry::json->>'struckOff' is not null)))
        returning t.attachment_id`,
      values: [`{${actorIds.join(',')}}`, timestamp(at)],
    })
  ).map(row => row.attachment_id)

/**
 * Whether it still stands, once nobody is ending it: it waits for who ends it. A session that was started beside the end of its attachment is found by one of
 * the two.
 */
export const attachmentStands = async (db: Queries, actorId: ActorId, id: AttachmentId, at: Instant): Promise<boolean> => {
  const rows = await db.rows({
    name: 'directory:attachment_stands',
    text: `select from directory_attachment
      where actor_id = $1 and attachment_id = $2 and ended_at is null and valid_from <= $3 and valid_until > $3 for share`,
    values: [actorId, id, timestamp(at)],
  })
  return rows.length > 0
}
