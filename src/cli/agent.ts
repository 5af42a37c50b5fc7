/**
 * `npm run agent -- NAME`: the first two agents of a new service. Nobody is there yet to make them, so whoever holds the settings does; once two
 * have their keys, they make the others together. Prints an invitation, once, to be handed over in person.
 */
import { parseArgs } from 'node:util'
import { inviteFirstAgent } from '../accounts/index.ts'
import { processEnvironment, readSettings, SettingsFault } from '../config.ts'
import { Refusal } from '../kernel/refusal.ts'
import { openStores } from '../open-stores.ts'
import { createLog } from '../platform/log.ts'

const LONGEST_NAME = 100

const invite = async (name: string): Promise<number> => {
  const settings = readSettings(processEnvironment())
  const stores = await openStores(settings, createLog({ level: 'error' }))
  try {
    const code = await inviteFirstAgent(stores.operation(), name)
    console.log(`invitation: ${code.replace(/(.{4})(?=.)/g, '$1-')}`)
    console.log(`where: ${settings.publicUrl}/guichet/cle`)
    return 0
  } finally {
    await stores.close()
  }
}

const { positionals } = parseArgs({ allowPositionals: true })
const name = positionals.join(' ').trim()
if (name === '' || name.length > LONGEST_NAME) {
  console.error('usage: npm run agent -- NAME')
  process.exitCode = 2
} else {
  process.exitCode = await invite(name).catch((error: unknown) => {
    if (!(error instanceof Refusal || error instanceof SettingsFault)) throw error
    console.error(error.message)
    return 1
  })
}
