/** A process that relays a few events at a time and says so, to be killed by a test: `relay-until-killed.ts OPTIONS TABLE`, both JSON. */
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '../../db/index.ts'
import { openOutbox } from '../index.ts'

const [options = '{}', table = '{}'] = process.argv.slice(2)
const database = connect(JSON.parse(options))
const outbox = openOutbox(JSON.parse(table))

for (;;) {
  const taken = await outbox.relay(database, 3)
  if (taken > 0) process.stdout.write(`${taken}\n`)
  else await pause(5)
}
