/** `node broken-server.ts KIND`: the server with its door broken on purpose, to see that the job's checks can fail. Never a way to run Carnet. */
import { processEnvironment, readSettings } from '../../config.ts'
import { serve } from '../../main.ts'
import { createLog } from '../../platform/log.ts'
import { BREAKS, isBreak } from './breaks.ts'

const [kind = ''] = process.argv.slice(2)
if (!isBreak(kind)) throw new Error(`one of: ${Object.keys(BREAKS).join(', ')}`)
const settings = readSettings(processEnvironment())
await serve(settings, createLog({ level: settings.logLevel }), BREAKS[kind].overrides)
