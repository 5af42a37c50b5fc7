/** `npm run insured:import -- FILE.csv --rejects OUT.csv [--data FOLDER]`: the insurer's file of insured persons, brought into the register. */
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { processEnvironment, readSettings, SettingsFault } from '../config.ts'
import { type ImportCounts, importInsured, type Rejection, WrongHeader } from '../identity/index.ts'
import { openStores } from '../open-stores.ts'
import { monotonic } from '../platform/clock.ts'
import { csvLine } from '../platform/csv/read-csv.ts'
import { createLog } from '../platform/log.ts'

const USAGE = 'usage: npm run insured:import -- FILE.csv --rejects OUT.csv [--data FOLDER]'
const TOLD_EVERY_MILLISECONDS = 1_000

const fail = (message: string): never => {
  console.error(message)
  process.exit(2)
}

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { rejects: { type: 'string' }, data: { type: 'string' } },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0 || values.rejects === undefined) return fail(USAGE)
    if (!existsSync(file)) return fail(`${file} is not there`)
    return { file, rejects: values.rejects, data: values.data }
  } catch {
    return fail(USAGE)
  }
}

/** Wrong lines go into a file of their own, a new one at each run: a run that is repeated tells all of them again. */
const openRejects = (file: string) => {
  const out = createWriteStream(file)
  out.write('line,code,reason\n')
  const write = async (rejections: readonly Rejection[]): Promise<void> => {
    const isRoom = out.write(rejections.map(({ line, code, reason }) => csvLine([line, code, reason])).join(''))
    if (!isRoom) await once(out, 'drain')
  }
  const close = async (): Promise<void> => {
    out.end()
    await once(out, 'close')
  }
  return { write, close }
}

const progressTeller = () => {
  const begun = monotonic()
  let told = begun
  return ({ lines, accepted, unchanged, rejected }: ImportCounts): void => {
    if (monotonic() - told < TOLD_EVERY_MILLISECONDS) return
    told = monotonic()
    const rate = Math.round((lines / (told - begun)) * 1_000)
    console.error(`${lines} lines, ${rate}/s: ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected`)
  }
}

const { file, rejects: rejectsFile, data } = readArguments()
try {
  const environment = processEnvironment()
  const settings = readSettings(data === undefined ? environment : { ...environment, DATA_DIR: data })
  const stores = await openStores(settings, createLog({ level: 'error', write: line => process.stderr.write(line) }))
  const rejects = openRejects(rejectsFile)
  try {
    const source = createReadStream(file, { highWaterMark: 256 * 1024 })
    const counts = await importInsured(stores.operation(), source, { rejected: rejects.write, progress: progressTeller() })
    await rejects.close()
    console.log(`import: lines=${counts.lines} accepted=${counts.accepted} unchanged=${counts.unchanged} rejected=${counts.rejected}`)
  } finally {
    await stores.close()
  }
} catch (error) {
  if (error instanceof SettingsFault || error instanceof WrongHeader) fail(error.message)
  throw error
}
