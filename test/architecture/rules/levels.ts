import { posix } from 'node:path'
import { type Breach, isCode, isTest, type Rule } from '../house.ts'
import { type Import, type Module, modulesOf } from '../syntax.ts'

/** architecture.md §2. Folders of one number do not know each other; `(root)` is what stands in `src/` itself. */
const LEVELS: Readonly<Record<string, number>> = {
  '(root)': 9,
  cli: 9,
  api: 8,
  'interop/fhir': 8,
  'interop/xds': 8,
  'interop/mssante': 8,
  /** The demonstration's people and papers: a client of the slices, like an edge. */
  demonstration: 8,
  retention: 7,
  desk: 7,
  /** What laboratories and hospitals send by the thousand: each document by the verb of documents. */
  batches: 7,
  views: 7,
  notifications: 7,
  documents: 6,
  delegations: 6,
  profile: 6,
  messaging: 6,
  catalogue: 6,
  journal: 6,
  review: 6,
  habilitations: 6,
  access: 5,
  accounts: 4,
  records: 4,
  identity: 3,
  directory: 3,
  audit: 2,
  policy: 2,
  platform: 1,
  kernel: 0,
}

/** Shelves: any module of theirs may be imported, not only an index. */
const SHELVES = new Set(['kernel', 'platform'])

/** A command starts the composition root. */
const SIDEWAYS = new Set(['cli → (root)'])

/** The browser takes these as they are, so they may take only each other. */
const FOR_THE_BROWSER = /^src\/(?:api\/contract|kernel)\//

export const SLICES: readonly string[] = Object.entries(LEVELS).flatMap(([folder, level]) => (level >= 2 && level <= 7 ? [folder] : []))

/** `documents` of `src/documents/format/x.ts`; `interop/fhir`; `(root)` of `src/app.ts`. */
export const folderOf = (path: string): string => {
  const [, first = '', second = '', third] = path.split('/')
  if (second === '') return '(root)'
  return first === 'interop' && third !== undefined ? `interop/${second}` : first
}

const check = (module: Module): readonly Breach[] =>
  module.imports.flatMap(imported => {
    if (!imported.specifier.startsWith('.')) return []
    const target = posix.join(posix.dirname(module.path), imported.specifier)
    const message = module.path.startsWith('web/') ? fromWeb(target) : fromSource(module, target)
    return message === undefined ? [] : [{ path: module.path, line: imported.line, message }]
  })

/** The public program that checks a trace without us: commands and pages use it as anyone would. */
const VERIFIER = 'verifier/verify-trace.mjs'

const fromWeb = (target: string): string | undefined => {
  if (target.startsWith('web/') || target === VERIFIER || FOR_THE_BROWSER.test(target)) return undefined
  return `the browser imports src/api/contract and src/kernel, not ${target}`
}

const fromSource = (module: Module, target: string): string | undefined => {
  if (isTest(target)) return `${target} is for tests`
  if (target === VERIFIER && module.path.startsWith('src/cli/')) return undefined
  if (!target.startsWith('src/')) return `${target} is outside src/`
  if (FOR_THE_BROWSER.test(module.path) && !FOR_THE_BROWSER.test(target))
    return `the browser takes this file, so it cannot import ${target}`
  const [from, to] = [folderOf(module.path), folderOf(target)]
  if (from === to || SIDEWAYS.has(`${from} → ${to}`)) return undefined
  const [own, other] = [LEVELS[from], LEVELS[to]]
  if (own === undefined) return `src/${from} is not in the plan of architecture.md §2`
  if (other === undefined) return `src/${to} is not in the plan of architecture.md §2`
  if (other > own) return `imports go down: ${from} (${own}) may not know ${to} (${other})`
  if (other === own) return `never sideways: ${from} and ${to} are both on level ${own}`
  if (!SHELVES.has(to) && target !== `src/${to}/index.ts`) return `${to} is entered through its index.ts, not ${target}`
  return undefined
}

