import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { embeddedPlace } from '../job/place.ts'
import { type Server, startServer } from '../job/server.ts'
import type { Checked } from './check.ts'
import { findHalves, type Halves } from './halves.ts'
import { awaitHealthy, drawTarget, isAlive, killNow, type Target } from './kill.ts'
import { Load } from './load.ts'
import { populate } from './population.ts'

export type Round = Checked & { readonly target: Target; readonly inFlight: number; readonly recoveryMs: number; readonly seconds: number }

export type Campaign = { readonly rounds: readonly Round[]; readonly halves: Halves }

export type Plan = {
  readonly home: string
  readonly rounds: number
  /** What must be acknowledged before a kill. */
  readonly least: { readonly acked: number; readonly reads: number }
  readonly broken?: string
  readonly told: (number: number, round: Round) => void
}

const CONNECTIONS = 24
const RECORDS = 12
const LONGEST_LOAD_MS = 30_000

/** Rounds of load, kill, restart and check; at the end everything that any round acknowledged is looked for once more. */
export const runCampaign = async (plan: Plan): Promise<Campaign> => {
  const { home, rounds, broken, told } = plan
  const start = (): Promise<Server> => startServer({ home, settings: { LOG_LEVEL: 'warn' }, ...(broken === undefined ? {} : { broken }) })
  const done: Round[] = []
  let server = await start()
  let nextPerson = 1
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop().finally(() => process.exit(130)))
  try {
    while (done.length < rounds) {
      const { round, ...next } = await runRound(plan, server, start, done.length + 1, nextPerson)
      ;({ server, nextPerson } = next)
      done.push(round)
      told(done.length, round)
    }
    const rechecked = await inTurn(done, (round, index) => checkAgain(round, folderOf(home, index + 1), server.url))
    return { rounds: rechecked, halves: await findHalves(embeddedPlace(path.join(home, 'data')), path.join(home, 'data')) }
  } finally {
    await server.stop()
  }
}

const folderOf = (home: string, round: number): string => path.join(home, `round-${round}`)

const runRound = async (plan: Plan, server: Server, start: () => Promise<Server>, number: number, nextPerson: number) => {
  const began = Date.now()
  const folder = folderOf(plan.home, number)
  mkdirSync(folder)
  const population = await populate(server.url, nextPerson, RECORDS)
  const load = await Load.open(server.url, CONNECTIONS, population, folder, nextPerson + RECORDS)
  const working = load.run(CONNECTIONS)
  const target = drawTarget()
  const inFlight = await killUnderLoad(plan, server, load, target)
  load.stop()
  await working
  const fell = Date.now()
  const next = isAlive(server) ? server : await start()
  await awaitHealthy(next.url, plan.home)
  const recoveryMs = Date.now() - fell
  const checked = await check(folder, next.url)
  return {
    round: { ...checked, target, inFlight, recoveryMs, seconds: (Date.now() - began) / 1_000 },
    server: next,
    nextPerson: load.nextPerson,
  }
}

/** Kills when enough is acknowledged, at a moment nobody chose; answers how many requests were waiting for their answer. */
const killUnderLoad = async ({ least, home }: Plan, server: Server, load: Load, target: Target): Promise<number> => {
  const until = Date.now() + LONGEST_LOAD_MS
  while ((load.acked < least.acked || load.reads < least.reads) && Date.now() < until) await sleep(5)
  await sleep(randomInt(500))
  const { inFlight } = load
  killNow(target, server, path.join(home, 'data'))
  await sleep(KILLED_LOAD_MS)
  return inFlight
}
/** The load goes on for a moment: what is asked of a dead server is part of it. */
const KILLED_LOAD_MS = 100

const checkAgain = async (round: Round, folder: string, url: string): Promise<Round> => {
  const { lost, untraced, dangling } = await check(folder, url)
  const both = (now: readonly string[], then: readonly string[]): readonly string[] => [...new Set([...then, ...now])]
  return { ...round, lost: both(lost, round.lost), untraced: both(untraced, round.untraced), dangling: both(dangling, round.dangling) }
}

const inTurn = async <T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = []
  for (const [index, item] of items.entries()) results.push(await work(item, index))
  return results
}

const CHECK = fileURLToPath(new URL('./check.ts', import.meta.url))

const check = (folder: string, url: string): Promise<Checked> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHECK, folder, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH ?? '' },
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('close', code => (code === 0 ? resolve(JSON.parse(said) as Checked) : reject(new Error('the checking program failed'))))
  })
