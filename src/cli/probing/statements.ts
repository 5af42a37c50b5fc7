import { temporaryHome } from '../../platform/embedded-postgres/index.ts'
import { rmSync } from 'node:fs'
import { startOwnServer, through } from './server.ts'
import { insOf, openRecords, sessionsOn, signIn, stolen } from './thieves.ts'

/** Sequences of statements that a probe cost, of people who have a record and of nobody: while they are answered, then once they are refused. */
export type Statements = {
  readonly asked: number
  readonly answered: { readonly known: ReadonlySet<string>; readonly unknown: ReadonlySet<string> }
  readonly refused: { readonly known: ReadonlySet<string>; readonly unknown: ReadonlySet<string> }
}

const KNOWN = 10
const PLACE = '1290000897'
const WARM = 4
/** The sequencer and the relay ask by the clock, whoever asks beside them. */
const OF_LOOPS = /^(?:audit|outbox)\./

/** One probe at a time, on a server of this very process, so that what leaves for the database between two answers is its own. What loops ask is left out. */
export const statementsOfProbes = async (each: number): Promise<Statements> => {
  const home = temporaryHome('carnet-statements')
  let heard: string[] = []
  const wrapDatabase = through(
    query => query,
    ({ name }) => {
      if (!OF_LOOPS.test(name)) heard.push(name)
    },
  )
  const server = await startOwnServer(home, { wrapDatabase, loops: 'by hand', tallyMilliseconds: 3_600_000 })
  const sessions = sessionsOn(server.url, 1)
  const kinds = () => ({ known: new Set<string>(), unknown: new Set<string>() })
  const told = { answered: kinds(), refused: kinds() }
  try {
    await openRecords(await signIn(sessions.open(), { insurer: true }), KNOWN)
    const thief = await stolen(sessions.open(), 0, PLACE)
    for (let n = 0; n < WARM + each; n += 1) {
      const isKnown = n % 2 === 0
      heard = []
      const { status } = await thief.ask('POST', '/api/professional/find', { ins: insOf(isKnown ? (n / 2) % KNOWN : KNOWN + n) })
      if (n >= WARM) told[status === 200 ? 'answered' : 'refused'][isKnown ? 'known' : 'unknown'].add(heard.join(' '))
    }
    return { asked: each, ...told }
  } finally {
    sessions.close()
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const isOne = ({ known, unknown }: Statements['answered']): boolean => known.size === 1 && unknown.size === 1 && known.isSubsetOf(unknown)

/** Whoever it is about, one sequence when answered and one when refused. */
export const isOfOneShape = ({ answered, refused }: Statements): boolean => isOne(answered) && isOne(refused)
