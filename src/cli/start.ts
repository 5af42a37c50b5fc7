/** `npm start`: settings, database, server; ends cleanly on SIGTERM and SIGINT. needs: web */
import { processEnvironment, readSettings, SettingsFault, settingsManual, unknownSettings } from '../config.ts'
import { serve } from '../main.ts'
import { createLog } from '../platform/log.ts'

const printManual = (): void => {
  for (const { name, meaning, byDefault } of settingsManual())
    console.log(`${name.padEnd(14)} ${meaning}${byDefault ? ` [${byDefault}]` : ''}`)
}

const start = async (): Promise<void> => {
  const environment = processEnvironment()
  const settings = readSettings(environment)
  const log = createLog({ level: settings.logLevel })
  for (const setting of unknownSettings(environment)) log.warn('this looks like a setting and is none', { setting })
  await serve(settings, log)
}

try {
  if (process.argv.includes('--settings')) printManual()
  else await start()
} catch (error) {
  if (!(error instanceof SettingsFault)) throw error
  console.error(error.message)
  process.exitCode = 1
}
