import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export const insertForm = (db: Queries, id: string, at: Instant, sealed: Buffer): Promise<unknown> =>
  db.rows({
    name: 'records:form',
    text: 'insert into refusal_form (id, at, sealed) values ($1, $2, $3)',
    values: [id, timestamp(at), sealed],
  })

export type FormRow = { readonly id: string; readonly at: Instant; readonly sealed: Buffer }

/** The oldest, out of the table: rolled back, it is there again. Another loop’s is skipped. */
export const takeForm = async (tx: Queries, until: Instant): Promise<FormRow | undefined> =>
  (
    await tx.rows<FormRow>({
      name: 'records:form_take',
      text: `delete from refusal_form where id = (
          select id from refusal_form where at <= $1 order by at, id limit 1 for update skip locked)
        returning id, at, sealed`,
      values: [timestamp(until)],
    })
  )[0]
