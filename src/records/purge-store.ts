import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

/** What came before her record: whether she was told, how, what she said. */
export const deleteEnrolment = async (tx: Queries, personId: ActorId): Promise<void> => {
  const values = [personId]
  await tx.rows({ name: 'records:purge-sendings', text: 'delete from sending where actor_id = $1', values })
  await tx.rows({ name: 'records:purge-choices', text: 'delete from enrolment_choice where actor_id = $1', values })
  await tx.rows({ name: 'records:purge-enrolment', text: 'delete from enrolment where actor_id = $1', values })
}
