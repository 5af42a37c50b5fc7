import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { type Counts, ROOT } from './run.ts'
import type { Suite } from './suites.ts'

export type Outcome = { readonly suite: Suite; readonly counts: Counts | undefined; readonly seconds: number }

/** Cores that the suites are measured for: two that leave one idle, or one that takes both. */
const AT_ONCE = 2
const ONE_SUITE = path.join(ROOT, 'src', 'cli', 'testing', 'one-suite.ts')
const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 }

const reasonNotToRun = (suite: Suite): string | undefined => {
  const missing = suite.needs.filter(need => !need.isThere()).map(need => need.name)
  return missing.length > 0 ? `needs ${missing.join(', ')}` : undefined
}

const alone = async (suite: Suite): Promise<Counts> => {
  console.log(`\n== ${suite.name}`)
  return suite.run().catch((error: unknown) => {
    console.error(error)
    return FAILED
  })
}

const isCounts = (message: unknown): message is Counts =>
  typeof message === 'object' && message !== null && 'passed' in message && 'failed' in message && 'skipped' in message

/** What a suite left behind may hold its output open: that is not waited for. */
const LEFT_OPEN_MS = 5_000

const heard = (child: ChildProcess, name: string): Promise<Counts> =>
  new Promise(resolve => {
    let counts = FAILED
    let hasEnded = false
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => void said.push(chunk))
    child.on('message', message => {
      if (isCounts(message)) counts = message
    })
    child.once('error', error => void said.push(Buffer.from(error.message)))
    const end = (): void => {
      if (hasEnded) return
      hasEnded = true
      process.stdout.write(`\n== ${name}\n${Buffer.concat(said).toString()}`)
      resolve(counts)
    }
    child.once('close', end)
    child.once('exit', () => void setTimeout(end, LEFT_OPEN_MS).unref())
  })

/** In a process of its own, whose output is kept until it ends: what two suites say is never mixed. */
const beside = (suite: Suite): Promise<Counts> => {
  console.log(`\n== ${suite.name}: begun beside another, told when it ends`)
  const child = spawn(process.execPath, [...process.execArgv, ONE_SUITE, suite.name], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return heard(child, suite.name)
}

const timed = async (suite: Suite, run: (suite: Suite) => Promise<Counts>): Promise<Outcome> => {
  const reason = reasonNotToRun(suite)
  if (reason !== undefined) {
    console.log(`\n== ${suite.name}: not run, ${reason}`)
    return { suite, counts: undefined, seconds: 0 }
  }
  const start = performance.now()
  const counts = await run(suite)
  return { suite, counts, seconds: (performance.now() - start) / 1_000 }
}

/** Each of them in its turn, as soon as one of the places is free. */
const together = async (suites: readonly Suite[]): Promise<readonly Outcome[]> => {
  const waiting = [...suites]
  const outcomes = new Map<Suite, Outcome>()
  const place = async (): Promise<void> => {
    for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) outcomes.set(suite, await timed(suite, beside))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, place))
  return suites.flatMap(suite => outcomes.get(suite) ?? [])
}

/** Those that follow one another and may run side by side, else one alone. */
export const groupsOf = (suites: readonly Suite[]): readonly (readonly Suite[])[] => {
  const groups: Suite[][] = []
  for (const suite of suites) {
    const last = groups.at(-1)
    if (suite.beside && last?.[0]?.beside) last.push(suite)
    else groups.push([suite])
  }
  return groups
}

/** The outcomes in the order of the suites, whichever ended first. */
export const runSuites = async (suites: readonly Suite[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const group of groupsOf(suites)) {
    const [first] = group
    if (group.length > 1) outcomes.push(...(await together(group)))
    else if (first !== undefined) outcomes.push(await timed(first, alone))
  }
  return outcomes
}
