/**
 * `npm run bench`: the load of bench/ against a server of its own, with its own set-up. `npm run bench -- quick` (CI), `npm run bench -- growth`,
 * `npm run bench -- web` (the pages, in Chromium), `npm run bench -- --help`. needs: web
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHROMIUM, type Need, provide } from './testing/needs.ts'

const onPath = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(path.delimiter).some(folder => existsSync(path.join(folder, command)))

const WRK: Need = { name: 'wrk', packages: ['wrk'], isThere: () => onPath('wrk') }

const NEEDED = process.argv.includes('web') ? CHROMIUM : WRK

provide([NEEDED])
if (process.platform !== 'linux' || !NEEDED.isThere()) {
  console.error(`The benchmark needs Linux (it reads /proc) and ${NEEDED.name}: apt-get install ${NEEDED.packages[0]}`)
  process.exit(1)
}
const script = fileURLToPath(new URL('../../bench/run.ts', import.meta.url))
const child = spawn(process.execPath, [...process.execArgv, script, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
process.on('SIGINT', () => undefined)
child.on('exit', code => process.exit(code ?? 1))
