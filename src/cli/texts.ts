/**
 * `npm run texts`: reads, for the search, the documents that records held before their text was kept. Once after such an upgrade, beside a running server or
 * without one; stopped at any moment, it goes on where it was. Each record that had some says so in its journal.
 */
import { processEnvironment, readSettings } from '../config.ts'
import { fillTexts, openCdaEngine, openReader } from '../documents/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { openStores } from '../open-stores.ts'
import { createLog } from '../platform/log.ts'

const AT_ONCE = 500

const settings = readSettings(processEnvironment())
const stores = await openStores(settings, createLog({ level: settings.logLevel }))
const [engine, reader] = [openCdaEngine(), openReader()]
let [records, documents, after] = [0, 0, '00000000-0000-0000-0000-000000000000']
try {
  for (;;) {
    const { db } = stores.operation()
    const rows = await db.rows<{ record_id: RecordId }>({
      name: 'texts:records',
      text: 'select r.record_id from record_head r where r.record_id > $1::uuid order by r.record_id limit $2',
      values: [after, AT_ONCE],
    })
    for (const { record_id: recordId } of rows) {
      after = recordId
      records += 1
      documents += await fillTexts(stores.operation(), recordId, { engine, reader })
    }
    if (rows.length < AT_ONCE) break
  }
  console.log(`texts: records=${records} documents=${documents}`)
} finally {
  await reader.close()
  await engine.close()
  await stores.close()
}
