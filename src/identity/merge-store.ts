import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

/** Numbers that lead to one person lead to another from here on: how many did. */
export const moveNumbers = async (
  tx: Queries,
  numbers: readonly Buffer[],
  from: ActorId,
  to: { readonly personId: ActorId; readonly recordId: RecordId },
): Promise<number> => {
  const rows = await tx.rows({
    name: 'identity:move-numbers',
    text: `update person_tag set actor_id = $3, record_id = $4
      where actor_id = $1 and tag in (select decode(t, 'hex') from unnest($2::text[]) as t) returning tag`,
    values: [from, numbers.map(tag => tag.toString('hex')), to.personId, to.recordId],
  })
  return rows.length
}

/** Known by a number that opens nothing: no campaign writes to her. */
export const setWaiting = (tx: Queries, personId: ActorId, waiting: boolean): Promise<unknown> =>
  tx.rows({ name: 'identity:set-waiting', text: 'update insured set waiting = $2 where actor_id = $1', values: [personId, waiting] })

export const lockEntry = async (tx: Queries, personId: ActorId): Promise<Buffer | undefined> =>
  (
    await tx.rows<{ sealed: Buffer }>({
      name: 'identity:lock-entry',
      text: 'select sealed from insured where actor_id = $1 for update',
      values: [personId],
    })
  )[0]?.sealed

export const updateEntry = (tx: Queries, personId: ActorId, sealed: Buffer): Promise<unknown> =>
  tx.rows({ name: 'identity:write-entry', text: 'update insured set sealed = $2 where actor_id = $1', values: [personId, sealed] })
