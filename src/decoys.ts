import { DECOYS } from './access/index.ts'
import { insertHead } from './audit/index.ts'
import type { Database } from './platform/db/index.ts'
import type { Keyring } from './platform/keyring/keyring.ts'

/** The records that nobody holds, where requests on no record do the same work as on one: a key and a head each. At every start; harmless when repeated. */
export const ensureDecoys = (db: Database, keyring: Keyring): Promise<void> =>
  db.withAdvisoryLock('carnet.decoys', async () => {
    for (const decoy of DECOYS) if (!(await keyring.hasRecordKey(decoy))) await keyring.createRecordKey(decoy)
    await db.transaction(async tx => {
      for (const decoy of DECOYS) await insertHead(tx, decoy)
    })
  })
