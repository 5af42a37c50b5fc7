import { after, DAY, HOUR, type Instant, MINUTE, SECOND } from '../../kernel/instant.ts'
import type { Database, Queries } from '../db/index.ts'
import type { Keyring } from '../keyring/keyring.ts'
import type { MailFate } from './model.ts'
import { openMail } from './queue-mail.ts'
import { claimMails, type MailRow, markSent, markUndelivered, putBackMail, renewMails } from './store.ts'
import { MailRefused, ServerAway, type Transport } from './transport.ts'

/** What others do when a message has left, or has reached nobody: in the transaction that notes it. */
export type MailReactions = {
  readonly sent: (tx: Queries, mail: MailFate) => Promise<void>
  readonly undelivered: (tx: Queries, mail: MailFate) => Promise<void>
}

export type Mailer = {
  readonly db: Database
  readonly keyring: Keyring
  readonly transport: Transport
  readonly reactions: MailReactions
}

/**
 * A process that dies while it speaks to the server leaves its messages to be tried again after this: another starts, and who must be told within the minute
 * (R.1111-48) still is. While it lives it keeps what it took, as long as the server takes to answer.
 */
const LEASE = 20 * SECOND
const RENEWED_EVERY = 5 * SECOND
/** After that, the message has reached nobody. */
const GIVE_UP = 5 * DAY
const LONGEST_WAIT = 4 * HOUR

export type Sweep = { readonly sent: number; readonly failed: number; readonly later: number; readonly serverAway: boolean }

/**
 * Sends what is due at `at`, up to `limit`. A server that is away costs no message a try: they wait, whole.
 *
 * Nothing is lost: a row leaves `sending` only with the server's answer. Nothing is sent twice, but for one window that SMTP leaves open: the
 * process dies (or the line breaks) after the server's 250 and before our commit; the message goes again after the lease, with the same
 * Message-ID, by which a mail-box knows it.
 */
export const sendMails = async (mailer: Mailer, at: Instant, limit = 50): Promise<Sweep> => {
  const rows = await claimMails(mailer.db, at, after(at, LEASE), limit)
  const kept = setInterval(() => void renewMails(mailer.db, rows, RENEWED_EVERY).catch(() => undefined), RENEWED_EVERY)
  try {
    return await sendEach(mailer, rows, at)
  } finally {
    clearInterval(kept)
  }
}

const sendEach = async (mailer: Mailer, rows: readonly MailRow[], at: Instant): Promise<Sweep> => {
  const count = { sent: 0, failed: 0, later: 0 }
  for (const [i, row] of rows.entries()) {
    const outcome = await sendOne(mailer, row, at)
    if (outcome === 'away') {
      for (const waiting of rows.slice(i)) await putBackMail(mailer.db, waiting.id, at, false)
      return { ...count, later: count.later + rows.length - i, serverAway: true }
    }
    count[outcome] += 1
  }
  return { ...count, serverAway: false }
}

const sendOne = async (
  { db, keyring, transport, reactions }: Mailer,
  row: MailRow,
  at: Instant,
): Promise<keyof Omit<Sweep, 'serverAway'> | 'away'> => {
  const { id, person_id: personId } = row
  try {
    await transport.send({ id, at, ...openMail({ keyring }, id, personId, row.sealed) })
  } catch (error) {
    if (error instanceof ServerAway) return 'away'
    if (error instanceof MailRefused || at - row.queued_at >= GIVE_UP) {
      await undelivered({ db, reactions }, id, 'failed', at)
      return 'failed'
    }
    await putBackMail(db, id, after(at, waitAfter(row.attempts)), true)
    return 'later'
  }
  await db.transaction(async tx => {
    if (await markSent(tx, id, at, transport.keeps)) await reactions.sent(tx, { id, personId, at })
  })
  return 'sent'
}

/** One minute, two, four … four hours. */
export const waitAfter = (attempts: number): number => Math.min(MINUTE * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT)

/** Notes that a message reached nobody, once, and tells. False when it was known, or is none of ours. */
export const undelivered = (
  { db, reactions }: Pick<Mailer, 'db' | 'reactions'>,
  id: string,
  state: 'returned' | 'failed',
  at: Instant,
): Promise<boolean> =>
  db.transaction(async tx => {
    const personId = await markUndelivered(tx, id, state, at)
    if (personId === undefined) return false
    await reactions.undelivered(tx, { id, personId, at })
    return true
  })
