import type { Breach, House, Rule } from '../house.ts'
import { KINDS, type Table, tablesOf } from '../sql.ts'

/** The four kinds of table (architecture.md §1): what each key begins with, so that the first three can be distributed by it. */
const FIRST_COLUMN: Readonly<Record<string, string | undefined>> = {
  record: 'record_id',
  actor: 'actor_id',
  lookup: 'tag',
  node: undefined,
}

const ownerExists = (house: House, owner: string): boolean =>
  [...house.keys()].some(path => path.startsWith(`src/${owner}/`) || path === `src/${owner}.ts`)

const problemsOf = (house: House, table: Table & { readonly declared: string | undefined }): readonly string[] => {
  const { name, declared, kind, owner, primaryKey, uniqueKeys } = table
  const form = `-- table: ${name} kind: ${KINDS.join('|')} owner: SLICE`
  if (declared !== name) return [`the line above « create table ${name} » is « ${form} »`]
  if (!KINDS.some(one => one === kind)) return [`${name} is of no known kind: ${KINDS.join(', ')}`]
  const problems = ownerExists(house, owner) ? [] : [`${name} is owned by src/${owner}, which does not exist`]
  const first = FIRST_COLUMN[kind]
  if (first === undefined) return problems
  if (primaryKey[0] !== first) problems.push(`the primary key of ${name} (${kind}) begins with ${first}, not ${primaryKey[0] ?? 'nothing'}`)
  for (const key of uniqueKeys)
    if (!key.includes(first)) problems.push(`the unique key (${key.join(', ')}) of ${name} (${kind}) holds ${first}`)
  return problems
}

const twice = (tables: readonly Table[]): readonly Breach[] =>
  tables
    .filter((table, i) => tables.findIndex(other => other.name === table.name) !== i)
    .map(({ name, path, line }) => ({ path, line, message: `${name} is created twice` }))

const migration = (...lines: readonly string[]) => ({ 'migrations/0001_create_things.sql': lines.join('\n'), 'src/documents/index.ts': '' })

export const tables: Rule = {
  name: 'every table declares its kind and its owner, and its keys are of that kind',
  check: house => {
    const all = tablesOf(house)
    const problems = all.flatMap(table => problemsOf(house, table).map(message => ({ path: table.path, line: table.line, message })))
    return [...problems, ...twice(all)]
  },
  control: {
    broken: [
      {
        files: migration('create table paper (', '  record_id uuid primary key', ');'),
        breach: 'sql:1: the line above « create table paper »',
      },
      {
        files: migration('-- table: page kind: record owner: documents', 'create table paper (record_id uuid primary key);'),
        breach: 'the line above',
      },
      {
        files: migration('-- table: paper kind: record owner: documents', '', 'create table paper (record_id uuid primary key);'),
        breach: 'the line above',
      },
      {
        files: migration('-- table: paper kind: shared owner: documents', 'create table paper (id uuid primary key);'),
        breach: 'of no known kind',
      },
      {
        files: migration('-- table: paper kind: record owner: papers', 'create table paper (record_id uuid primary key);'),
        breach: 'src/papers, which does not',
      },
      {
        files: migration('-- table: paper kind: record owner: documents', 'create table paper (id uuid primary key, record_id uuid);'),
        breach: 'begins with record_id, not id',
      },
      {
        files: migration(
          '-- table: paper kind: record owner: documents',
          'create table paper (',
          '  id uuid, record_id uuid,',
          '  primary key (id, record_id)',
          ');',
        ),
        breach: 'begins with record_id, not id',
      },
      { files: migration('-- table: paper kind: record owner: documents', 'create table paper (record_id uuid);'), breach: 'not nothing' },
      {
        files: migration('-- table: paper kind: actor owner: documents', 'create table paper (record_id uuid primary key);'),
        breach: 'begins with actor_id',
      },
      {
        files: migration('-- table: paper kind: lookup owner: documents', 'create table paper (code text primary key);'),
        breach: 'begins with tag',
      },
      {
        files: migration(
          '-- table: paper kind: record owner: documents',
          'create table paper (record_id uuid primary key, code text unique);',
        ),
        breach: 'the unique key (code) of paper',
      },
      {
        files: migration(
          ...['-- table: paper kind: record owner: documents', 'create table paper (record_id uuid primary key, code text);'],
          'create unique index paper_code on paper (code) where code is not null;',
        ),
        breach: 'the unique key (code) of paper',
      },
      {
        files: migration(
          ...['-- table: paper kind: node owner: documents', 'create table paper (id uuid primary key);'],
          ...['-- table: paper kind: node owner: documents', 'create table if not exists paper (id uuid primary key);'],
        ),
        breach: 'paper is created twice',
      },
    ],
    sound: migration(
      ...['-- Papers. create table in a comment is none.', '-- table: paper kind: record owner: documents', 'create table paper ('],
      ...['  record_id uuid not null references head (record_id), -- primary key (id)', '  id numeric(8, 2),', '  check (id > 0),'],
      ...['  constraint paper_key primary key (record_id, id),', '  unique (id, record_id)', ');'],
      ...['-- table: code kind: lookup owner: documents', 'create table code (tag bytea not null primary key, record_id uuid);'],
      ...['-- table: queue kind: node owner: documents', 'create table queue (id bigint generated always as identity primary key);'],
    ),
  },
}
