import { mkdirSync } from 'node:fs'
import { startCarnet } from '../src/app.ts'
import type { Services } from '../src/api/index.ts'
import { readSettings } from '../src/config.ts'
import { after, HOUR, type Instant } from '../src/kernel/instant.ts'
import { openPasswordHasher, type PasswordHasher } from '../src/platform/keyring/password-hash.ts'
import { connect } from '../src/platform/db/index.ts'
import { checkDurable, shownSettings } from './measure/database.ts'
import type { Options } from './options.ts'
import { hundredth, table, whole } from './report/markdown.ts'
import { circumstances, writePart } from './report/write.ts'
import { deskAt, type Door, DOORS, earlyReturn, nobody, populate, remembering, somebody } from './timing/doors.ts'
import { type Classes, median, worst } from './timing/welch.ts'

/** Above it, time tells the classes apart (dudect; security.md §5). */
const LIMIT = 4.5
/** The cheapest hash there is: nothing of a door hides behind the eighty milliseconds of the real one. */
const CHEAP = { memoryKiB: 8, passes: 1 }
const WARM = 300

type Row = { readonly name: string; readonly samples: number; readonly known: number; readonly unknown: number; readonly t: number }

/** Time of each door of the person, of somebody and of nobody, interleaved in random order; and of a build that answers nobody at once. */
export const measureTiming = async (folder: string, { samples }: Options): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const held: { services?: Services } = {}
  const settings = readSettings({ MODE: 'demonstration', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' })
  const carnet = await startCarnet(settings, { seed: false, lend: services => Object.assign(held, { services }) })
  const hasher = openPasswordHasher(CHEAP)
  const owner = connect({ ...carnet.database, poolSize: 1 })
  try {
    const { services } = held
    if (services === undefined) throw new Error('no server')
    const shown = await shownSettings(owner)
    checkDurable(shown)
    const known = new Set<string>()
    await populate(services, deskAt(services, remembering(hasher, known), services.clock.now()))
    const rows: Row[] = []
    for (const door of DOORS) rows.push(await measure(services, hasher, door, samples))
    const [signIn] = DOORS
    if (signIn === undefined) throw new Error('no door')
    const control = await measure(services, earlyReturn(hasher, known), { ...signIn, name: 'control: nobody is answered at once' }, samples)
    tell([...rows, control], shown)
    if (rows.some(({ t }) => Math.abs(t) >= LIMIT) || Math.abs(control.t) <= LIMIT) process.exitCode = 1
  } finally {
    await owner.close()
    await hasher.close()
    await carnet.stop()
  }
}

const measure = async (services: Services, hasher: PasswordHasher, door: Door, samples: number): Promise<Row> => {
  const classes = await sampled(services, hasher, door, samples)
  const row = { name: door.name, samples: samples * 2, known: median(classes.known), unknown: median(classes.unknown), t: worst(classes) }
  console.log(`timing: ${row.name}: t = ${hundredth(row.t)} (${row.samples} samples)`)
  return row
}

/** Each round probes both, in an order that is drawn; an hour and more later on the clock, so that no limit of tries is met. */
const sampled = async (services: Services, hasher: PasswordHasher, door: Door, samples: number): Promise<Classes> => {
  const known: number[] = []
  const unknown: number[] = []
  let at: Instant = services.clock.now()
  for (let round = -WARM; round < samples; round += 1) {
    at = after(at, 2 * HOUR)
    const isFirst = (services.draw.bytes(1)[0] ?? 0) < 128
    for (const isKnown of isFirst ? [true, false] : [false, true]) {
      const desk = deskAt(services, hasher, at)
      const number = isKnown ? somebody(round + WARM) : nobody(round + WARM)
      const begun = process.hrtime.bigint()
      await door.probe(desk, number).catch(() => undefined)
      const took = Number(process.hrtime.bigint() - begun) / 1_000
      if (round >= 0) (isKnown ? known : unknown).push(took)
    }
  }
  return { known, unknown }
}

const tell = (rows: readonly Row[], shown: Readonly<Record<string, string>>): void => {
  const verdict = ({ name, t }: Row): string => {
    const isControl = name.startsWith('control')
    return Math.abs(t) > LIMIT === isControl ? 'reached' : 'missed'
  }
  const text = table(
    ['door', 'samples', 'somebody, µs', 'nobody, µs', "Welch's t", 'wanted', ''],
    rows.map(row => [
      row.name,
      whole(row.samples),
      whole(row.known),
      whole(row.unknown),
      hundredth(row.t),
      row.name.startsWith('control') ? '> 4.5' : '< 4.5',
      verdict(row),
    ]),
  )
  console.log(`\n${text}`)
  writePart('timing', `${circumstances(new Date(), shown)}\n\n${text}`)
}
