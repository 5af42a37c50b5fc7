import type { Database, Query } from '../../src/platform/db/index.ts'

/** A server broken on purpose, above what is recorded: the comparison must see each. */
export type Control = { readonly scenarios: readonly string[]; readonly broken: (db: Database) => Database; readonly what: string }
export type ControlName = 'no-mask' | 'filtered-after' | 'open-trace' | 'asks-twice' | 'no-places' | 'places-in-the-open'

const rewriting = (db: Database, rewrite: (query: Query) => Query): Database => ({
  ...db,
  rows: <R>(query: Query) => db.rows<R>(rewrite(query)),
  batch: queries => db.batch(queries.map(rewrite)),
  transaction: work => db.transaction(tx => work({ rows: query => tx.rows(rewrite(query)) })),
})

const MASK = /or not d\.masked/g
const LIST = 'traced:documents:list'
const unmasked = (query: Query): Query => ({ ...query, text: query.text.replace(MASK, 'or true') })

type Listed = { readonly masked: boolean; readonly own: boolean }

export const CONTROLS: Readonly<Record<ControlName, Control>> = {
  'no-mask': {
    what: 'the WHERE clause forgets the mask',
    scenarios: ['masked'],
    broken: db => rewriting(db, unmasked),
  },
  'filtered-after': {
    what: 'a list is filtered after its query, so that a page is short',
    scenarios: ['masked'],
    broken: db => ({
      ...db,
      rows: async <R>(query: Query) => {
        if (!query.name.startsWith(LIST)) return db.rows<R>(query)
        const rows = await db.rows<R>(unmasked(query))
        // The first row brings the trace as well: what is taken out of the page stays a row without a document.
        return rows.map(row => ((row as Listed).masked && !(row as Listed).own ? { ...row, present: false } : row))
      },
    }),
  },
  'open-trace': {
    what: 'every trace goes to the stream that everybody reads',
    scenarios: ['hidden from representatives', 'a session of secrecy'],
    broken: db => {
      const open = (query: Query): Query =>
        query.name === 'audit:append'
          ? { ...query, values: (query.values ?? []).map((value, i) => (i === 5 ? 1 : value)) }
          : { ...query, text: query.text.replaceAll(/then [23]\b(?= (?:when|else))/g, 'then null') }
      return rewriting(db, open)
    },
  },
  'no-places': {
    what: 'the WHERE clause forgets the protected places',
    scenarios: ['a protected professional', 'a protected place'],
    broken: db =>
      rewriting(db, query => ({
        ...query,
        text: query.text.replace(/or not coalesce\(d\.author_tag/g, 'or true or not coalesce(d.author_tag'),
      })),
  },
  'places-in-the-open': {
    what: 'what is traced of protected places goes to the stream that everybody reads',
    scenarios: ['a protected professional', 'a protected place'],
    broken: db =>
      rewriting(db, query => {
        const values = (query.values ?? []).map((value, i) => (i === 5 && value === 4 ? 1 : value))
        const appends = /append_trace/.test(query.text)
        return { ...query, text: query.text.replaceAll(/then 4\b(?= else)/g, 'then null'), ...(appends ? { values } : {}) }
      }),
  },
  'asks-twice': {
    what: 'the same bytes, after one statement more',
    scenarios: ['masked'],
    broken: db => ({
      ...db,
      rows: async <R>(query: Query) => {
        const rows = await db.rows<R>(query)
        if (query.name.startsWith('traced-one:documents:') && !rows.some(row => (row as Found).found)) await lookWhy(db, query)
        return rows
      },
    }),
  },
}

type Found = { readonly found: boolean | null }

const isUuid = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

/** Looks for the reason of a no: one statement more when there is one. */
const lookWhy = async (db: Database, { values = [] }: Query): Promise<void> => {
  const [, rows] = await db.batch([
    { name: 'test.pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [values[0]] },
    {
      name: 'test.why',
      text: 'select masked from document where record_id = $1 and document_id = $2',
      values: [values[0], values.findLast(isUuid)],
    },
  ])
  if (rows?.length === 1) await db.rows({ name: 'test.because', text: 'select 1 as because' })
}
