import type { ActorId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'

export const deleteMails = (tx: Queries, personId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'mail.purge', text: 'delete from mail_message where person_id = $1', values: [personId] })
