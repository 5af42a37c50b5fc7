import type { CommittedGrant } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { holderSide, underGrant } from '../../access/index.ts'
import { type Act, takeRecordLock, writeUnderTrace } from '../../audit/index.ts'
import { setDue } from '../../platform/due/index.ts'
import { contentSlot, type Opener } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { CdaStream } from '../format/cda-stream.ts'
import type { CdaEngine } from '../format/engine.ts'
import { metadataContext } from '../line.ts'
import type { StoredMetadata } from '../metadata.ts'
import { blobKey, CONTENT_VERSION } from '../read-content.ts'
import { READ_ENTRIES } from './consent.ts'
import type { ExtractedFact } from './model.ts'
import { readsEntries } from './reads-entries.ts'
import { sealFacts } from './seal.ts'
import { insertFacts, isReadingGiven, selectUnread, type UnreadRow } from './store.ts'

/** Documents of one ring of the clock: the record's lock is held meanwhile. */
const AT_ONCE = 25

/**
 * Reads what is coded in documents deposited before she said yes, some at a time; sets its clock again while some wait. Idempotent: an entry is one
 * fact. One act of the server, traced as such; of what it reads it shows nothing, not even how much.
 */
export const readWaiting = async (op: Operation, engine: CdaEngine, recordId: RecordId): Promise<number> => {
  // Inside the transaction of a clock nothing can be decided again: what is decided on is read here.
  const side = await holderSide(op, recordId)
  if (side === null || (side.state !== 'open' && side.state !== 'active')) return 0
  if (!(await isReadingGiven(op.db, recordId))) return 0
  const act: Act = { action: 'documents.read-entries' }
  const { committed } = await underGrant(op, recordId, 'keep-time', act, grant => writeUnderTrace(op, grant, act, async () => undefined))
  const opener = await op.keyring.opener(committed)
  const sealer = await op.keyring.sealer(recordId)
  return op.db.transaction(async tx => {
    await takeRecordLock(tx, recordId)
    const rows = await selectUnread(tx, recordId, AT_ONCE)
    for (const row of rows) {
      const facts = sealFacts(op, sealer, recordId, row.document_id, await factsIn(op, engine, opener, committed, row))
      await insertFacts(tx, recordId, row.document_id, facts, op.instant)
    }
    if (rows.length === AT_ONCE) await setDue(tx, { kind: READ_ENTRIES, subject: recordId, due: op.instant })
    return rows.length
  })
}

/** What cannot be read tells nothing, and is not tried again. */
const factsIn = async (
  op: Operation,
  engine: CdaEngine,
  opener: Opener,
  { grant: { recordId } }: CommittedGrant,
  { document_id: id, wrapped_key: wrappedKey, metadata, sealed }: UnreadRow,
): Promise<readonly ExtractedFact[]> => {
  const stored = JSON.parse(opener.meta(metadataContext(id), metadata).toString('utf8')) as StoredMetadata
  if (!readsEntries(stored)) return []
  const { mediaType, bytes, sha1, sha256 } = stored.content
  const there = sealed === null ? op.blobs.get(blobKey(recordId, id)) : [sealed]
  const content = { mediaType, bytes, sha256: Buffer.from(sha256, 'hex') }
  try {
    const stream = new CdaStream(() => ({ size: bytes, sha1, sha256 }))
    for await (const chunk of opener.content(contentSlot(recordId, id, CONTENT_VERSION), wrappedKey, content, there)) stream.write(chunk)
    return (await engine.read(stream.end(), { entries: true })).facts ?? []
  } catch (error) {
    if (error instanceof Refusal && error.category !== 'unavailable') return []
    throw error
  }
}
