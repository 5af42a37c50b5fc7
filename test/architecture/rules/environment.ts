import { isCommand, isProduct, type Rule } from '../house.ts'
import { child, memberOf, modulesOf, nameOf, walk, type Module, children } from '../syntax.ts'

const SETTINGS = 'src/config.ts'

const readings = (module: Module): readonly number[] => {
  const offsets: number[] = []
  walk(module.program, node => {
    const [object, property] = memberOf(node) ?? []
    const read = object === 'process' && property === 'env'
    const taken =
      node.type === 'VariableDeclarator' &&
      nameOf(child(node, 'init')) === 'process' &&
      children(child(node, 'id') ?? node, 'properties').some(one => nameOf(child(one, 'key')) === 'env')
    if (read || taken) offsets.push(node.start)
  })
  const imports = module.imports.filter(({ specifier, names }) => specifier === 'node:process' && names.includes('env'))
  return [...offsets.map(module.lineOf), ...imports.map(({ line }) => line)]
}

export const environment: Rule = {
  name: 'the environment is read in config.ts',
  check: house =>
    modulesOf(house)
      .filter(({ path }) => isProduct(path) && !isCommand(path) && path !== SETTINGS)
      .flatMap(module => readings(module).map(line => ({ path: module.path, line, message: `process.env is read in ${SETTINGS} only` }))),
  control: {
    broken: [
      { files: { 'src/platform/db/a.ts': "const url = process.env['DATABASE_URL']\n" }, breach: 'src/platform/db/a.ts:1' },
      { files: { 'src/platform/db/a.ts': 'const { env } = process\n' }, breach: 'process.env is read in src/config.ts only' },
      { files: { 'src/platform/db/a.ts': "\nimport { env } from 'node:process'\n" }, breach: 'src/platform/db/a.ts:2' },
    ],
    sound: {
      'src/config.ts': 'export const read = () => process.env\n',
      'src/cli/job.ts': 'export const read = () => process.env\n',
      'src/platform/db/a.test.ts': 'export const read = () => process.env\n',
      'src/platform/db/a.ts': "export const why = 'process.env is elsewhere'\nexport const id = process.pid\n",
    },
  },
}
