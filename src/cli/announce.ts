/** `npm run announce -- [--data FOLDER]`: tells everybody of the insurer's register who was not told yet that a record will open (CSP R.1111-28). */
import { parseArgs } from 'node:util'
import { issueActivationCodes } from '../accounts/index.ts'
import { processEnvironment, readSettings, SettingsFault } from '../config.ts'
import { registeredAfter } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { openStores } from '../open-stores.ts'
import { monotonic } from '../platform/clock.ts'
import { placesOf } from '../open-post.ts'
import { createLog } from '../platform/log.ts'
import type { Operation } from '../platform/operation.ts'
import { announce, type Campaign } from '../records/index.ts'

const PAGE = 5_000

const MEGABYTE = 2 ** 20

/** Page after page of the register; one transaction a hundred persons. Killed anywhere, it is simply run again: nobody is told twice. */
const announceAll = async (operation: () => Operation, campaign: Campaign) => {
  const total = { announced: 0, skipped: 0, unreachable: 0 }
  const begun = monotonic()
  for (let last: ActorId | null = null; ; ) {
    const op = operation()
    const ids: readonly ActorId[] = await registeredAfter(op.db, last, PAGE)
    if (ids.length === 0) return total
    const page = await announce(op, ids, campaign)
    total.announced += page.announced
    total.skipped += page.skipped
    total.unreachable += page.unreachable
    const rate = Math.round(((total.announced + total.skipped + total.unreachable) / (monotonic() - begun)) * 1_000)
    console.error(
      `${total.announced} told, ${total.skipped} known already, ${total.unreachable} without an address, ${rate}/s, ${Math.round(process.memoryUsage.rss() / MEGABYTE)} MB`,
    )
    last = ids.at(-1) ?? null
  }
}

try {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  const environment = processEnvironment()
  const settings = readSettings(values.data === undefined ? environment : { ...environment, DATA_DIR: values.data })
  const stores = await openStores(settings, createLog({ level: 'error', write: line => process.stderr.write(line) }))
  try {
    const { announced, skipped, unreachable } = await announceAll(stores.operation, {
      issueCodes: issueActivationCodes,
      places: placesOf(settings),
    })
    console.log(`announce: announced=${announced} skipped=${skipped} unreachable=${unreachable}`)
  } finally {
    await stores.close()
  }
} catch (error) {
  if (!(error instanceof SettingsFault)) throw error
  console.error(error.message)
  process.exit(2)
}
