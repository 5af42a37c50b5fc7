/**
 * `npm run sweep -- [N] [--control ceiling|alarm]`: the sessions of ten professionals of one place are stolen and swept over N numbers, those of records that
 * they know first; then one who stays under each day's ceiling for seven days of the server's clock (security.md A3, G13). Ends with 1 when fifty records
 * were opened, when nobody who protects the data was told within a minute, or when the slow one was not told at all. `--control`: without the ceiling, or without
 * its alarm: that must be seen.
 */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Overrides } from '../app.ts'
import { temporaryHome } from '../platform/embedded-postgres/index.ts'
import { CONTROLS, isControl, type SweepControl } from './probing/controls.ts'
import { type OwnServer, startOwnServer, watcherOn } from './probing/server.ts'
import { rulesBefore, type Swept, sweepOver } from './probing/sweep-over.ts'
import { openRecords, type Session, sessionsOn, signIn, stolen } from './probing/thieves.ts'

const USAGE = 'usage: npm run sweep -- [N] [--control ceiling|alarm]'
const KNOWN = 150
const THIEVES = 10
const PLACE = '1290000899'
const ELSEWHERE = '1290000898'
const MOST_OPENED = 50
const LONGEST_ALARM_SECONDS = 60
const DRIP = { days: 7, aDay: 15 } as const

const readArguments = (): { readonly attempts: number; readonly control: SweepControl | undefined } => {
  const { values, positionals } = parseArgs({ options: { control: { type: 'string' } }, allowPositionals: true })
  const attempts = Number(positionals[0] ?? 2_000)
  const { control } = values
  if (!Number.isInteger(attempts) || attempts < 1 || (control !== undefined && !isControl(control))) throw new RangeError(USAGE)
  return { attempts, control }
}

/** Fewer a day than any ceiling, day after day: how many were declared until it was told, or null. */
const dripOn = async (server: OwnServer, open: () => Session): Promise<number | null> => {
  let declared = 0
  for (let day = 0; day < DRIP.days; day += 1) {
    const [thief, watcher] = [await stolen(open(), THIEVES, ELSEWHERE), await watcherOn(server.services.db, open())]
    for (let n = 0; n < DRIP.aDay; n += 1) {
      declared += 1
      const { status } = await thief.ask('POST', '/api/professional/openings', { handle: randomUUID(), basis: 'declared-agreement' })
      if (status === 429) throw new Error('a drip met a ceiling')
      if ((await rulesBefore(watcher)).includes('drip')) return declared
    }
    server.passDay()
  }
  return null
}

const holds = ({ opened, alarmSeconds }: Swept, drip: number | null): boolean =>
  opened > 0 && opened <= MOST_OPENED && alarmSeconds !== null && alarmSeconds <= LONGEST_ALARM_SECONDS && drip !== null

const run = async (server: OwnServer, attempts: number): Promise<boolean> => {
  const sessions = sessionsOn(server.url, THIEVES)
  try {
    const known = await openRecords(await signIn(sessions.open(), { insurer: true }), KNOWN)
    const thieves = await Promise.all(Array.from({ length: THIEVES }, (_, n) => stolen(sessions.open(), n, PLACE)))
    const swept = await sweepOver({ thieves, known, attempts, watcher: await watcherOn(server.services.db, sessions.open()) })
    const drip = await dripOn(server, sessions.open)
    const alarm = swept.alarmSeconds === null ? 'never' : `${swept.alarmSeconds.toFixed(1)}s`
    console.log(
      `sweep: tried=${swept.tried} known=${KNOWN} opened=${swept.opened} refused=${swept.refused} alarm=${alarm} drip-told-after=${drip ?? 'never'}`,
    )
    return holds(swept, drip)
  } finally {
    sessions.close()
  }
}

const { attempts, control } = readArguments()
const overrides: Overrides = control === undefined ? {} : { wrapDatabase: CONTROLS[control] }
const home = temporaryHome('carnet-sweep')
const server = await startOwnServer(home, overrides)
try {
  if (!(await run(server, attempts))) process.exitCode = 1
} finally {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
}