/** A new folder shows even before it imports anything. */
const unplanned = (modules: readonly Module[]): readonly Breach[] => {
  const strange = modules.filter(module => module.path.startsWith('src/') && LEVELS[folderOf(module.path)] === undefined)
  return strange.map(module => ({
    path: module.path,
    line: 1,
    message: `src/${folderOf(module.path)} is not in the plan of architecture.md §2`,
  }))
}

/** What a rule of packages needs too: specifiers that are not paths. */
export const outsideImports = (module: Module): readonly Import[] => module.imports.filter(({ specifier }) => !specifier.startsWith('.'))

const importing = (path: string, specifier: string) => ({ [path]: `import { x } from '${specifier}'\n` })

export const levels: Rule = {
  name: 'imports go down, never up, never sideways, and enter a folder by its index',
  check: house => {
    const product = modulesOf(house).filter(({ path }) => isCode(path) && !isTest(path) && /^(?:src|web)\//.test(path))
    return [...unplanned(product), ...product.flatMap(check)]
  },
  control: {
    broken: [
      { files: importing('src/records/a.ts', '../access/index.ts'), breach: 'imports go down: records (4) may not know access (5)' },
      { files: importing('src/kernel/a.ts', '../platform/clock.ts'), breach: 'the browser takes this file' },
      { files: importing('src/platform/a.ts', '../policy/index.ts'), breach: 'imports go down: platform (1) may not know policy (2)' },
      { files: importing('src/documents/a.ts', '../profile/index.ts'), breach: 'never sideways: documents and profile' },
      { files: importing('src/interop/xds/a.ts', '../fhir/index.ts'), breach: 'never sideways: interop/xds and interop/fhir' },
      { files: importing('src/app.ts', './cli/start.ts'), breach: 'never sideways: (root) and cli' },
      { files: importing('src/documents/a.ts', '../access/decide.ts'), breach: 'access is entered through its index.ts' },
      {
        files: { 'src/documents/a.ts': "const x = await import('../access/decide.ts')\n" },
        breach: 'access is entered through its index.ts',
      },
      { files: { 'src/documents/a.ts': "export { x } from '../access/decide.ts'\n" }, breach: 'access is entered through its index.ts' },
      {
        files: { 'src/documents/a.ts': "import type { X } from '../access/decide.ts'\n" },
        breach: 'access is entered through its index.ts',
      },
      { files: { 'src/documents/a.ts': "type X = import('../access/decide.ts').X\n" }, breach: 'access is entered through its index.ts' },
      { files: importing('src/documents/a.ts', './testing/b.ts'), breach: 'src/documents/testing/b.ts is for tests' },
      { files: importing('src/documents/a.ts', '../../test/support/index.ts'), breach: 'is for tests' },
      { files: importing('src/documents/a.ts', '../../web/ui/a.ts'), breach: 'web/ui/a.ts is outside src/' },
      { files: importing('web/patient/a.tsx', '../../src/access/index.ts'), breach: 'the browser imports src/api/contract and src/kernel' },
      { files: importing('src/api/contract/a.ts', '../../documents/index.ts'), breach: 'the browser takes this file' },
      { files: { 'src/helpers/a.ts': 'export const x = 1\n' }, breach: 'src/helpers is not in the plan' },
    ],
    sound: {
      ...importing('src/documents/a.ts', '../access/index.ts'),
      ...importing('src/documents/format/b.ts', '../model.ts'),
      ...importing('src/documents/c.ts', '../platform/db/index.ts'),
      ...importing('src/documents/d.ts', '../kernel/ids.ts'),
      ...importing('src/documents/d.test.ts', '../profile/index.ts'),
      ...importing('src/cli/job.ts', '../app.ts'),
      ...importing('src/app.ts', './documents/index.ts'),
      ...importing('src/api/contract/b.ts', '../../kernel/ids.ts'),
      ...importing('web/ui/a.ts', '../../src/api/contract/index.ts'),
    },
  },
}
