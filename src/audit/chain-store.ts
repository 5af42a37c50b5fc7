import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export type ChainRow = { readonly entries: number; readonly linked: boolean; readonly numbered: boolean; readonly is_head: boolean }

/** One row a stream of the record: is each link the hash of the one before and its commitment, is no number missing, is the last one the head? */
export const selectChains = (db: Queries, recordId: RecordId): Promise<readonly ChainRow[]> =>
  db.rows<ChainRow>({
    name: 'audit:check-chain',
    text: `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id),
      head as materialized (select v.stream, v.n, v.chain from pin join record_head h on h.record_id = pin.record_id
        cross join lateral (values (1, h.open_n, h.open_chain), (2, h.holder_n, h.holder_chain), (3, h.held_n, h.held_chain)) as v(stream, n, chain)),
      link as (select t.stream, t.n, row_number() over w as place, substring(t.leaf from 33) as chain,
          substring(t.leaf from 33) = sha256(coalesce(substring(lag(t.leaf) over w from 33), decode(repeat('00', 32), 'hex')) || substring(t.leaf from 1 for 32)) as follows
        from pin join trace t on t.record_id = pin.record_id window w as (partition by t.stream order by t.n))
      select h.n::int as entries, coalesce(bool_and(l.follows), false) as linked, coalesce(bool_and(l.n = l.place), false) as numbered,
        coalesce(max(l.n) = h.n and bool_or(l.n = h.n and l.chain = h.chain), false) as is_head
      from head h left join link l on l.stream = h.stream group by h.stream, h.n, h.chain`,
    values: [recordId],
  })
