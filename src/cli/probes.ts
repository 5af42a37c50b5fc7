/**
 * `npm run probes -- [N]`: a hundred thousand identities tried by one thief against a server of its own, one in a hundred of somebody who has a record
 * (security.md A6). Says how many were answered and how many refused, and whether any answer told a record from none by its bytes; then whether any cost
 * other statements. Ends with 1 when one did.
 */
import { rmSync } from 'node:fs'
import { temporaryHome } from '../platform/embedded-postgres/index.ts'
import { startServer } from './job/server.ts'
import { isOfOneShape, statementsOfProbes } from './probing/statements.ts'
import { insOf, openRecords, sessionsOn, signIn, stolen } from './probing/thieves.ts'

const HUNDRED_THOUSAND = 100_000
const KNOWN = 10
const ONE_IN = 100
const AT_ONCE = 16
const WITH_STATEMENTS = 200

const asked = Number(process.argv[2] ?? HUNDRED_THOUSAND)
if (!Number.isInteger(asked) || asked < 1) {
  console.error('usage: npm run probes -- [N]')
  process.exit(2)
}

/** Without what is of the request: the number that stands for the person, the reference of the line. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

type Probed = {
  readonly counts: ReadonlyMap<number, number>
  /** Answers without what is of their request: of people who have a record, and of nobody. */
  readonly known: ReadonlySet<string>
  readonly unknown: ReadonlySet<string>
  readonly seconds: number
}

const probeAll = async (url: string): Promise<Probed> => {
  const sessions = sessionsOn(url, AT_ONCE)
  try {
    await openRecords(await signIn(sessions.open(), { insurer: true }), KNOWN)
    const thief = await stolen(sessions.open(), 0, '1290000899')
    const counts = new Map<number, number>()
    const shapes = { known: new Set<string>(), unknown: new Set<string>() }
    let next = 0
    const probe = async (): Promise<void> => {
      for (let n = next++; n < asked; n = next++) {
        const isKnown = n % ONE_IN === 0
        const ins = insOf(isKnown ? (n / ONE_IN) % KNOWN : KNOWN + n)
        const { status, text } = await thief.ask('POST', '/api/professional/find', { ins })
        counts.set(status, (counts.get(status) ?? 0) + 1)
        shapes[isKnown ? 'known' : 'unknown'].add(`${status} ${text.replaceAll(UUID, 'ID')}`)
      }
    }
    const begun = performance.now()
    await Promise.all(Array.from({ length: AT_ONCE }, probe))
    return { counts, ...shapes, seconds: (performance.now() - begun) / 1_000 }
  } finally {
    sessions.close()
  }
}

const home = temporaryHome('carnet-probes')
const server = await startServer({ home, settings: { LOG_LEVEL: 'error' } })
const probed = await probeAll(server.url).finally(async () => {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})
const statements = await statementsOfProbes(WITH_STATEMENTS)

const { counts, known, unknown, seconds } = probed
const others = [...counts].filter(([status]) => status !== 200 && status !== 429)
for (const [status, n] of others) console.log(`probes: status ${status}: ${n}`)
const told = known.difference(unknown).size
const sameStatements = isOfOneShape(statements)
if (!sameStatements) console.log(statements)
console.log(
  `probes: asked=${asked} answered=${counts.get(200) ?? 0} refused=${counts.get(429) ?? 0} shapes=${known.union(unknown).size} told=${told} ` +
    `same-bytes=${told === 0 ? 'yes' : 'no'} same-statements=${sameStatements ? 'yes' : 'no'} (of ${statements.asked}) in ${seconds.toFixed(1)} s`,
)
if (told > 0 || others.length > 0 || !sameStatements) process.exitCode = 1
