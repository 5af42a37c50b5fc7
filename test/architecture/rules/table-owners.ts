import { isCommand, isProduct, type Breach, type House, type Rule } from '../house.ts'
import { isStatement, isStore, sqlOf, tablesIn, tablesOf } from '../sql.ts'
import { type Module, modulesOf } from '../syntax.ts'

/** Machinery that speaks SQL of its own: connections, migrations, making the cluster. */
const MACHINERY = /^src\/platform\/(?:db|embedded-postgres)\//

const inModule = (owners: ReadonlyMap<string, string>, module: Module): readonly Breach[] =>
  sqlOf(module).flatMap(({ text, line }) => {
    const at = (message: string) => ({ path: module.path, line, message })
    const foreign = [...tablesIn(text)].flatMap(name => {
      const owner = owners.get(name)
      return owner === undefined || module.path.startsWith(`src/${owner}/`) ? [] : [at(`the table ${name} belongs to ${owner}`)]
    })
    if (foreign.length > 0) return foreign
    return isStatement(text) && !isStore(module.path) && !MACHINERY.test(module.path) ? [at('SQL stands in store.ts')] : []
  })

const ownersOf = (house: House): ReadonlyMap<string, string> => new Map(tablesOf(house).map(({ name, owner }) => [name, owner]))

const MIGRATIONS = {
  'migrations/0001_create_paper.sql': '-- table: paper kind: record owner: documents\ncreate table paper (record_id uuid primary key);\n',
}

const broken = (path: string, text: string, breach: string) => ({ files: { ...MIGRATIONS, [path]: text }, breach })

export const tableOwners: Rule = {
  name: 'a table is named in the stores of its owner and in migrations, and SQL stands nowhere else',
  check: house => {
    const owners = ownersOf(house)
    return modulesOf(house)
      .filter(({ path }) => isProduct(path) && !isCommand(path))
      .flatMap(module => inModule(owners, module))
  },
  control: {
    broken: [
      broken(
        'src/views/store.ts',
        "const text = 'select 1 from paper where record_id = $1'\n",
        'views/store.ts:1: the table paper belongs to documents',
      ),
      broken(
        'src/views/store.ts',
        'const text = `\n  select 1 from own o join paper p on p.id = o.id`\n',
        'the table paper belongs to documents',
      ),
      broken('src/views/store.ts', "const text = 'insert into paper (record_id) values ($1)'\n", 'the table paper belongs to documents'),
      broken('src/views/store.ts', "const text = 'update paper set x = 1'\n", 'the table paper belongs to documents'),
      broken('src/views/store.ts', 'const text = \'delete from "paper"\'\n', 'the table paper belongs to documents'),
      broken(
        'src/views/store.ts',
        "const text = 'select 1 from own o, paper p where p.id = o.id'\n",
        'the table paper belongs to documents',
      ),
      broken(
        'src/views/store.ts',
        `const PAPER = 'paper p'\nconst text = \`select 1 from \${PAPER} where true\`\n`,
        'store.ts:2: the table paper',
      ),
      broken(
        'src/views/store.ts',
        "const text = 'with o as (select 1) ' + 'select 1 from paper'\n",
        'the table paper belongs to documents',
      ),
      broken('src/documents/read.ts', "const text = 'select 1 from paper where record_id = $1'\n", 'SQL stands in store.ts'),
      broken('src/documents/read.ts', "const text = 'select append($1)'\n", 'SQL stands in store.ts'),
    ],
    sound: {
      ...MIGRATIONS,
      'src/documents/store.ts': "export const text = 'select 1 from paper where record_id = $1'\n",
      'src/documents/change-store.ts': "export const text = 'update paper set x = 1 where record_id = $1'\n",
      'src/views/store.ts': "export const text = 'with paper as (select 1 as id) select id from paper'\n",
      'src/views/words.ts': "export const words = ['select a paper', 'update your paper', 'removed from paper', 'delete this']\n",
      'src/cli/check.ts': "export const text = 'select count(*) from paper'\n",
      'src/views/a.test.ts': "export const text = 'select count(*) from paper'\n",
    },
  },
}
