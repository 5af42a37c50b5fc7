import { isProduct, type Breach, type Rule } from '../house.ts'
import { child, type Module, modulesOf, nameOf, type Node, walk } from '../syntax.ts'

/** A dangerous function has a list of those who may know it. */
const CALLERS: readonly { readonly name: RegExp; readonly folders: readonly string[]; readonly why: string }[] = [
  { name: /^issueGrant$/, folders: ['access'], why: 'only the door gives a Grant' },
  { name: /^commitGrant$/, folders: ['audit'], why: 'only a committed trace makes a CommittedGrant' },
  { name: /^purge/, folders: ['retention'], why: 'only retention purges' },
  { name: /^openJournal$/, folders: ['journal'], why: 'only journal/ opens names in an actor’s own lines' },
  { name: /^openRights$/, folders: ['access'], why: 'only the door opens sealed rights' },
  { name: /^openPersons?$/, folders: ['identity'], why: 'only identity opens a person’s traits' },
]

/** Classes whose constructor is a permission: made where they are defined. */
const SEALED_CLASSES = new Map([
  ['Grant', 'src/kernel/grant.ts'],
  ['CommittedGrant', 'src/kernel/grant.ts'],
])

/** Names by which this node takes hold of a function made elsewhere: an import, `x.name`, `const { name } = x`, a call. */
const takenBy = (node: Node, parent: Node | undefined): string | undefined => {
  if (node.type === 'ImportSpecifier') return nameOf(child(node, 'imported'))
  if (node.type === 'MemberExpression') return nameOf(child(node, 'property'))
  if (node.type === 'Property' && parent?.type === 'ObjectPattern') return nameOf(child(node, 'key'))
  if (node.type === 'CallExpression') return nameOf(child(node, 'callee'))
  return undefined
}

const inFolder = (path: string, folders: readonly string[]): boolean => folders.some(folder => path.startsWith(`src/${folder}/`))

const takings = (module: Module): readonly Breach[] => {
  const breaches: Breach[] = []
  walk(module.program, (node, ancestors) => {
    const name = takenBy(node, ancestors.at(-1))
    const rule = name === undefined ? undefined : CALLERS.find(one => one.name.test(name))
    const forbidden = rule !== undefined && !inFolder(module.path, rule.folders)
    if (forbidden) breaches.push({ path: module.path, line: module.lineOf(node.start), message: `${name}: ${rule.why}` })
    const made = node.type === 'NewExpression' ? nameOf(child(node, 'callee')) : undefined
    const home = made === undefined ? undefined : SEALED_CLASSES.get(made)
    if (home !== undefined && home !== module.path)
      breaches.push({ path: module.path, line: module.lineOf(node.start), message: `new ${made}: only in ${home}` })
  })
  return breaches
}

/** One taking shows once a line: `purgeRecord()` is both a call and a name. */
const onceALine = (breaches: readonly Breach[]): readonly Breach[] => {
  const seen = new Set<string>()
  return breaches.filter(({ path, line, message }) => {
    const key = `${path}:${line}:${message}`
    return !seen.has(key) && seen.add(key)
  })
}

export const callers: Rule = {
  name: 'a dangerous function is known only to those on its list',
  check: house =>
    onceALine(
      modulesOf(house)
        .filter(({ path }) => isProduct(path))
        .flatMap(takings),
    ),
  control: {
    broken: [
      { files: { 'src/documents/a.ts': "import { issueGrant } from '../kernel/grant.ts'\n" }, breach: 'issueGrant: only the door' },
      { files: { 'src/documents/a.ts': "import { issueGrant as give } from '../kernel/grant.ts'\n" }, breach: 'issueGrant: only the door' },
      {
        files: { 'src/documents/a.ts': "import * as all from '../kernel/grant.ts'\nconst give = all.issueGrant\n" },
        breach: 'a.ts:2: issueGrant',
      },
      { files: { 'src/access/a.ts': "import { commitGrant } from '../kernel/grant.ts'\n" }, breach: 'commitGrant: only a committed trace' },
      {
        files: { 'src/documents/a.ts': 'export const x = (blobs: B) => blobs.purgeRecord()\n' },
        breach: 'purgeRecord: only retention purges',
      },
      { files: { 'src/documents/a.ts': 'export const purgeAll = () => 1\npurgeAll()\n' }, breach: 'a.ts:2: purgeAll' },
      { files: { 'src/documents/a.ts': 'const { openPerson } = keyring\n' }, breach: 'openPerson: only identity' },
      { files: { 'src/documents/a.ts': "const open = keyring['openRights']\n" }, breach: 'openRights: only the door' },
      { files: { 'src/documents/a.ts': 'const grant = new Grant(key, facts)\n' }, breach: 'new Grant: only in src/kernel/grant.ts' },
    ],
    sound: {
      'src/kernel/grant.ts': 'class Grant {}\nexport const issueGrant = () => new Grant()\n',
      'src/access/door.ts':
        "import { issueGrant } from '../kernel/grant.ts'\nexport const open = (k: K) => [issueGrant(), k.openRights()]\n",
      'src/documents/purge-record.ts': 'export const purgeRecord = async () => {}\n',
      'src/documents/index.ts': "export { purgeRecord } from './purge-record.ts'\n",
      'src/retention/sweep.ts': "import { purgeRecord } from '../documents/index.ts'\nawait purgeRecord()\n",
      'src/documents/a.test.ts': "import { issueGrant } from '../kernel/grant.ts'\n",
      'src/platform/keyring/keyring.ts': 'export const keyring = { openPerson: () => 1, openRights: () => 2 }\n',
    },
  },
}
