import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const deleteNotices = async (tx: Queries, personId: ActorId): Promise<void> => {
  await tx.rows({ name: 'notifications.forget', text: 'delete from notice where actor_id = $1', values: [personId] })
  await tx.rows({ name: 'notifications.forget_choices', text: 'delete from notice_preference where actor_id = $1', values: [personId] })
}
