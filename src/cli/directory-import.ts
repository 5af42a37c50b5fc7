/** `npm run directory:import -- FILE.txt [--rejects OUT.csv] [--data FOLDER]`: the public extraction of the RPPS, brought into the directory. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { endSessionsOfThoseWhoLeft } from '../accounts/index.ts'
import { processEnvironment, readSettings, SettingsFault } from '../config.ts'
import { importDirectory, NotAnExtraction } from '../directory/index.ts'
import { openStores } from '../open-stores.ts'
import { csvLine } from '../platform/csv/read-csv.ts'
import { createLog } from '../platform/log.ts'

const USAGE = 'usage: npm run directory:import -- FILE.txt [--rejects OUT.csv] [--data FOLDER]'

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
    if (file === undefined || others.length > 0) return fail(USAGE)
    return existsSync(file) ? { file, ...values } : fail(`${file} is not there`)
  } catch {
    return fail(USAGE)
  }
}

const { file, rejects, data } = readArguments()
try {
  const environment = processEnvironment()
  const settings = readSettings(data === undefined ? environment : { ...environment, DATA_DIR: data })
  const stores = await openStores(settings, createLog({ level: 'error', write: line => process.stderr.write(line) }))
  const out = rejects === undefined ? undefined : createWriteStream(rejects)
  out?.write('line,code,reason\n')
  try {
    const op = stores.operation()
    const { lines, rejected, professionals, structures, changed } = await importDirectory(op, createReadStream(file), {
      left: (tx, actorIds) => endSessionsOfThoseWhoLeft(tx, actorIds, op.instant),
      rejected: (line, { code, reason }) => void out?.write(csvLine([line, code, reason])),
    })
    console.log(`directory: lines=${lines} professionals=${professionals} structures=${structures} changed=${changed} rejected=${rejected}`)
  } finally {
    out?.end()
    await stores.close()
  }
} catch (error) {
  if (error instanceof SettingsFault || error instanceof NotAnExtraction) fail(error.message)
  throw error
}
