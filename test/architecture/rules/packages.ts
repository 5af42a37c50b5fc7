import { type Breach, type House, isCommand, isProduct, isTest, PACKAGE, type Rule } from '../house.ts'
import { type Module, modulesOf, walk, memberOf } from '../syntax.ts'
import { outsideImports } from './levels.ts'

/** An outside package has one owner: the folder (or file) of `src/` through which the house speaks to it. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  pg: ['platform/db'],
  'graphile-worker': ['platform/jobs'],
  'prom-client': ['platform/metrics'],
  pino: ['platform/log'],
  aws4fetch: ['platform/blobs'],
  'libxml2-wasm': ['platform/xml'],
  'node:crypto': ['platform/keyring'],
  'node:child_process': ['platform/embedded-postgres', 'platform/convert', 'paper-writer', 'documents/text'],
  fastify: ['platform/http', 'api', 'interop'],
  '@fastify/multipart': ['platform/http', 'api', 'interop'],
  '@fastify/static': ['platform/http', 'api', 'interop'],
  '@fastify/swagger': ['platform/http', 'api', 'interop'],
  'fast-json-stringify': ['platform/http'],
  'fastify-type-provider-zod': ['platform/http', 'api', 'interop'],
  /** Parsers of borders: settings and wires. */
  zod: ['config', 'platform/http', 'api', 'interop'],
  'file-type': ['documents'],
  pdfkit: ['documents', 'demonstration', 'platform/print'],
  nodemailer: ['platform/mail'],
  imapflow: ['platform/mail'],
  mailparser: ['platform/mail'],
  'openid-client': ['accounts'],
  '@simplewebauthn/server': ['accounts'],
  'oidc-provider': ['demonstration'],
  'csv-parse': ['platform/csv'],
  yazl: ['platform/zip'],
  yauzl: ['platform/zip'],
  unpdf: ['documents'],
  'tesseract.js': ['documents'],
  '@tesseract.js-data/fra': ['documents'],
  sharp: ['documents'],
  'web-push': ['platform/push'],
  /** Compact JWE of a SMART Health Link. */
  jose: ['platform/keyring'],
  /** The structure of FHIR, of what we write down: an installed product does not need it. */
  fhir: ['cli/documents-check'],
}

const packageOf = (specifier: string): string => {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first.startsWith('node:') ? specifier : first
}

const within = (path: string, owner: string): boolean => path.startsWith(`src/${owner}/`) || path === `src/${owner}.ts`

const OLD_BUILTIN =
  /^(?:assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|stream|tls|url|util|worker_threads|zlib)(?:\/|$)/

/** What runs on the server is a dependency of its own: not a development one, not one that another package happens to bring. */
const installedBy = (house: House): ReadonlySet<string> | undefined => {
  const text = house.get(PACKAGE)
  if (text === undefined) return undefined
  const content: unknown = JSON.parse(text)
  const { dependencies = {}, optionalDependencies = {} } = Object(content) as { dependencies?: object; optionalDependencies?: object }
  return new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)])
}

const undeclared = (house: House, modules: readonly Module[]): readonly Breach[] => {
  const installed = installedBy(house)
  if (installed === undefined) return []
  return modules.flatMap(module =>
    outsideImports(module)
      .map(({ specifier, line }) => ({ name: packageOf(specifier), line }))
      .filter(({ name }) => !name.startsWith('node:') && !installed.has(name))
      .map(({ name, line }) => ({ path: module.path, line, message: `${name} is not among the dependencies of ${PACKAGE}` })),
  )
}

const problemOf = (path: string, specifier: string): string | undefined => {
  const name = packageOf(specifier)
  if (path.startsWith('src/kernel/')) return `kernel imports nothing from outside, not ${name}`
  if (OLD_BUILTIN.test(specifier)) return `write node:${specifier}`
  const owners = OWNERS[name]
  if (owners === undefined) return name.startsWith('node:') ? undefined : `${name} has no owner: give it one in this rule`
  return owners.some(owner => within(path, owner)) ? undefined : `${name} belongs to ${owners.join(', ')}`
}

