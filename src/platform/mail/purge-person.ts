import type { ActorId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'
import { deleteMails } from './purge-store.ts'

/** Mails of somebody of whom nothing stays, sent or not. */
export const purgeMails = (tx: Queries, personId: ActorId): Promise<unknown> => deleteMails(tx, personId)
