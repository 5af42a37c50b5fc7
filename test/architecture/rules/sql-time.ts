import { isProduct, type Breach, type House, type Rule } from '../house.ts'
import { migrationsOf, sqlOf, withoutComments } from '../sql.ts'
import { modulesOf } from '../syntax.ts'

const CLOCK =
  /\bnow\s*\(|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b|\b(?:clock|statement|transaction)_timestamp\s*\(|\btimeofday\s*\(|'now'/gi

const MESSAGE = 'the database reads no clock: the instant of an operation is a parameter'

const inText = (path: string, sql: string, firstLine: number): readonly Breach[] => {
  const text = withoutComments(sql)
  return [...text.matchAll(CLOCK)].map(match => ({
    path,
    line: firstLine + text.slice(0, match.index).split('\n').length - 1,
    message: MESSAGE,
  }))
}

const inMigrations = (house: House): readonly Breach[] => migrationsOf(house).flatMap(([path, text]) => inText(path, text, 1))

export const sqlTime: Rule = {
  name: 'no SQL reads the clock',
  check: house => {
    const stores = modulesOf(house).filter(({ path }) => isProduct(path))
    return [...inMigrations(house), ...stores.flatMap(module => sqlOf(module).flatMap(({ text, line }) => inText(module.path, text, line)))]
  },
  control: {
    broken: [
      {
        files: { 'migrations/0001_a.sql': 'create table t (\n  at timestamptz default now()\n);\n' },
        breach: 'migrations/0001_a.sql:2: the database reads no clock',
      },
      { files: { 'migrations/0001_a.sql': 'select current_timestamp;\n' }, breach: 'reads no clock' },
      { files: { 'migrations/0001_a.sql': 'select Clock_Timestamp ();\n' }, breach: 'reads no clock' },
      { files: { 'migrations/0001_a.sql': "select 'now'::timestamptz;\n" }, breach: 'reads no clock' },
      { files: { 'src/audit/store.ts': "const text = 'update t set at = now() where id = $1'\n" }, breach: 'src/audit/store.ts:1' },
      { files: { 'src/audit/store.ts': 'const text = `\n  select current_date\n  from t`\n' }, breach: 'src/audit/store.ts:2' },
    ],
    sound: {
      'migrations/0001_a.sql': '-- never now()\ncreate table t (known_now boolean, at timestamptz not null);\n/* now() */\n',
      'src/audit/store.ts': "export const text = 'update t set at = $1 where id = $2'\nexport const said = 'not now()'\n",
    },
  },
}
