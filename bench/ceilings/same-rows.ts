import { systemClock } from '../../src/platform/clock.ts'
import { type Database, type Query, timestamp } from '../../src/platform/db/index.ts'
import { sealedLength } from '../../src/platform/keyring/content.ts'
import { randomBytes, systemDraw } from '../../src/platform/keyring/primitives.ts'
import { BODY_BYTES } from '../population/files.ts'

/**
 * The rows that a request of ours leaves, in tables like ours with their indexes, in one statement: neither key, nor decision, nor chain, nor row security, nor
 * HTTP. What is done of it later (tree, notices, text) is not counted, though ours does a part of it meanwhile.
 */
const TRACED = ['trace', 'trace_pending', 'actor_journal'] as const
const DEPOSITED = ['document', 'document_body', 'submission', 'document_text_waiting', 'outbox_event', 'outbox_pending'] as const
export const WRITTEN = { list: TRACED, content: TRACED, deposit: [...TRACED, ...DEPOSITED] } as const
type WrittenTable = (typeof WRITTEN)['deposit'][number]

type Column = { readonly name: string; readonly type: string; readonly isKey: boolean }
/** One row as ours wrote it: what it weighs is what matters. `sample` has no value where ours was gone when it was looked at. */
export type Twin = { readonly table: WrittenTable; readonly columns: readonly Column[]; readonly sample: Readonly<Record<string, unknown>> }

const COLUMNS = `select a.attname as name, format_type(a.atttypid, null) as type,
    exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any(i.indkey)) as is_key
  from pg_attribute a where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = '' order by a.attnum`

const isBytes = ({ type }: Column): boolean => type === 'bytea'

const twinOf = async (owner: Database, table: WrittenTable): Promise<Twin> => {
  await owner.script(
    `create table if not exists bench_like_${table} (like ${table} including defaults including identity including indexes including storage)`,
  )
  const found = await owner.rows<{ name: string; type: string; is_key: boolean }>({ name: 'bench.columns', text: COLUMNS, values: [table] })
  const columns = found.map(({ name, type, is_key: isKey }) => ({ name, type, isKey }))
  const shown = columns.map(column => (isBytes(column) ? column.name : `${column.name}::text`)).join(', ')
  const [sample = {}] = await owner.rows<Record<string, unknown>>({
    name: `bench.sample.${table}`,
    text: `select ${shown} from ${table} order by ctid desc limit 1`,
  })
  return { table, columns, sample }
}

/** Needs a store into which somebody deposited: its rows are the model. */
export const makeTwins = async (owner: Database): Promise<readonly Twin[]> => {
  await owner.script(`create table if not exists bench_like_record_head (like record_head including defaults including indexes);
    insert into bench_like_record_head select * from record_head on conflict do nothing`)
  const twins: Twin[] = []
  for (const table of WRITTEN.deposit) {
    const twin = await twinOf(owner, table)
    twins.push(table === 'document_body' ? { ...twin, sample: { sealed: randomBytes(sealedLength(BODY_BYTES)) } } : twin)
  }
  return twins
}

const CHAIN_BYTES = 32
const LEAF_BYTES = 64
let counted = 1_000_000_000

/** A value of its own where a key asks for one; else what ours wrote there. */
const valueFor = ({ name, type, isKey }: Column, sample: Twin['sample'], recordId: string): unknown => {
  if (name === 'record_id') return recordId
  if (type === 'uuid') return systemDraw.uuid()
  if (type === 'bigint' && isKey) return counted++
  return sample[name] ?? (sample[name] === null ? null : madeUp(type))
}

const madeUp = (type: string): unknown => {
  if (type === 'bytea') return randomBytes(LEAF_BYTES)
  if (type === 'timestamp with time zone') return timestamp(systemClock.now())
  if (type === 'date') return timestamp(systemClock.now()).slice(0, 10)
  return '1'
}

/** The reading of this work, if it has one, and all the rows it leaves. */
export const leavingRows = (twins: readonly Twin[], recordId: string, name: string, reading: Query | undefined): Query => {
  const values: unknown[] = [...(reading?.values ?? [])]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const head = `update bench_like_record_head set open_n = open_n + 1, open_chain = ${bind(randomBytes(CHAIN_BYTES))} where record_id = ${bind(recordId)}`
  const rows = twins.map(
    ({ table, columns, sample }) =>
      `insert into bench_like_${table} (${columns.map(column => column.name).join(', ')}) values (${columns.map(column => bind(valueFor(column, sample, recordId))).join(', ')})`,
  )
  const written = [head, ...rows].map((statement, n) => `w${n} as (${statement})`).join(', ')
  return { name, text: `with ${written} ${reading?.text ?? 'select 1'}`, values }
}
