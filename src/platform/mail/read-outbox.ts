import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Queries } from '../db/index.ts'
import type { Keyring } from '../keyring/keyring.ts'
import { type MailBody, openMail } from './queue-mail.ts'
import { selectKept } from './store.ts'

export type KeptMail = MailBody & { readonly id: string; readonly personId: ActorId; readonly at: Instant }

/** What the embedded outbox « sent », latest first: for the page of a demonstration, where everybody is invented. */
export const readOutbox = async (db: Queries, keyring: Keyring, limit = 100): Promise<readonly KeptMail[]> =>
  (await selectKept(db, limit)).map(({ id, person_id, sent_at, sealed }) => ({
    id,
    personId: person_id,
    at: sent_at,
    ...openMail({ keyring }, id, person_id, sealed),
  }))
