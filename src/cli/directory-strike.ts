/** `npm run directory:strike -- NUMBER [--lift] [--data FOLDER]`: the register struck somebody off today; her sessions end at once. */
import { parseArgs } from 'node:util'
import { liftStrikeOff, strikeOff } from '../accounts/index.ts'
import { processEnvironment, readSettings, SettingsFault } from '../config.ts'
import { openStores } from '../open-stores.ts'
import { createLog } from '../platform/log.ts'

const USAGE = 'usage: npm run directory:strike -- NUMBER [--lift] [--data FOLDER]'

const fail = (message: string): never => {
  console.error(message)
  process.exit(2)
}

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { lift: { type: 'boolean', default: false }, data: { type: 'string' } },
    })
    const [nationalId, ...others] = positionals
    return nationalId === undefined || others.length > 0 ? fail(USAGE) : { nationalId, ...values }
  } catch {
    return fail(USAGE)
  }
}

const { nationalId, lift, data } = readArguments()
try {
  const environment = processEnvironment()
  const settings = readSettings(data === undefined ? environment : { ...environment, DATA_DIR: data })
  const stores = await openStores(settings, createLog({ level: 'error', write: line => process.stderr.write(line) }))
  try {
    const isDone = await (lift ? liftStrikeOff : strikeOff)(stores.operation(), nationalId)
    console.log(`directory: ${isDone ? (lift ? 'lifted' : 'struck-off') : 'unknown'}`)
    if (!isDone) process.exitCode = 1
  } finally {
    await stores.close()
  }
} catch (error) {
  if (error instanceof SettingsFault) fail(error.message)
  throw error
}
