import type { Database } from '../../platform/db/index.ts'

export type Tags = { readonly tags: number; readonly repeated: readonly string[] }

type Row = { readonly tag: string; readonly record_id: string }

/** Record-local tags: of every column `…_tag` beside a `record_id`, no value may stand under two records (architecture §4.5). */
export const countTags = async (database: Database): Promise<Tags> => {
  const columns = await database.rows<{ name: string; column: string }>({
    name: 'leaks:tags',
    text: `select c.table_name::text as name, c.column_name::text as column from information_schema.columns c
      where c.table_schema = 'public' and c.column_name like '%\\_tag' and c.data_type = 'bigint'
        and exists (select 1 from information_schema.columns r where r.table_schema = 'public' and r.table_name = c.table_name and r.column_name = 'record_id')`,
  })
  const records = new Map<string, Set<string>>()
  for (const { name, column } of columns) {
    const text = `select distinct "${column}" as tag, record_id::text as record_id from "${name}" where "${column}" is not null`
    for (const { tag, record_id } of await database.rows<Row>({ name: `leaks:${name}.${column}`.slice(0, 63), text })) {
      records.set(tag, (records.get(tag) ?? new Set()).add(record_id))
    }
  }
  return { tags: records.size, repeated: [...records].filter(([, of]) => of.size > 1).map(([tag]) => tag) }
}
