import { isProduct, type Rule } from '../house.ts'
import { isStatement, isStore, sqlOf, tablesIn, tablesOf } from '../sql.ts'
import { modulesOf } from '../syntax.ts'

const MIGRATIONS = {
  'migrations/0001_create_paper.sql': '-- table: paper kind: record owner: documents\ncreate table paper (record_id uuid primary key);\n',
}

const broken = (text: string, breach: string) => ({ files: { ...MIGRATIONS, 'src/documents/store.ts': text }, breach })

export const recordQueries: Rule = {
  name: 'every query on a table of kind record names one record',
  check: house => {
    const records = new Set(tablesOf(house).flatMap(({ name, kind }) => (kind === 'record' ? [name] : [])))
    return modulesOf(house)
      .filter(({ path }) => isProduct(path) && isStore(path))
      .flatMap(module =>
        sqlOf(module).flatMap(({ text, line }) => {
          if (!isStatement(text) || /\brecord_id\b/.test(text)) return []
          const named = [...tablesIn(text)].filter(name => records.has(name))
          return named.map(name => ({ path: module.path, line, message: `a query on ${name} (record) mentions record_id` }))
        }),
      )
  },
  control: {
    broken: [
      broken("const text = 'select * from paper where id = $1'\n", 'store.ts:1: a query on paper (record) mentions record_id'),
      broken("const text = 'delete from paper'\n", 'a query on paper (record) mentions record_id'),
      broken(`const FROM = 'from paper p'\nconst text = \`select p.id \${FROM} where p.id = $1\`\n`, 'store.ts:2: a query on paper'),
    ],
    sound: {
      ...MIGRATIONS,
      'src/documents/store.ts': `const WHERE = 'where p.record_id = $1'\nexport const text = \`select p.id from paper p \${WHERE}\`\nexport const other = 'select id from queue'\n`,
    },
  },
}
