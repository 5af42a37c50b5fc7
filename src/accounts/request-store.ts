import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export const insertRequest = (db: Queries, id: string, at: Instant, sealed: Buffer): Promise<unknown> =>
  db.rows({
    name: 'accounts.ask',
    text: 'insert into account_request (request_id, asked_at, sealed) values ($1, $2, $3)',
    values: [id, timestamp(at), sealed],
  })

export type RequestRow = { readonly request_id: string; readonly sealed: Buffer }

/** The oldest that no other loop holds: gone when this transaction commits. */
export const takeRequest = async (tx: Queries): Promise<RequestRow | undefined> =>
  (
    await tx.rows<RequestRow>({
      name: 'accounts.take_request',
      text: `delete from account_request where request_id = (
          select request_id from account_request order by asked_at limit 1 for update skip locked)
        returning request_id, sealed`,
    })
  )[0]
