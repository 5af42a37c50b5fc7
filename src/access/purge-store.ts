import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export const deleteRights = async (tx: Queries, recordId: RecordId): Promise<void> => {
  const values = [recordId]
  await Promise.all([
    tx.rows({ name: 'access:purge-pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values }),
    tx.rows({ name: 'access:purge-rules', text: 'delete from access_rule where record_id = $1', values }),
    tx.rows({ name: 'access:purge-settings', text: 'delete from access_setting where record_id = $1', values }),
    tx.rows({ name: 'access:purge-opposed', text: 'delete from opposed_reimbursement where record_id = $1', values }),
    tx.rows({ name: 'access:purge-hidden', text: 'delete from hidden_class where record_id = $1', values }),
    tx.rows({
      name: 'access:purge-codes',
      text: 'delete from share_code where tag in (select code_tag from record_share where record_id = $1)',
      values,
    }),
    tx.rows({ name: 'access:purge-shares', text: 'delete from record_share where record_id = $1', values }),
    tx.rows({ name: 'access:purge-carers', text: 'delete from own_carer where record_id = $1', values }),
    tx.rows({
      name: 'access:purge-card-code',
      text: 'delete from card_code where tag = (select code_tag from own_card where record_id = $1)',
      values,
    }),
    tx.rows({ name: 'access:purge-card', text: 'delete from own_card where record_id = $1', values }),
    tx.rows({
      name: 'access:purge-link-places',
      text: 'delete from card_link_place where tag in (select place_tag from card_link where record_id = $1)',
      values,
    }),
    tx.rows({ name: 'access:purge-links', text: 'delete from card_link where record_id = $1', values }),
    tx.rows({ name: 'access:purge-emergencies', text: 'delete from emergency_access where record_id = $1', values }),
    tx.rows({ name: 'access:purge-stays', text: 'delete from stay where record_id = $1', values }),
    tx.rows({ name: 'access:purge-places', text: 'delete from protected_place where record_id = $1', values }),
    // Its numbers go; nothing can be undone once one of the two is purged.
    tx.rows({ name: 'access:purge-merges', text: 'delete from record_merge where kept_record = $1 or second_record = $1', values }),
  ])
}

/** How often she typed codes that opened nothing. */
export const deleteTries = (tx: Queries, actorId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'access:purge-tries', text: 'delete from share_try where actor_id = $1', values: [actorId] })
