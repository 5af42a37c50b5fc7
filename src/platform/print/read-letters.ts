import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Queries } from '../db/index.ts'
import type { Keyring } from '../keyring/keyring.ts'
import type { Letter } from './model.ts'
import { openLetter } from './queue-letter.ts'
import { selectKeptLetter, selectKeptLetters } from './store.ts'

export type KeptLetter = { readonly personId: ActorId; readonly printedAt: Instant; readonly letter: Letter }

/** What a demonstration « printed », latest first, for its page. */
export const readLetters = async (db: Queries, keyring: Keyring, limit = 100): Promise<readonly KeptLetter[]> =>
  (await selectKeptLetters(db, limit)).map(({ id, person_id, printed_at, sealed }) => ({
    personId: person_id,
    printedAt: printed_at,
    letter: openLetter(keyring, id, person_id, sealed),
  }))

export const readLetter = async (db: Queries, keyring: Keyring, id: string): Promise<Letter | undefined> => {
  const row = await selectKeptLetter(db, id)
  return row === undefined ? undefined : openLetter(keyring, id, row.person_id, row.sealed)
}
