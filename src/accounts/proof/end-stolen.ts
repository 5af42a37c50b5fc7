import type { Authentication } from '../../kernel/actors.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { personOf, type SignInDesk, tellHer } from '../desk.ts'
import { endStanding } from '../session-store.ts'

/**
 * Somebody else bears the cookie of this session: it ends for both, at once, and she whose it is is told, once. Who has no record is told under a number of nobody’s.
 */
export const endStolen = async (
  { op, outbox }: Pick<SignInDesk, 'op' | 'outbox'>,
  { subject, sessionId }: Authentication,
): Promise<void> => {
  const recordId = subject.kind === 'person' ? (await personOf(op, subject.id)).recordId : (op.draw.uuid() as RecordId)
  await op.db.transaction(async tx => {
    if (await endStanding(tx, subject.id, sessionId, op.instant)) await tellHer(tx, { op, outbox }, subject.id, recordId, 'session-stolen')
  })
}
