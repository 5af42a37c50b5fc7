import { openWorld } from './world.ts'

const PER_RECORD = 50
/** Records of one statement: what the database keeps of it in memory stays small. */
const BATCH = 2_000

/**
 * Rows of records that nobody asks for, until so many documents stand: copies of the sealed rows of one record under random numbers, without bodies and with
 * short metadata. Triggers and references are not looked at while they are copied. Answers how many documents there are.
 */
export const fillUpTo = async (folder: string, documents: number): Promise<number> => {
  const world = await openWorld(folder)
  try {
    const { owner } = world
    const standing = await count(owner)
    const missing = Math.ceil((documents - standing) / PER_RECORD)
    for (let left = missing; left > 0; left -= BATCH) await owner.script(copies(Math.min(left, BATCH)))
    if (missing > 0) await owner.script('vacuum analyze')
    return await count(owner)
  } finally {
    await world.close()
  }
}

const count = async (owner: Awaited<ReturnType<typeof openWorld>>['owner']): Promise<number> => {
  const [row] = await owner.rows<{ count: number }>({ name: 'bench.documents', text: 'select count(*)::int4 as count from document' })
  return row?.count ?? 0
}

const copies = (records: number): string => `
  begin;
  set local session_replication_role = replica;
  create temp table filler on commit drop as select gen_random_uuid() as record_id from generate_series(1, ${records});
  create temp table model on commit drop as select * from document where record_id = (select record_id from document limit 1) limit ${PER_RECORD};
  insert into record_head (record_id) select record_id from filler;
  insert into record (record_id, holder_id, state, opened_at) select record_id, gen_random_uuid(), 'open', '2026-01-01Z' from filler;
  insert into access_setting (record_id, break_glass, regulation, masked_in_emergency, everything_hidden) select record_id, true, true, false, false from filler;
  insert into document (record_id, document_id, series_id, version, status, masked, holder_from, hidden_from_representatives, audience, class_tag, month_tag,
      author_tag, depositor_tag, structure_tag, unique_tag, replaces_tag, content_tag, submission_id, submitted_at, bytes, body_in_row, wrapped_key, facts, metadata)
    select f.record_id, gen_random_uuid(), gen_random_uuid(), 1, 1, false, null, false, 0, m.class_tag, m.month_tag, m.author_tag, m.depositor_tag, m.structure_tag,
      m.unique_tag, null, m.content_tag, m.submission_id, m.submitted_at, m.bytes, false, m.wrapped_key, substring(m.facts from 1 for 128), substring(m.metadata from 1 for 256)
    from filler f cross join model m;
  commit`
