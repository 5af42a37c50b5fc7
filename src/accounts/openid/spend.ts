import type { Instant } from '../../kernel/instant.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Keyring } from '../../platform/keyring/keyring.ts'
import { deleteExpired, insertUsed } from './store.ts'

/**
 * True the first time. Only what was already proved is written, so that nobody fills the table from outside; what has expired would be refused
 * anyway, and goes.
 */
export const spendOnce = async (
  { db, keyring }: { readonly db: Queries; readonly keyring: Keyring },
  kind: string,
  value: string,
  at: Instant,
  until: Instant,
): Promise<boolean> => {
  await deleteExpired(db, at)
  return insertUsed(db, keyring.blindIndex(`once-${kind}`, value), until)
}
