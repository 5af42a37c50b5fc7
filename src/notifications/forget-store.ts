import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const deleteNotices = async (tx: Queries, personId: ActorId): Promise<void> => {
  const values = [personId]
  await tx.rows({ name: 'notifications.forget', text: 'delete from notice where actor_id = $1', values })
  await tx.rows({ name: 'notifications.forget_choices', text: 'delete from notice_preference where actor_id = $1', values })
  await tx.rows({ name: 'notifications.forget_settings', text: 'delete from notice_settings where actor_id = $1', values })
  await tx.rows({ name: 'notifications.forget_waiting', text: 'delete from notice_waiting where actor_id = $1', values })
}
