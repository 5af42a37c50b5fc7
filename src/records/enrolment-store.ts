import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { Choice, EnrolmentState, SendingChannel } from './enrolment.ts'

export type EnrolmentRow = {
  readonly state: EnrolmentState
  readonly announced_at: Instant | null
  readonly opened_at: Instant | null
}

export const selectEnrolment = async (db: Queries, personId: ActorId): Promise<EnrolmentRow | undefined> =>
  (
    await db.rows<EnrolmentRow>({
      name: 'records:enrolment',
      text: 'select state, announced_at, opened_at from enrolment where actor_id = $1',
      values: [personId],
    })
  )[0]

/** Makes the row when there is none and takes its lock, so that refusing and opening are one after the other. */
export const lockEnrolment = async (tx: Queries, personId: ActorId): Promise<EnrolmentRow> => {
  const [, [row]] = await Promise.all([
    tx.rows({
      name: 'records:enrol',
      text: `insert into enrolment (actor_id, state) values ($1, 'known') on conflict (actor_id) do nothing`,
      values: [personId],
    }),
    tx.rows<EnrolmentRow>({
      name: 'records:enrolment_lock',
      text: 'select state, announced_at, opened_at from enrolment where actor_id = $1 for update',
      values: [personId],
    }),
  ])
  if (row === undefined) throw new Error('an enrolment that was just made')
  return row
}

export const setEnrolment = (tx: Queries, personId: ActorId, state: EnrolmentState, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'records:enrolment_state',
    text: `update enrolment set state = $2,
      announced_at = case when $2 = 'announced' then coalesce(announced_at, $3) else announced_at end,
      opened_at = case when $2 = 'opened' then coalesce(opened_at, $3) else opened_at end
      where actor_id = $1`,
    values: [personId, state, timestamp(at)],
  })

/** Of these, who was told, refused or has her record: no campaign looks at them again. */
export const selectTold = async (db: Queries, personIds: readonly ActorId[]): Promise<ReadonlySet<ActorId>> => {
  const rows = await db.rows<{ actor_id: ActorId }>({
    name: 'records:enrolment_told',
    text: `select actor_id from enrolment where actor_id = any($1::uuid[]) and state <> 'known'`,
    values: [personIds],
  })
  return new Set(rows.map(row => row.actor_id))
}

/** Of these, who was not told yet: now they are, and their rows are held until the transaction ends. */
export const lockEnrolments = async (tx: Queries, personIds: readonly ActorId[], at: Instant): Promise<ReadonlySet<ActorId>> => {
  const rows = await tx.rows<{ actor_id: ActorId }>({
    name: 'records:enrolment_announce',
    text: `insert into enrolment (actor_id, state, announced_at) select id, 'announced', $2 from unnest($1::uuid[]) as id order by id
      on conflict (actor_id) do update set state = 'announced', announced_at = excluded.announced_at where enrolment.state = 'known'
      returning actor_id`,
    values: [personIds, timestamp(at)],
  })
  return new Set(rows.map(row => row.actor_id))
}

/** Of these, who may be opened: told, and nobody said no. Held until the transaction that opens them ends: who refuses meanwhile waits. */
export const lockAnnounced = async (tx: Queries, personIds: readonly ActorId[]): Promise<readonly ActorId[]> => {
  const rows = await tx.rows<{ actor_id: ActorId }>({
    name: 'records:enrolment_due',
    text: `select actor_id from enrolment where actor_id = any($1) and state = 'announced' order by actor_id for update`,
    values: [personIds],
  })
  return rows.map(row => row.actor_id)
}

/** However it came to be opened: there is nothing to refuse any more. */
export const markOpened = (tx: Queries, personIds: readonly ActorId[], at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'records:enrolment_opened',
    text: `insert into enrolment (actor_id, state, opened_at) select id, 'opened', $2 from unnest($1::uuid[]) as id order by id
      on conflict (actor_id) do update set state = 'opened', opened_at = excluded.opened_at where enrolment.state <> 'opened'`,
    values: [personIds, timestamp(at)],
  })

export type SendingRow = {
  readonly id: string
  readonly actor_id: ActorId
  readonly channel: SendingChannel
  readonly asked_at: Instant
  readonly sent_at: Instant | null
  readonly returned_at: Instant | null
  readonly sealed: Buffer
}

export const insertSending = (
  tx: Queries,
  {
    personId,
    id,
    channel,
    at,
    sealed,
  }: {
    readonly personId: ActorId
    readonly id: string
    readonly channel: SendingChannel
    readonly at: Instant
    readonly sealed: Buffer
  },
): Promise<unknown> =>
  tx.rows({
    name: 'records:sending',
    text: 'insert into sending (actor_id, id, channel, asked_at, sealed) values ($1, $2, $3, $4, $5)',
    values: [personId, id, channel, timestamp(at), sealed],
  })

const SENDING = 'id, actor_id, channel, asked_at, sent_at, returned_at, sealed'

export const selectSendings = (db: Queries, personId: ActorId): Promise<readonly SendingRow[]> =>
  db.rows<SendingRow>({
    name: 'records:sendings',
    text: `select ${SENDING} from sending where actor_id = $1 order by asked_at, id`,
    values: [personId],
  })

/** By its own number, as a bounce or the printer names it. */
export const selectSending = async (db: Queries, id: string): Promise<SendingRow | undefined> =>
  (await db.rows<SendingRow>({ name: 'records:sending_of', text: `select ${SENDING} from sending where id = $1`, values: [id] }))[0]

/** False when it had left, or come back, already. */
export const markSendingSent = async (tx: Queries, { actor_id, id }: SendingRow, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'records:sending_sent',
    text: 'update sending set sent_at = $3 where actor_id = $1 and id = $2 and sent_at is null and returned_at is null returning id',
    values: [actor_id, id, timestamp(at)],
  })
  return rows.length > 0
}

export const markSendingReturned = async (tx: Queries, { actor_id, id }: SendingRow, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'records:sending_returned',
    text: 'update sending set returned_at = $3 where actor_id = $1 and id = $2 and returned_at is null returning id',
    values: [actor_id, id, timestamp(at)],
  })
  return rows.length > 0
}

export const insertChoice = (
  tx: Queries,
  personId: ActorId,
  { reference, at, choice }: Omit<Choice, 'channel'>,
  sealed: Buffer,
): Promise<unknown> =>
  tx.rows({
    name: 'records:choice',
    text: 'insert into enrolment_choice (actor_id, reference, at, choice, sealed) values ($1, $2, $3, $4, $5)',
    values: [personId, reference, timestamp(at), choice, sealed],
  })

export type ChoiceRow = Omit<Choice, 'channel'> & { readonly sealed: Buffer }

/** Latest first. */
export const selectChoices = (db: Queries, personId: ActorId): Promise<readonly ChoiceRow[]> =>
  db.rows<ChoiceRow>({
    name: 'records:choices',
    text: 'select reference, at, choice, sealed from enrolment_choice where actor_id = $1 order by at desc, reference',
    values: [personId],
  })
