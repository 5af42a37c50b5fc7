import type { Grant } from '../kernel/grant.ts'
import { Refusal, refuse } from '../kernel/refusal.ts'
import { after, DAY } from '../kernel/instant.ts'
import type { ActorId, DocumentId } from '../kernel/ids.ts'
import { DEPOSIT_REFUSED } from '../access/index.ts'
import { SESSION_ENDED } from '../audit/index.ts'
import type { Traits } from '../identity/index.ts'
import { setDue } from '../platform/due/index.ts'
import { contentSlot } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { claimProblems, type IdentityProblem, identityProblems } from './check-identity.ts'
import type { Deposit } from './deposit.ts'
import type { Described } from './describe.ts'
import type { StoredMetadata } from './metadata.ts'
import { NOT_SCANNED, QUARANTINED } from './refusals.ts'
import { blobKey, CONTENT_VERSION } from './read-content.ts'
import type { Received } from './receive.ts'
import { nextEmptying, insertQuarantine, type QuarantineRow } from './quarantine-store.ts'

/** Why a document is put aside: codes, without any trait. */
export type Problem = IdentityProblem | 'not-scanned'

/** What the depositor is told of her own document: why it was put aside, and what was read in it. */
export class QuarantineRefusal extends Refusal {
  readonly problems: readonly Problem[]
  readonly metadata: StoredMetadata

  constructor(problems: readonly Problem[], metadata: StoredMetadata) {
    super(problems.includes('not-scanned') ? NOT_SCANNED : QUARANTINED, problems.join(' '))
    this.problems = problems
    this.metadata = metadata
  }
}

/**
 * A document that names another person is never attached. It waits thirty days under the inbox key of the depositing structure, in
 * nobody's record; a large one in a blob of its own. True: accepted « identité à vérifier » – what the person
 * adds herself under a name she also bears, or anything when a demonstration is told to tolerate it.
 */
export const quarantineUnlessSame = async (
  op: Operation,
  grant: Grant,
  documentId: DocumentId,
  holder: Traits,
  { xds, byHolderSide, metadata }: Described,
  received: Received,
  { claimed, keptElsewhere, addsNothing }: Pick<Deposit, 'claimed' | 'keptElsewhere'> & { readonly addsNothing: boolean },
): Promise<boolean> => {
  // A header that we wrote says what the record says: of a loose file its sender knows more.
  const read = xds === undefined || received.wrapped ? [] : identityProblems(holder, xds.patient)
  const problems = claimed === undefined ? read : [...new Set([...read, ...claimProblems(holder, claimed)])]
  if (problems.length === 0) return false
  if (op.tolerateIdentity || (byHolderSide && !problems.includes('other-ins'))) return true
  // Nothing is put aside for somebody who may not add it anyway.
  if (addsNothing) return refuse(DEPOSIT_REFUSED)
  if (keptElsewhere !== true) await putAside(op, grant, documentId, problems, metadata, received)
  throw new QuarantineRefusal(problems, metadata)
}

/** What the antivirus did not see whole waits like a document of somebody else, under the depositor's key. */
export const quarantineUnlessScanned = async (
  op: Operation,
  grant: Grant,
  documentId: DocumentId,
  metadata: StoredMetadata,
  received: Received,
): Promise<void> => {
  if (received.scanned) return
  await putAside(op, grant, documentId, ['not-scanned'], metadata, received)
  throw new QuarantineRefusal(['not-scanned'], metadata)
}

/** Where the bytes of a large one lie, and what opens them; sealed with the rest of the row. */
export type AsideFile = { readonly documentId: string; readonly recordId: string; readonly wrappedKey: string }

/** Content first, row after; the clock that removes both starts with the row. */
const putAside = async (
  op: Operation,
  grant: Grant,
  documentId: DocumentId,
  problems: readonly Problem[],
  metadata: StoredMetadata,
  received: Received,
): Promise<void> => {
  const inbox: ActorId = op.caller.exercise?.structureId ?? grant.actorId
  const id = op.draw.uuid()
  const { plain } = received
  const content = plain === null ? null : Buffer.concat(plain).toString('base64')
  const file = plain === null ? await moveAside(op, grant, documentId, inbox, id, received) : undefined
  const days = parametersAt(op.instant).quarantineDays
  const { subject, means, sessionId } = op.caller
  const isKept = await keep(op, {
    inbox,
    id,
    keptUntil: after(op.instant, days * DAY),
    reason: problems.join(' '),
    sealed: op.keyring.sealForActor(inbox, 'quarantine', Buffer.from(JSON.stringify({ problems, metadata, content, file }))),
    session: { actorId: subject.id, sessionId: means === 'loop' ? null : sessionId, at: op.instant },
  })
  if (isKept) return
  await op.blobs.remove(asideKey(inbox, id))
  refuse(SESSION_ENDED)
}

/** One folder an inbox, apart from every record. */
export const folderOfInbox = (inbox: ActorId): string => `quarantine/${inbox}/`
export const asideKey = (inbox: ActorId, id: string): string => `${folderOfInbox(inbox)}${id}`

/** The sealed bytes as they are, under another name; the key that opens them is the inbox’s, no more the record’s. */
const moveAside = async (
  { blobs }: Operation,
  { recordId }: Grant,
  documentId: DocumentId,
  inbox: ActorId,
  id: string,
  { wrapForActor }: Received,
): Promise<AsideFile> => {
  await blobs.put(asideKey(inbox, id), blobs.get(blobKey(recordId, documentId)))
  return { documentId, recordId, wrappedKey: wrapForActor(inbox, id).toString('base64') }
}

const keep = (op: Operation, row: QuarantineRow): Promise<boolean> =>
  op.db.transaction(async tx => {
    const isKept = await insertQuarantine(tx, row)
    // The first of the inbox that ends: a later one does not put it off.
    const due = isKept ? await nextEmptying(tx, row.inbox) : null
    if (due !== null) await setDue(tx, { kind: 'documents.empty-quarantine', subject: row.inbox, due })
    return isKept
  })

/** What the depositing structure put aside, as it was sent: for who sorts its inbox. */
export const openAside = (
  { keyring, blobs }: Pick<Operation, 'keyring' | 'blobs'>,
  inbox: ActorId,
  id: string,
  { content }: StoredMetadata,
  { documentId, recordId, wrappedKey }: AsideFile,
): AsyncGenerator<Buffer> => {
  const slot = contentSlot(recordId as Grant['recordId'], documentId as DocumentId, CONTENT_VERSION)
  const facts = { mediaType: content.mediaType, bytes: content.bytes, sha256: Buffer.from(content.sha256, 'hex') }
  return keyring.openContentForActor(inbox, id, slot, Buffer.from(wrappedKey, 'base64'), facts, blobs.get(asideKey(inbox, id)))
}
