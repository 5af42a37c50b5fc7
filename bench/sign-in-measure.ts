import { setTimeout as pause } from 'node:timers/promises'
import { startServer } from '../src/cli/job/server.ts'
import { loadAverage } from './measure/proc.ts'
import type { Options } from './options.ts'
import { percent, table, tenth, whole } from './report/markdown.ts'
import { writePart } from './report/write.ts'

/** What signing in must reach (issue « the life of a record », Speed). */
const SIGN_INS_A_SECOND = 4
const MOST_P99 = 600
const MOST_CHANGE = 0.2
const LISTS_A_SECOND = 20
const ROUNDS = 3
/** More at once than may wait for the thread. */
const BURST = 80

type Latencies = readonly number[]
const at = (values: Latencies, share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

type Ask = () => Promise<number>

/** Asks at a steady pace, whatever the answers take: a slow answer does not slow the questions. */
const steadily = async (ask: Ask, aSecond: number, seconds: number): Promise<Latencies> => {
  const asked: Promise<number>[] = []
  const begun = performance.now()
  for (let n = 0; n < aSecond * seconds; n += 1) {
    await pause(Math.max(0, begun + (n * 1_000) / aSecond - performance.now()))
    asked.push(ask())
  }
  return Promise.all(asked)
}

/** Lists of a person who only reads, without and with others who sign in, turn by turn; then more at once than may wait. */
export const measureSignIn = async (folder: string, { plan: { seconds } }: Options): Promise<void> => {
  const server = await startServer({ home: folder, settings: { DEMONSTRATION_SEED: 'yes' } })
  try {
    const { list, signIn, status } = await doors(server.url)
    for (let n = 0; n < 40; n += 1) await list()
    for (let n = 0; n < 4; n += 1) await signIn()
    const alone: number[] = []
    const beside: number[] = []
    const signIns: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(...(await steadily(list, LISTS_A_SECOND, seconds)))
      const [lists, entered] = await Promise.all([steadily(list, LISTS_A_SECOND, seconds), steadily(signIn, SIGN_INS_A_SECOND, seconds)])
      beside.push(...lists)
      signIns.push(...entered)
    }
    const burst = await Promise.all(Array.from({ length: BURST }, status))
    tell(alone, beside, signIns, burst)
  } finally {
    await server.stop()
  }
}

const JSON_HEADERS = { 'content-type': 'application/json', 'x-carnet-client': '1' }

const doors = async (url: string): Promise<{ readonly list: Ask; readonly signIn: Ask; readonly status: Ask }> => {
  const { personas } = (await (await fetch(`${url}/api/demonstration/personas`)).json()) as {
    personas: readonly { id: string; group: string }[]
  }
  const { accounts } = (await (await fetch(`${url}/api/demonstration/accounts`)).json()) as {
    accounts: readonly Readonly<Record<string, string>>[]
  }
  const reader = personas.filter(({ group }) => group === 'patient').at(-1)
  const session = await fetch(`${url}/api/demonstration/sessions`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({ personaId: reader?.id }),
  })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { profiles } = (await session.json()) as { profiles: readonly { recordId: string }[] }
  const [account] = accounts
  const body = JSON.stringify({ identifier: account?.['identifier'], password: account?.['password'] })
  const post = (): Promise<Response> => fetch(`${url}/api/sign-in/passwords`, { method: 'POST', headers: JSON_HEADERS, body })
  return {
    list: () => timed(() => fetch(`${url}/api/records/${profiles[0]?.recordId}/documents`, { headers: { cookie } }), 200),
    signIn: () => timed(post, 200),
    status: async () => (await post()).status,
  }
}

const timed = async (ask: () => Promise<Response>, expected: number): Promise<number> => {
  const begun = performance.now()
  const answer = await ask()
  await answer.arrayBuffer()
  if (answer.status !== expected) throw new Error(`answered ${answer.status}`)
  return performance.now() - begun
}

const tell = (alone: Latencies, beside: Latencies, signIns: Latencies, burst: readonly number[]): void => {
  const change = at(beside, 0.5) / at(alone, 0.5) - 1
  const p99 = at(signIns, 0.99)
  const told = burst.filter(status => status === 429).length
  const verdict = (isReached: boolean): string => (isReached ? 'reached' : 'missed')
  const text = [
    table(
      ['what', 'requests', 'p50, ms', 'p99, ms', 'wanted', ''],
      [
        [`lists, ${LISTS_A_SECOND}/s, nobody signs in`, whole(alone.length), tenth(at(alone, 0.5)), tenth(at(alone, 0.99)), '', ''],
        [
          `lists, ${LISTS_A_SECOND}/s, beside ${SIGN_INS_A_SECOND} sign-ins/s`,
          whole(beside.length),
          tenth(at(beside, 0.5)),
          tenth(at(beside, 0.99)),
          `p50 ± ${percent(MOST_CHANGE)} (${percent(change)})`,
          verdict(Math.abs(change) <= MOST_CHANGE),
        ],
        [
          `sign-ins, ${SIGN_INS_A_SECOND}/s`,
          whole(signIns.length),
          tenth(at(signIns, 0.5)),
          tenth(p99),
          `p99 ≤ ${MOST_P99}`,
          verdict(p99 <= MOST_P99),
        ],
      ],
    ),
    '',
    `${burst.length} sign-ins at once: ${burst.filter(status => status === 200).length} answered 200, ${told} answered 429, ${burst.length - burst.filter(status => status === 200).length - told} otherwise.`,
    `Load of the machine at the end: ${loadAverage().toFixed(2)}.`,
  ].join('\n')
  console.log(text)
  writePart('sign-in', `Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC.\n\n${text}`)
}
