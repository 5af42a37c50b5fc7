import type { CommittedGrant } from '../kernel/grant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { SliceSelect } from './store.ts'

/** Rows of a record beside a reading of it that has committed: they add to what that reading's own trace says was read. */
export const selectBeside = <Row>(db: Queries, { grant }: CommittedGrant, select: SliceSelect): Promise<readonly Row[]> =>
  db.rows<Row>({
    name: `beside:${select.name}`,
    text: `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)
      select s.* from pin cross join lateral (${select.sql(index => `$${index + 1}`)} offset 0) s`,
    values: [grant.recordId, ...select.values],
  })
