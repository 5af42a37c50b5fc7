/** A process with a job worker whose task never ends, to be killed by a test: `work-until-killed.ts OPTIONS`, as JSON. */
import { setTimeout as pause } from 'node:timers/promises'
import { silentLog } from '../../log.ts'
import { startJobWorker } from '../index.ts'

const [options = '{}'] = process.argv.slice(2)
const hang = async () => {
  process.stdout.write('working\n')
  await pause(600_000)
}
await startJobWorker({ database: JSON.parse(options), tasks: { 'test-task': hang }, log: silentLog })
