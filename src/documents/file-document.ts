import type { Grant, TraceStream } from '../kernel/grant.ts'
import type { SubmissionId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { DEPOSIT_REFUSED } from '../access/index.ts'
import { type Action, writeUnderTrace } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { startAnnouncement } from './announcement-clocks.ts'
import type { Deposit } from './deposit.ts'
import { fileFacts } from './facts/at-deposit.ts'
import { type HiddenFrom, type Receipt, STATUS, streamOf } from './model.ts'
import type { PreparedDeposit } from './prepare-deposit.ts'
import { DELETED_BEFORE, MASKED_AND_HELD, NOT_REPLACEABLE, OTHER_CONTENT, SECRET_AND_VISIBLE } from './refusals.ts'
import {
  copyAudience,
  deprecate,
  joinSeries,
  type KnownDeposit,
  type Relative,
  selectDeposit,
  selectParent,
  selectReplacement,
  spreadAudience,
} from './series-store.ts'
import { insertDocument } from './store.ts'

/** Under which entry a deposit is filed: its stream, and the document when it had been filed before. */
type Filing = { readonly stream: TraceStream; readonly known: KnownDeposit | null }

/** Written or filed in a place that is protected from one of those who act for her. */
const isSheltered = ({ visibility: { shelteredPlaces } }: Grant, { row }: Pick<PreparedDeposit, 'row'>): boolean =>
  [row.authorTag, row.depositorTag, row.structureTag].some(tag => tag !== null && shelteredPlaces.includes(tag))

const hiddenIn = (grant: Grant, prepared: PreparedDeposit): HiddenFrom => ({ ...prepared.row, sheltered: isSheltered(grant, prepared) })

/** What stands under the lock asks for another entry than the one appended: all is rolled back, and filed again under the right one. */
class FiledOtherwise extends Error {
  readonly filing: Filing

  constructor(filing: Filing) {
    super('filed under another entry')
    this.filing = filing
  }
}

const ATTEMPTS = 4

/** The row, its trace and what it replaces, in one transaction that begins with the append. */
export const fileDocument = async (
  op: Operation,
  grant: Grant<'deposit'>,
  prepared: PreparedDeposit,
  request: Deposit,
): Promise<Receipt> => {
  let filing: Filing = { stream: streamOf(hiddenIn(grant, prepared), op.instant), known: null }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return await fileAs(op, grant, prepared, request, filing)
    } catch (error) {
      if (!(error instanceof FiledOtherwise)) throw error
      filing = error.filing
    }
  }
  throw new Error('the record moved at each attempt')
}

const fileAs = async (
  op: Operation,
  grant: Grant<'deposit'>,
  prepared: PreparedDeposit,
  request: Deposit,
  { stream, known }: Filing,
): Promise<Receipt> => {
  const action: Action = request.replaces === undefined && prepared.parents.length === 0 ? 'documents.submit' : 'documents.replace'
  const documents = [known?.document_id ?? prepared.documentId]
  const { value } = await writeUnderTrace(op, grant, { action, documents, stream, ...inTheNameOf(request) }, async tx =>
    known === null ? insertUnder(tx, op, grant, prepared, request, stream) : receiptAgain(known, prepared),
  )
  return value
}

/** The line that the person reads names both: who sent it, and who wrote it. */
const inTheNameOf = ({ author }: Deposit): { readonly motive?: string } =>
  author === undefined ? {} : { motive: `Déposé pour ${author.name}` }

/**
 * Only one of the authors, or the same structure, replaces (CNDA EX_2.1-1140): who signs in, never whom a header claims. Nobody, when the door
 * leaves her nothing of her own: a record that is shut, an emergency that was not opened.
 */
export const ownersOf = ({ visibility, actorTag, structureTag }: Grant): readonly Tag[] => {
  if (visibility.own === null) return []
  return structureTag === null ? [actorTag] : [actorTag, structureTag]
}

