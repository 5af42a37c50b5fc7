import type { Grant } from '../kernel/grant.ts'
import type { DocumentId, RecordId, SubmissionId } from '../kernel/ids.ts'
import { Refusal, refuse } from '../kernel/refusal.ts'
import { type Act, SESSION_ENDED, traceRefusal } from '../audit/index.ts'
import { DEPOSIT_REFUSED, onlyCorrects, type PaidAct, refuseSecretActs, underCorrection, underGrant } from '../access/index.ts'
import type { ClaimedTraits } from '../identity/index.ts'
import { CommitUnknown, type Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { fileDocument, ownersOf } from './file-document.ts'
import type { CdaEngine } from './format/engine.ts'
import type { InitialVisibility, Receipt } from './model.ts'
import { prepareDeposit } from './prepare-deposit.ts'
import { NOT_REPLACEABLE } from './refusals.ts'
import { selectOwn } from './series-store.ts'

export type DepositAuthor = {
  readonly nationalId: string
  readonly name: string
  readonly profession?: string
  readonly specialty?: string
}

export type Deposit = {
  readonly stream: AsyncIterable<Uint8Array>
  readonly declaredMediaType?: string
  readonly fileName?: string
  /** For a loose file; the header of a CDA wins. */
  readonly title?: string
  readonly typeCode?: string
  readonly date?: string
  readonly visibility: InitialVisibility
  /** Of a loose file that a secretary sends: who wrote it, of her structure (PDT-INF-526 TD2.2). She is its depositor; the header of a CDA says its own. */
  readonly author?: DepositAuthor
  /** The version it replaces, among the depositor's or her structure's own. */
  readonly replaces?: DocumentId
  readonly submissionId?: SubmissionId
  /** Made by the client for a loose file, so that a retry finds its first attempt. */
  readonly uniqueId?: string
  /** A ZIP whose every entry was looked at (`uploads/examine-zip.ts`); absent: an archive is refused. */
  readonly vouched?: 'docx' | 'dicom-zip'
  /** Whose a loose file is, as its sender knows her: compared with the record, as a header is. */
  readonly claimed?: ClaimedTraits
  /** Its sender keeps what is not of this person: it is refused, and not put aside a second time. */
  readonly keptElsewhere?: true
  /** Of the insurer's feed: the acts whose payment it tells of, and those that prescribed what is paid. */
  readonly acts?: readonly PaidAct[]
  /** In the transaction that files it, whoever sees it: others tell who wrote it. */
  readonly filed?: (tx: Queries, recordId: RecordId) => Promise<void>
  /** In the transaction that files it, once, when its holder sees it from now on: others tell her. `isHersAlone`: some of those who act for her do not see it. */
  readonly told?: (tx: Queries, recordId: RecordId, isHersAlone: boolean) => Promise<void>
}

/**
 * Files one document: door, bytes, door again. The bytes are sealed and, when large, stored before any row exists; the row, its trace
 * and the deprecation of what it replaces are one transaction. Retrying is harmless; nothing is left when anything fails.
 */
export const deposit = async (op: Operation, engine: CdaEngine, recordId: RecordId, request: Deposit): Promise<Receipt> => {
  const { replaces } = request
  const corrects = replaces !== undefined || (await onlyCorrects(op, recordId))
  const door = <T>(asked: Act, work: (grant: Grant<'deposit'>) => Promise<T>): Promise<T> =>
    corrects ? underCorrection(op, recordId, asked, work) : underGrant(op, recordId, 'deposit', asked, work)
  const act: Act = { action: replaces === undefined ? 'documents.submit' : 'documents.replace' }
  const prepared = await door(act, async grant => {
    if (replaces !== undefined) await requireOwn(op, grant, act, replaces)
    return corrects && replaces === undefined
      ? prepareCorrection(op, engine, grant, act, request)
      : prepareDeposit(op, engine, grant, request)
  })
  try {
    const receipt = await door({ ...act, documents: [prepared.documentId] }, async grant => {
      if (request.acts !== undefined && request.acts.length > 0) await refuseSecretActs(op, grant, act, request.acts)
      return fileDocument(op, grant, prepared, request)
    })
    if (receipt.known) await prepared.discard()
    return receipt
  } catch (error) {
    // A commit whose outcome is unknown may have made the row: its body stays with it, and a sweeper finds the orphan.
    if (!(error instanceof CommitUnknown)) await prepared.discard()
    throw error
  }
}

/**
 * Once deposits are refused to her, she may correct what she wrote, and a CDA says in its header what it replaces: it is read before the answer. Whatever
 * else is wrong with it has the answer of a refused deposit, as a shut record has.
 */
const prepareCorrection = async (op: Operation, engine: CdaEngine, grant: Grant<'deposit'>, act: Act, request: Deposit) => {
  try {
    return await prepareDeposit(op, engine, grant, request)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === SESSION_ENDED.code) throw error
    await traceRefusal(op, grant, act, DEPOSIT_REFUSED.code)
    return refuse(DEPOSIT_REFUSED)
  }
}

/** Before a byte is read: without something of hers to replace, no record and this record answer alike, whatever the file says. */
const requireOwn = async (op: Operation, grant: Grant, act: Act, documentId: DocumentId): Promise<void> => {
  if (await selectOwn(op.db, grant.recordId, ownersOf(grant), documentId)) return
  await traceRefusal(op, grant, { ...act, documents: [documentId] }, NOT_REPLACEABLE.code, 'absent')
  refuse(NOT_REPLACEABLE)
}
