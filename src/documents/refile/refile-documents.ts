import { type Refiling, refilingOf, stillRefiled, underGrant, underRefiling } from '../../access/index.ts'
import { type Act, listUnderTrace, readUnderTrace, writeUnderTrace } from '../../audit/index.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { startAnnouncement } from '../announcement-clocks.ts'
import { STATUS, streamOf } from '../model.ts'
import { blobKey } from '../read-content.ts'
import { selectDeposit } from '../series-store.ts'
import { insertBeside, resealBeside } from './carry.ts'
import { insertRefiled, insertRefiledText, isFiledAgain, type Refiled, selectNumbers, selectWhole, type WholeRow } from './refile-store.ts'
import { reseal, type Resealed } from './reseal.ts'
import { type Retagging, retagging } from './tags.ts'

/** `there`: the same document had been filed in both, by the same author. */
export type RefiledCounts = { readonly filed: number; readonly there: number }

/**
 * Files what a merged record holds in the one that is kept, document by document, each traced on both sides: bytes, author, dates and number as they were,
 * sealed again under the key and the tags of where it goes, seen by whom it was seen. Killed at any moment, what is filed is filed; run again, it goes on.
 * Stops when the merge is undone. For a loop: no one reads.
 */
export const refileDocuments = async (op: Operation, from: RecordId): Promise<RefiledCounts> => {
  const counts = { filed: 0, there: 0 }
  const refiling = await refilingOf(op, from)
  if (refiling === null) return counts
  const tags = retagging(op, refiling)
  for (const documentId of await numbersIn(op, refiling)) {
    if (await isFiledAgain(op.db, refiling.to, documentId)) continue
    const outcome = await refileOne(op, refiling, tags, documentId)
    if (outcome === 'undone') return counts
    if (outcome !== 'gone') counts[outcome] += 1
  }
  return counts
}

const LIST: Act = { action: 'record.refile', motive: 'list' }

const numbersIn = (op: Operation, refiling: Refiling): Promise<readonly DocumentId[]> =>
  underRefiling(op, refiling, LIST, async grant => {
    const { value } = await listUnderTrace<'read', { readonly document_id: DocumentId }>(op, grant, LIST, selectNumbers())
    return value.map(row => row.document_id)
  })

type Outcome = 'filed' | 'there' | 'gone' | 'undone'

/** Read and traced there, sealed and stored, then its row and trace here in one transaction: content first, row after. */
const refileOne = async (op: Operation, refiling: Refiling, tags: Retagging, documentId: DocumentId): Promise<Outcome> => {
  const act: Act = { action: 'record.refile', documents: [documentId] }
  const copied = await underRefiling(op, refiling, act, async grant => {
    const { committed, value } = await readUnderTrace<'read', WholeRow>(
      op,
      grant,
      act,
      selectWhole(documentId, op.instant, grant.visibility.shelteredPlaces),
    )
    if (value === undefined) return undefined
    const copy = await reseal(op, committed, refiling, tags, documentId, value)
    return { row: value, copy, beside: await resealBeside(op, committed, refiling, tags, { documentId, seriesId: value.series_id }) }
  })
  if (copied === undefined) return 'gone'
  const { row, copy, beside } = copied
  const discard = async (): Promise<void> => (copy.body === null ? op.blobs.remove(blobKey(refiling.to, documentId)) : undefined)
  const shown = shownAs(op, refiling, row)
  const filing = {
    ...act,
    stream: streamOf(
      { holderFrom: shown.holder_from, hiddenFromRepresentatives: shown.hidden_from_representatives, sheltered: false },
      op.instant,
    ),
  }
  try {
    const outcome = await underGrant(op, refiling.to, 'merge', filing, async grant => {
      const { value } = await writeUnderTrace(op, grant, filing, async tx => {
        const filed = await file(tx, op, refiling, documentId, { ...row, ...shown }, copy)
        if (filed === 'filed') await insertBeside(tx, op, { recordId: refiling.to, documentId }, row.series_id, beside)
        return filed
      })
      return value
    })
    if (outcome !== 'filed') await discard()
    return outcome
  } catch (error) {
    // Undone meanwhile, or closed: what was stored for it goes; a commit of unknown outcome is looked at by the next run.
    if (!(await isFiledAgain(op.db, refiling.to, documentId).catch(() => true))) await discard()
    throw error
  }
}

type Shown = Pick<WholeRow, 'masked' | 'holder_from' | 'hidden_from_representatives' | 'audience' | 'audience_tags'>

/** As it was; and out of a record in which everything was hidden, hidden by itself: one that waits cannot be masked, it is shown to chosen ones, and none is. */
const shownAs = (op: Operation, { everythingHidden }: Refiling, row: WholeRow): Shown => {
  // A day that has passed hides nothing any more, and is not a bit to carry.
  const waits = row.holder_from !== null && row.holder_from > op.instant
  const { masked, audience, hidden_from_representatives, audience_tags } = row
  const asItWas = { masked, audience, hidden_from_representatives, audience_tags, holder_from: waits ? row.holder_from : null }
  if (!everythingHidden) return asItWas
  return waits ? { ...asItWas, audience: 1, audience_tags: null } : { ...asItWas, masked: true }
}

const file = async (
  tx: Queries,
  op: Operation,
  refiling: Refiling,
  documentId: DocumentId,
  row: WholeRow,
  { uniqueTag, otherUniqueTag, text, ...copy }: Resealed,
): Promise<Outcome> => {
  if (!(await stillRefiled(tx, refiling))) return 'undone'
  const known = await selectDeposit(tx, refiling.to, copy.depositorTag, uniqueTag)
  if (known !== undefined && known.content_tag === copy.contentTag && known.status !== STATUS.deleted) return 'there'
  const { series_id, version, status, masked, holder_from, hidden_from_representatives, audience, submission_id, submitted_at } = row
  const filed: Refiled = {
    ...{ series_id, version, status, masked, holder_from, hidden_from_representatives, audience, submission_id, submitted_at },
    ...copy,
    // Another content under the same id of the same depositor: both stay, the one that was here keeps the id for her.
    uniqueTag: known === undefined ? uniqueTag : otherUniqueTag,
    recordId: refiling.to,
    fromRecord: refiling.from,
    documentId,
    bytes: row.bytes,
    replacedBy: row.replaced_by,
    audienceTags: row.audience_tags === null ? [] : copy.audienceTags,
    refiledAt: op.instant,
  }
  if (!(await insertRefiled(tx, filed))) return 'there'
  await insertRefiledText(tx, filed, text)
  if (holder_from !== null) await startAnnouncement(tx, refiling.to, { submittedAt: submitted_at, holderFrom: holder_from })
  return 'filed'
}
