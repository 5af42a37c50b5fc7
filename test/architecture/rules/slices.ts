import type { Breach, House, Rule } from '../house.ts'
import { child, children, type Module, modulesOf, nameOf } from '../syntax.ts'
import { SLICES } from './levels.ts'

const present = (house: House): readonly string[] =>
  SLICES.filter(slice => [...house.keys()].some(path => path.startsWith(`src/${slice}/`)))

const missing = (house: House): readonly Breach[] =>
  present(house).flatMap(slice =>
    ['index.ts', 'README.md']
      .filter(name => !house.has(`src/${slice}/${name}`))
      .map(name => ({ path: `src/${slice}`, line: 1, message: `a slice has its ${name}` })),
  )

/** The public face: names, and no code. */
const isNamedExport = (statement: ReturnType<typeof children>[number]): boolean =>
  statement.type === 'ExportNamedDeclaration' && nameOf(child(statement, 'source')) !== undefined

const faces = (house: House): readonly Module[] => {
  const paths = new Set(SLICES.map(slice => `src/${slice}/index.ts`))
  return modulesOf(house).filter(({ path }) => paths.has(path))
}

const README = { 'src/audit/README.md': '# audit\n' }

export const slices: Rule = {
  name: 'every slice has a README and an index of named exports',
  check: house => [
    ...missing(house),
    ...faces(house).flatMap(module =>
      children(module.program, 'body')
        .filter(statement => !isNamedExport(statement))
        .map(({ start }) => ({
          path: module.path,
          line: module.lineOf(start),
          message: 'an index.ts holds « export { … } from » and nothing else',
        })),
    ),
  ],
  control: {
    broken: [
      { files: { 'src/audit/a.ts': '', 'src/audit/index.ts': '' }, breach: 'src/audit:1: a slice has its README.md' },
      { files: { ...README, 'src/audit/a.ts': '' }, breach: 'src/audit:1: a slice has its index.ts' },
      { files: { ...README, 'src/audit/index.ts': "export * from './a.ts'\n" }, breach: 'audit/index.ts:1: an index.ts holds' },
      {
        files: { ...README, 'src/audit/index.ts': "export { a } from './a.ts'\nexport const b = 1\n" },
        breach: 'audit/index.ts:2: an index.ts holds',
      },
    ],
    sound: {
      ...README,
      'src/audit/index.ts': "/** The face. */\nexport { a } from './a.ts'\nexport type { B } from './a.ts'\n",
      'src/platform/a.ts': '',
    },
  },
}