const insertUnder = async (
  tx: Queries,
  op: Operation,
  grant: Grant,
  prepared: PreparedDeposit,
  request: Deposit,
  stream: TraceStream,
): Promise<Receipt> => {
  const submissionId = request.submissionId ?? (op.draw.uuid() as SubmissionId)
  if (await insertFirst(tx, op, grant, prepared, request, stream, submissionId)) return newReceipt(prepared, submissionId, null)
  const { known, parent, later } = await relativesOf(tx, grant, prepared, request)
  if (known !== undefined) return fileAgain(known, prepared, isSheltered(grant, prepared), op.instant)
  if (request.replaces !== undefined && parent === undefined) return refuse(NOT_REPLACEABLE)
  // Once deposits are refused to her, the header must name something of hers to correct.
  if (request.replaces === undefined && onlyCorrects(grant) && parent === undefined) return refuse(DEPOSIT_REFUSED)
  const relative = parent ?? later
  const sheltered = isSheltered(grant, prepared)
  const hidden = { ...(relative === undefined ? prepared.row : inherited(op, prepared, relative)), sheltered }
  if (streamOf(hidden, op.instant) !== stream) throw new FiledOtherwise({ stream: streamOf(hidden, op.instant), known: null })
  const { recordId } = grant
  const { documentId } = prepared
  const seriesId = relative?.series_id ?? documentId
  const version = (parent?.version ?? 0) + 1
  const at = op.instant
  await Promise.all([
    ...(later === undefined || parent?.audience !== 1 ? [] : [spreadAudience(tx, recordId, parent.document_id, later.series_id)]),
    ...(later === undefined ? [] : [joinSeries(tx, recordId, later.series_id, seriesId, version, { masked: parent?.masked ?? false, at })]),
    insertDocument(
      tx,
      { ...prepared.row, ...hidden, submissionId, seriesId, version, status: later === undefined ? 'approved' : 'deprecated' },
      prepared.sealedSubmission,
      null,
    ),
    fileFacts(tx, recordId, documentId, prepared.entries, at),
    ...(relative?.audience === 1 ? [copyAudience(tx, recordId, relative.document_id, documentId)] : []),
    ...(parent === undefined ? [] : [deprecate(tx, recordId, parent.document_id, documentId)]),
    ...(later === undefined ? [] : [deprecate(tx, recordId, documentId, later.document_id)]),
  ])
  await request.filed?.(tx, recordId)
  if (hidden.holderFrom !== null) await startAnnouncement(tx, recordId, { submittedAt: at, holderFrom: hidden.holderFrom })
  else await request.told?.(tx, recordId, hidden.hiddenFromRepresentatives || hidden.sheltered)
  return newReceipt(prepared, submissionId, parent ?? null, isShownAtOnce(prepared, hidden))
}

/** The door let her in to correct what is hers. */
export const onlyCorrects = ({ basis }: Grant): boolean => basis.rule === 'correction'

const newReceipt = (
  { documentId, parents, identityToVerify }: PreparedDeposit,
  submissionId: SubmissionId,
  parent: Relative | null,
  shownAtOnce = false,
): Receipt => ({
  documentId,
  submissionId,
  known: false,
  replaced: parent?.document_id ?? null,
  parentMissing: parents.length > 0 && parent === null,
  identityToVerify,
  shownAtOnce,
})

/** She asked that it wait or be hidden, and the version it replaces had been seen: it cannot be. She is told. */
const isShownAtOnce = ({ row }: PreparedDeposit, filed: Pick<HiddenFrom, 'holderFrom' | 'hiddenFromRepresentatives'>): boolean =>
  (row.holderFrom !== null && filed.holderFrom === null) || (row.hiddenFromRepresentatives && !filed.hiddenFromRepresentatives)

/**
 * What names no older version most often has no relative at all: it is filed in the very flight of its trace. False, and nothing, when it had
 * been filed before or its replacement came first: then the relatives are looked at.
 */