const inSource = (module: Module): readonly Breach[] => [
  ...outsideImports(module).flatMap(({ specifier, line }) => {
    const message = problemOf(module.path, specifier)
    return message === undefined ? [] : [{ path: module.path, line, message }]
  }),
  ...globalCrypto(module),
]

/** The same primitives, without an import to see. */
const globalCrypto = (module: Module): readonly Breach[] => {
  if (within(module.path, 'platform/keyring')) return []
  const breaches: Breach[] = []
  walk(module.program, node => {
    const [object, property] = memberOf(node) ?? []
    const used = object === 'crypto' || (object === 'globalThis' && property === 'crypto')
    if (used) breaches.push({ path: module.path, line: module.lineOf(node.start), message: 'cryptography belongs to platform/keyring' })
  })
  return breaches
}

/** The browser takes any package made for browsers, and none that the server owns. */
const inWeb = (module: Module): readonly Breach[] =>
  outsideImports(module)
    .filter(({ specifier }) => specifier.startsWith('node:') || (OWNERS[packageOf(specifier)] !== undefined && specifier !== 'zod'))
    .map(({ specifier, line }) => ({ path: module.path, line, message: `${specifier} does not go to the browser` }))

/** `web/` ships its folders; what stands at its root configures tools, except the entry. */
const isShippedWeb = (path: string): boolean => /^web\/(?:[^/]+\/.*|main)\.tsx?$/.test(path) && !isTest(path)

const importing = (path: string, specifier: string) => ({ [path]: `import { x } from '${specifier}'\n` })

export const packages: Rule = {
  name: 'an outside package has one owner',
  check: house => {
    const modules = modulesOf(house)
    const source = modules.filter(({ path }) => isProduct(path) && !isCommand(path))
    return [...source.flatMap(inSource), ...undeclared(house, source), ...modules.filter(({ path }) => isShippedWeb(path)).flatMap(inWeb)]
  },
  control: {
    broken: [
      { files: importing('src/documents/a.ts', 'pg'), breach: 'pg belongs to platform/db' },
      { files: importing('src/audit/a.ts', 'node:crypto'), breach: 'node:crypto belongs to platform/keyring' },
      { files: importing('src/audit/a.ts', 'crypto'), breach: 'write node:crypto' },
      { files: { 'src/audit/a.ts': 'const id = crypto.randomUUID()\n' }, breach: 'cryptography belongs to platform/keyring' },
      { files: { 'src/audit/a.ts': "const { subtle } = globalThis['crypto']\n" }, breach: 'cryptography belongs to platform/keyring' },
      { files: importing('src/platform/db/a.ts', 'graphile-worker'), breach: 'graphile-worker belongs to platform/jobs' },
      { files: importing('src/documents/a.ts', 'left-pad'), breach: 'left-pad has no owner' },
      { files: importing('src/documents/a.ts', '@fastify/static/x.js'), breach: '@fastify/static belongs to platform/http' },
      { files: importing('src/kernel/a.ts', 'node:path'), breach: 'kernel imports nothing from outside' },
      {
        files: { ...importing('src/platform/db/a.ts', 'pg'), [PACKAGE]: '{"devDependencies":{"pg":"8"}}' },
        breach: 'pg is not among the dependencies',
      },
      { files: importing('web/ui/a.ts', 'node:fs'), breach: 'node:fs does not go to the browser' },
      { files: importing('web/main.tsx', 'pg'), breach: 'pg does not go to the browser' },
    ],
    sound: {
      [PACKAGE]: '{"dependencies":{"pg":"8","pino":"1","fastify":"5"}}',
      ...importing('src/platform/db/pool.ts', 'pg'),
      ...importing('src/platform/log.ts', 'pino'),
      ...importing('src/api/routes.ts', 'fastify'),
      ...importing('src/platform/keyring/primitives.ts', 'node:crypto'),
      ...importing('src/documents/a.ts', 'node:path'),
      ...importing('src/documents/a.test.ts', 'node:crypto'),
      ...importing('src/cli/a.ts', 'node:child_process'),
      ...importing('web/ui/a.tsx', 'react'),
      ...importing('web/vite.config.ts', 'node:url'),
    },
  },
}
