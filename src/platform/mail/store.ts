import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../db/index.ts'
import type { MailState } from './model.ts'

type NewMail = Pick<MailRow, 'id' | 'sealed'> & { readonly personId: ActorId; readonly at: Instant; readonly isUrgent: boolean }

export const insertMail = (tx: Queries, { id, personId, at, isUrgent, sealed }: NewMail): Promise<unknown> =>
  tx.rows({
    name: 'mail.queue',
    text: `insert into mail_message (id, person_id, state, queued_at, next_at, urgent, sealed) values ($1, $2, 'waiting', $3, $3, $4, $5)
      on conflict (id) do nothing`,
    values: [id, personId, timestamp(at), isUrgent, sealed],
  })

export type MailRow = {
  readonly id: string
  readonly person_id: ActorId
  readonly queued_at: Instant
  readonly attempts: number
  readonly sealed: Buffer
}

/** Takes what is due to be tried until `lease`, what is urgent first: a process that dies meanwhile leaves it to be tried again after that. */
export const claimMails = async (db: Queries, at: Instant, lease: Instant, limit: number): Promise<readonly MailRow[]> => {
  const urgent = await claimLine(db, true, at, lease, limit)
  return urgent.length === limit ? urgent : [...urgent, ...(await claimLine(db, false, at, lease, limit - urgent.length))]
}

const claimLine = (db: Queries, isUrgent: boolean, at: Instant, lease: Instant, limit: number): Promise<readonly MailRow[]> =>
  db.rows<MailRow>({
    name: 'mail.claim',
    text: `update mail_message set state = 'sending', next_at = $2, attempts = attempts + 1 where id in (
        select id from mail_message where urgent = $4 and state in ('waiting', 'sending') and next_at <= $1
        order by next_at limit $3 for update skip locked)
      returning id, person_id, queued_at, attempts, sealed`,
    values: [timestamp(at), timestamp(lease), limit, isUrgent],
  })

/** Of what was taken, what has not left stays with whoever took it, for so much longer. */
export const renewMails = (db: Queries, rows: readonly Pick<MailRow, 'id'>[], milliseconds: number): Promise<unknown> =>
  db.rows({
    name: 'mail.renew',
    text: `update mail_message set next_at = next_at + $2 * interval '1 millisecond' where id = any($1::uuid[]) and state = 'sending'`,
    values: [rows.map(({ id }) => id), milliseconds],
  })

/** Back to the waiting room, to be tried at `next`. `counts`: whether the try was one (a server that is away tried nothing). */
export const putBackMail = (db: Queries, id: string, next: Instant, counts: boolean): Promise<unknown> =>
  db.rows({
    name: 'mail.put_back',
    text: `update mail_message set state = 'waiting', next_at = $2, attempts = attempts - case when $3 then 0 else 1 end
      where id = $1 and state = 'sending'`,
    values: [id, timestamp(next), counts],
  })

/** False when it had already left. `keep`: the embedded outbox shows what it « sent ». */
export const markSent = async (tx: Queries, id: string, at: Instant, keep: boolean): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'mail.sent',
    text: `update mail_message set state = 'sent', sent_at = $2, sealed = case when $3 then sealed end
      where id = $1 and state = 'sending' returning id`,
    values: [id, timestamp(at), keep],
  })
  return rows.length > 0
}

/** The end of a message that reached nobody: given up before it left, or come back after. Answers whose it was, once. */
export const markUndelivered = async (tx: Queries, id: string, state: 'returned' | 'failed', at: Instant): Promise<ActorId | undefined> => {
  const from: readonly MailState[] = state === 'failed' ? ['waiting', 'sending'] : ['sending', 'sent']
  const [row] = await tx.rows<{ person_id: ActorId }>({
    name: 'mail.undelivered',
    text: `update mail_message set state = $2, ended_at = $3, sealed = null where id = $1 and state = any($4) returning person_id`,
    values: [id, state, timestamp(at), from],
  })
  return row?.person_id
}

export const selectMailState = async (db: Queries, id: string): Promise<MailState | undefined> =>
  (await db.rows<{ state: MailState }>({ name: 'mail.state', text: 'select state from mail_message where id = $1', values: [id] }))[0]
    ?.state

/** Of what was last written to somebody and has left, or could not. */
export const selectLastFate = async (db: Queries, personId: ActorId): Promise<MailState | undefined> =>
  (
    await db.rows<{ state: MailState }>({
      name: 'mail.last_fate',
      text: `select state from mail_message where person_id = $1 and state in ('sent', 'returned', 'failed') order by queued_at desc limit 1`,
      values: [personId],
    })
  )[0]?.state

export type KeptRow = { readonly id: string; readonly person_id: ActorId; readonly sent_at: Instant; readonly sealed: Buffer }

export const selectKept = (db: Queries, limit: number): Promise<readonly KeptRow[]> =>
  db.rows<KeptRow>({
    name: 'mail.kept',
    text: `select id, person_id, sent_at, sealed from mail_message where state = 'sent' and sealed is not null order by sent_at desc, id limit $1`,
    values: [limit],
  })

export const countMails = async (db: Queries): Promise<number> => {
  const [row] = await db.rows<{ waiting: number }>({
    name: 'mail.waiting',
    text: `select count(*)::int as waiting from mail_message where state in ('waiting', 'sending')`,
  })
  return row?.waiting ?? 0
}