const insertFirst = async (
  tx: Queries,
  op: Operation,
  grant: Grant,
  { row, documentId, parents, sealedSubmission, entries }: PreparedDeposit,
  { replaces, told, filed }: Deposit,
  stream: TraceStream,
  submissionId: SubmissionId,
): Promise<boolean> => {
  if (
    replaces !== undefined ||
    parents.length > 0 ||
    onlyCorrects(grant) ||
    streamOf({ ...row, sheltered: isSheltered(grant, { row }) }, op.instant) !== stream
  )
    return false
  const first = { ...row, submissionId, seriesId: documentId, version: 1, status: 'approved' } as const
  const [isFiled] = await Promise.all([
    insertDocument(tx, first, sealedSubmission, ownersOf(grant)),
    fileFacts(tx, grant.recordId, documentId, entries, op.instant),
  ])
  if (isFiled) await filed?.(tx, grant.recordId)
  if (isFiled && row.holderFrom !== null)
    await startAnnouncement(tx, grant.recordId, { submittedAt: op.instant, holderFrom: row.holderFrom })
  if (isFiled && row.holderFrom === null) await told?.(tx, grant.recordId, row.hiddenFromRepresentatives || isSheltered(grant, { row }))
  return isFiled
}

type Relatives = { readonly known: KnownDeposit | undefined; readonly parent: Relative | undefined; readonly later: Relative | undefined }

/** In one flight. Two documents that say they replace each other are not led round: the one that stands first is the older. */
const relativesOf = async (
  tx: Queries,
  grant: Grant,
  { uniqueTag, parents }: PreparedDeposit,
  { replaces }: Deposit,
): Promise<Relatives> => {
  const { recordId, actorTag } = grant
  const owners = ownersOf(grant)
  const named = replaces === undefined ? parents.map(tag => ({ uniqueTag: tag })) : [{ documentId: replaces }]
  const [known, later, ...found] = await Promise.all([
    selectDeposit(tx, recordId, actorTag, uniqueTag),
    selectReplacement(tx, recordId, owners, uniqueTag),
    ...named.map(by => selectParent(tx, recordId, owners, by)),
  ])
  const parent = found.find(one => one !== undefined)
  return { known, parent, later: later?.series_id === parent?.series_id ? undefined : later }
}

type Hidden = Omit<HiddenFrom, 'sheltered'> & { readonly masked: boolean; readonly audience: number }

/** Her masks and choices pass from one version to the next; what was once visible is never hidden again (domain.md §5.4 rule 2). */
const inherited = (op: Operation, { row }: PreparedDeposit, relative: Relative): Hidden => {
  const { masked, holder_from: holderFrom, hidden_from_representatives: hiddenFromRepresentatives, audience } = relative
  const { invisibleIsOneWay, maskedAndHeldExclusive } = parametersAt(op.instant)
  const isHeld = holderFrom !== null && holderFrom > op.instant
  const asked = invisibleIsOneWay
    ? { holderFrom: null, hidden: false }
    : { holderFrom: row.holderFrom, hidden: row.hiddenFromRepresentatives }
  const until = isHeld ? holderFrom : asked.holderFrom
  const hidden = hiddenFromRepresentatives || asked.hidden
  if (until !== null && row.masked && maskedAndHeldExclusive) refuse(MASKED_AND_HELD)
  if (op.secret && row.hiddenFromRepresentatives && !hidden) refuse(SECRET_AND_VISIBLE)
  return { masked: masked || row.masked, holderFrom: until, hiddenFromRepresentatives: hidden, audience }
}

/** The depositor's own namespace: same content, same answer; another content, or one she deleted, is refused. */
const fileAgain = (known: KnownDeposit, { row }: PreparedDeposit, sheltered: boolean, at: Instant): never => {
  if (known.content_tag !== row.contentTag) return refuse(OTHER_CONTENT)
  if (known.status === STATUS.deleted) return refuse(DELETED_BEFORE)
  const { holder_from: holderFrom, hidden_from_representatives: hiddenFromRepresentatives } = known
  const stream = streamOf({ holderFrom, hiddenFromRepresentatives, sheltered }, at)
  throw new FiledOtherwise({ stream, known })
}

const receiptAgain = (known: KnownDeposit, { parents, identityToVerify }: PreparedDeposit): Receipt => ({
  documentId: known.document_id,
  submissionId: known.submission_id,
  known: true,
  replaced: known.replaced,
  parentMissing: parents.length > 0 && known.replaced === null,
  identityToVerify,
  shownAtOnce: false,
})
