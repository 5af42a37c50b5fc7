import { spawn } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '../src/platform/db/index.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { checkDurable, shownSettings } from './measure/database.ts'
import { loadAverage, machine, treeCpu } from './measure/proc.ts'
import type { Options } from './options.ts'
import { writeInsuredFile } from './population/insured-file.ts'
import type { Step } from './population/worker.ts'
import { hundredth, table, whole } from './report/markdown.ts'
import { circumstances, writePart } from './report/write.ts'

const WORKER = fileURLToPath(new URL('population/worker.ts', import.meta.url))
const KEYS = 'carnet_keys'
const MASTER = Buffer.alloc(32, 9).toString('base64')
const MB = 2 ** 20

type Measured = Step & { readonly name: string; readonly postgresCpu: number; readonly load: number; readonly other: number }

/** What a run must reach (issue « the life of a record »): lines or records a second, and resident memory. */
const TARGETS: Readonly<Record<string, number>> = { import: 10_000, 'import again': 10_000, open: 5_000 }
const MOST_MEGABYTES = 300

/** What the rest of the campaign leaves behind six weeks later, without its mails and letters. */
const EVERYBODY_WAS_TOLD = `
  insert into enrolment (actor_id, state, announced_at) select actor_id, 'announced', '2026-01-01Z' from insured on conflict do nothing;
  insert into due_date (kind, subject, due) select 'records.open-unopposed', actor_id, '2026-02-12Z' from insured on conflict do nothing;
  analyze`

/** So many are told by the campaign itself: a million would take longer than all the rest. */
const MOST_TOLD = 100_000

const runWorker = async (
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  profile: string | undefined,
): Promise<Step> => {
  // As start.mjs starts a command: the same bounds of memory.
  const options = [...process.execArgv, ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])]
  const child = spawn(process.execPath, [...options, WORKER, ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}`)
  return JSON.parse(said) as Step
}

/**
 * A population imported, imported once more, opened: each step in a process of its own, on a PostgreSQL that waits for its disk. The wrapped
 * keys are in a second database of the same cluster, reached as an operator's own would be.
 */
export const measurePopulation = async (folder: string, { persons, profile }: Options): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'insured.csv')
  await writeInsuredFile(file, persons)
  console.log(`population: ${whole(persons)} lines, ${whole(statSync(file).size / MB)} MB`)
  const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') })
  const owner = connect({ ...postgres.place, poolSize: 1, statementTimeout: 0 })
  try {
    const shown = await shownSettings(owner)
    checkDurable(shown)
    await owner.script(`create database ${KEYS}`)
    const { host, user, password, database } = postgres.place
    const urlOf = (name: string): string => `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}/${name}`
    const env = {
      PATH: process.env['PATH'],
      MODE: 'demonstration',
      DATA_DIR: folder,
      DATABASE_URL: urlOf(database),
      KEYSTORE_URL: urlOf(KEYS),
      MASTER_KEY: MASTER,
    }
    const measured: Measured[] = []
    const told = Math.min(persons, MOST_TOLD)
    for (const [name, ...words] of [
      ['import', 'import', file],
      ['import again', 'import', file],
      ['announce', 'announce', String(told)],
      ['open', 'open'],
    ] as const) {
      if (name === 'open') await owner.script(EVERYBODY_WAS_TOLD)
      const [cpuBefore, before] = [treeCpu(postgres.pid()), machine()]
      const step = await runWorker(words, env, profile)
      const [postgresCpu, after] = [treeCpu(postgres.pid()) - cpuBefore, machine()]
      const other = (after.busy - before.busy - postgresCpu - step.cpuSeconds) / (after.at - before.at)
      measured.push({ ...step, name, postgresCpu, load: loadAverage(), other })
      console.log(line(measured.at(-1) as Measured))
      if (step.done !== (name === 'announce' ? told : persons)) throw new Error(`${name}: ${step.done} of ${persons}`)
    }
    const report = [circumstances(new Date(), shown), '', populationTable(measured)].join('\n')
    console.log(`\n${report}`)
    writePart('population', report)
  } finally {
    await owner.close()
    await postgres.stop()
  }
}

const rateOf = ({ done, seconds }: Step): number => done / seconds
const each = (seconds: number, { done }: Step): string => whole((seconds / done) * 1e6)

const line = (one: Measured): string =>
  `${one.name.padEnd(13)} ${whole(rateOf(one)).padStart(7)}/s  ${each(one.cpuSeconds, one)} µs Node, ${each(one.postgresCpu, one)} µs PostgreSQL each  RSS ${whole(one.peakBytes / MB)} MB  load ${one.load}, others ${hundredth(one.other)} cores`

const populationTable = (measured: readonly Measured[]): string =>
  table(
    ['step', 'persons', 'per second', 'wanted', '', 'µs Node', 'µs PostgreSQL', 'RSS MB', 'within', '', 'load', 'others, cores'],
    measured.map(one => {
      const wanted = TARGETS[one.name] ?? 0
      return [
        one.name,
        whole(one.done),
        whole(rateOf(one)),
        wanted === 0 ? '' : whole(wanted),
        wanted === 0 ? '' : rateOf(one) >= wanted ? 'reached' : 'missed',
        each(one.cpuSeconds, one),
        each(one.postgresCpu, one),
        whole(one.peakBytes / MB),
        String(MOST_MEGABYTES),
        one.peakBytes <= MOST_MEGABYTES * MB ? 'reached' : 'missed',
        String(one.load),
        hundredth(one.other),
      ]
    }),
  )
