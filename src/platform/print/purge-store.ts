import type { ActorId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'

export const deleteLetters = (tx: Queries, personId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'print.purge', text: 'delete from letter where person_id = $1', values: [personId] })
