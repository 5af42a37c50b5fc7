/**
 * `npm run job -- FOLDER [--tolerate-identity] [--evidence DIR] [--break KIND]`: the main job on every document of FOLDER, on a server of its
 * own and over its public HTTP alone; see src/cli/job/README.md. DATABASE_URL: a new database there instead of an embedded one.
 */
import { existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { temporaryHome } from '../platform/embedded-postgres/index.ts'
import { BREAKS, type BreakKind, isBreak } from './job/breaks.ts'
import { type RunDatabase, runDatabase } from './job/place.ts'
import { readFolder } from './job/papers.ts'
import { run } from './job/run.ts'
import { startServer } from './job/server.ts'
import { Transcript } from './job/transcript.ts'

const USAGE = `usage: npm run job -- FOLDER [--tolerate-identity] [--evidence DIR] [--break ${Object.keys(BREAKS).join('|')}]`

type Asked = {
  readonly folder: string
  readonly tolerant: boolean
  readonly evidence: string | undefined
  readonly broken: BreakKind | undefined
}

const readArguments = (): Asked => {
  const { values, positionals } = parseArgs({
    options: { 'tolerate-identity': { type: 'boolean', default: false }, evidence: { type: 'string' }, break: { type: 'string' } },
    allowPositionals: true,
  })
  const [folder] = positionals
  const broken = values.break
  if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory() || (broken !== undefined && !isBreak(broken)))
    throw new Error(USAGE)
  return { folder, tolerant: values['tolerate-identity'], evidence: values.evidence, broken: broken === undefined ? undefined : broken }
}

const homeFor = (evidence: string | undefined): string => {
  if (evidence === undefined) return temporaryHome('carnet-job')
  const home = path.resolve(evidence)
  if (existsSync(path.join(home, 'data'))) throw new Error(`${home} holds a run already`)
  mkdirSync(home, { recursive: true })
  return home
}

/** Runs one of our programs to its end; its answer is its exit code. */
const program = (file: string, parameters: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise(resolve => {
    const script = fileURLToPath(new URL(`./job/${file}`, import.meta.url))
    spawn(process.execPath, [script, ...parameters], { stdio: 'inherit', env: { PATH: process.env.PATH ?? '', ...settings } }).on(
      'exit',
      code => resolve(code ?? 1),
    )
  })

const work = async ({ folder, tolerant, broken }: Asked, home: string, database: RunDatabase): Promise<number> => {
  const settings = { ...database.settings, IDENTITY: tolerant ? 'tolerant' : 'strict' }
  const papers = await readFolder(folder)
  const server = await startServer({ home, settings, ...(broken === undefined ? {} : { broken }) })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop().finally(() => process.exit(130)))
  try {
    const transcript = new Transcript(server.url)
    await run(transcript, papers, home, line => console.log(`· ${line}`)).finally(() => transcript.close())
    await program('check-metadata.ts', [folder, home])
    return await program('count.ts', [home], { CARNET_JOB_DATABASE: JSON.stringify(database.place()) })
  } finally {
    await server.stop()
  }
}

const remove = (home: string): void => {
  const cluster = path.join(home, 'data', 'postgres')
  if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
}

const main = async (): Promise<number> => {
  const asked = readArguments()
  const home = homeFor(asked.evidence)
  const database = await runDatabase(home, process.env.DATABASE_URL || undefined, asked.evidence !== undefined)
  try {
    if (asked.broken !== undefined) console.log(`control: ${BREAKS[asked.broken].what}`)
    return await work(asked, home, database)
  } finally {
    await database.drop()
    if (asked.evidence === undefined) remove(home)
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
