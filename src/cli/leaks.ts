/**
 * `npm run leaks [-- DIR [--documents FOLDER]]`: looks for what was deposited in everything that was stored. DIR is the evidence of a job
 * (its data folder, log and temporary files), FOLDER what it deposited if that is no more where it was; without them the demonstration's
 * documents are deposited first. See src/cli/leaks/README.md.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { demonstrationWorld, papersOf, writeFolder } from '../demonstration/index.ts'
import { instant } from '../kernel/instant.ts'
import { temporaryHome } from '../platform/embedded-postgres/index.ts'
import { readFolder } from './job/papers.ts'
import { lookInto, type Looked } from './leaks/look.ts'

const EACH = 6
const MOST = 20

/** The first papers of everybody in the demonstration. */
const writeDemonstration = async (folder: string): Promise<void> => {
  const world = demonstrationWorld({ seed: 'leaks', today: instant(Date.now()) })
  const papers = await Promise.all(world.people.map(person => papersOf(world, person)))
  writeFolder(
    folder,
    world,
    papers.flatMap(own => own.slice(0, EACH)),
  )
}

const JOB = fileURLToPath(new URL('./job.ts', import.meta.url))

const deposit = (folder: string, home: string): Promise<void> =>
  new Promise((resolve, reject) => {
    spawn(process.execPath, [JOB, folder, '--evidence', home], { stdio: 'inherit', env: { PATH: process.env.PATH ?? '' } }).on(
      'exit',
      code => (code === 0 ? resolve() : reject(new Error('the job that deposits the documents does not hold'))),
    )
  })

const told = ({ documents, words, haystackBytes, hits, poor, tags, missedControls }: Looked): boolean => {
  for (const { label, from, form } of hits.slice(0, MOST))
    console.log(`  FOUND ${label} in ${from}${form === 'unpacked' ? ', unpacked' : ''}`)
  for (const tag of tags.repeated.slice(0, MOST)) console.log(`  REPEATED tag ${tag} under two records`)
  for (const file of poor) console.log(`  few words of its own: ${file}`)
  for (const what of missedControls) console.log(`  CONTROL not found in ${what}`)
  console.log(
    `leaks: documents=${documents} words=${words} haystack=${haystackBytes} hits=${hits.length} tags=${tags.tags} repeated=${tags.repeated.length}` +
      ` control=${missedControls.length === 0 ? 'found' : 'missed'}`,
  )
  return hits.length + tags.repeated.length + missedControls.length === 0
}

const look = async (home: string, folder: string): Promise<number> => (told(await lookInto(home, await readFolder(folder))) ? 0 : 1)

const lookIntoGiven = (home: string, documents: string | undefined): Promise<number> => {
  const run = JSON.parse(readFileSync(path.join(home, 'run.json'), 'utf8')) as { readonly folder?: string }
  const folder = documents ?? run.folder
  if (folder === undefined || !existsSync(folder)) throw new Error('the documents of this run are not where they were: --documents FOLDER')
  return look(home, folder)
}

const lookIntoDemonstration = async (): Promise<number> => {
  const home = temporaryHome('carnet-leaks')
  const [folder, evidence] = [path.join(home, 'documents'), path.join(home, 'evidence')]
  try {
    await writeDemonstration(folder)
    await deposit(folder, evidence)
    return await look(evidence, folder)
  } finally {
    const cluster = path.join(evidence, 'data', 'postgres')
    if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
  }
}

const { values, positionals } = parseArgs({ options: { documents: { type: 'string' } }, allowPositionals: true })
const [home] = positionals
try {
  process.exitCode = home === undefined ? await lookIntoDemonstration() : await lookIntoGiven(path.resolve(home), values.documents)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
