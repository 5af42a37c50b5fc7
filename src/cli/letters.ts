/** `npm run letters -- --out FOLDER [--data FOLDER]`: prints every letter that waits, 500 a file, each with its manifest. The folder is the printer's. */
import { parseArgs } from 'node:util'
import { processEnvironment, readSettings, SettingsFault } from '../config.ts'
import { openStores } from '../open-stores.ts'
import { createLog } from '../platform/log.ts'
import { printBatch, type Printer } from '../platform/print/index.ts'
import { sendingLeft } from '../records/index.ts'

const USAGE = 'usage: npm run letters -- --out FOLDER [--data FOLDER]'
const LOCK = 'carnet.letters'

const fail = (message: string): never => {
  console.error(message)
  process.exit(2)
}

const { values } = parseArgs({ options: { out: { type: 'string' }, data: { type: 'string' } } })
const folder = values.out ?? fail(USAGE)
try {
  const environment = processEnvironment()
  const settings = readSettings(values.data === undefined ? environment : { ...environment, DATA_DIR: values.data })
  const stores = await openStores(settings, createLog({ level: 'error', write: line => process.stderr.write(line) }))
  try {
    const { db, keyring, draw } = stores.operation()
    const keeps = settings.mode === 'demonstration'
    const printer: Printer = { db, keyring, draw, folder, keeps, printed: (tx, fate) => sendingLeft(tx, stores.operation(), fate) }
    const total = { batches: 0, letters: 0, pages: 0 }
    await db.withAdvisoryLock(LOCK, async () => {
      for (;;) {
        const batch = await printBatch(printer, stores.operation().instant)
        if (batch === undefined) break
        total.batches += 1
        total.letters += batch.letters
        total.pages += batch.pages
      }
    })
    console.log(`letters: batches=${total.batches} letters=${total.letters} pages=${total.pages}`)
  } finally {
    await stores.close()
  }
} catch (error) {
  if (error instanceof SettingsFault) fail(error.message)
  throw error
}
