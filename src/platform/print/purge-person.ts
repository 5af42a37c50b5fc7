import type { ActorId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'
import { deleteLetters } from './purge-store.ts'

/** Letters of somebody of whom nothing stays, printed or not. */
export const purgeLetters = (tx: Queries, personId: ActorId): Promise<unknown> => deleteLetters(tx, personId)
