import type { Grant } from '../kernel/grant.ts'
import type { DocumentId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { isMinor } from '../kernel/majority.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Traits } from '../identity/index.ts'
import { DEPOSIT_REFUSED, holderTraits } from '../access/index.ts'

import type { Sealer } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { afterMonths, parametersAt } from '../policy/index.ts'
import { checkType } from './check-type.ts'
import type { Deposit } from './deposit.ts'
import { describe, type Described } from './describe.ts'
import type { CdaEngine } from './format/engine.ts'
import { monthOf } from './facts-of.ts'
import { type EntriesAtDeposit, entriesAtDeposit } from './facts/at-deposit.ts'
import { onlyCorrects } from './file-document.ts'
import { factsContext, metadataContext } from './line.ts'
import type { StoredMetadata } from './metadata.ts'
import { MASKED_AND_HELD, SECRET_OF_MINORS } from './refusals.ts'
import { quarantineUnlessSame, quarantineUnlessScanned } from './quarantine.ts'

import { receive } from './receive.ts'
import type { NewDocument } from './store.ts'
import { textAtDeposit } from './text/at-deposit.ts'

export type PreparedDeposit = {
  readonly documentId: DocumentId
  readonly uniqueTag: Tag
  /** Unique-id tags of the versions its header says it replaces. */
  readonly parents: readonly Tag[]
  readonly identityToVerify: boolean
  readonly sealedSubmission: Buffer
  /** What its coded entries told, sealed. */
  readonly entries: EntriesAtDeposit
  readonly row: Omit<NewDocument, 'submissionId' | 'seriesId' | 'version' | 'status'>
  /** Takes back what was stored of it. */
  discard(): Promise<void>
}

/**
 * Reads, checks and seals one deposit before any row exists: bytes decide the type, the header names the person, the type says who may
 * file it, and only then is there something to insert. Constant memory; a large body is in the blob store when this resolves.
 */
export const prepareDeposit = async (
  op: Operation,
  engine: CdaEngine,
  grant: Grant<'deposit'>,
  request: Deposit,
): Promise<PreparedDeposit> => {
  const documentId = op.draw.uuid() as DocumentId
  const holder = await holderTraits(op, grant)
  const sealer = await op.keyring.sealer(grant.recordId)
  const received = await receive(op, engine, sealer, grant, documentId, holder, request)
  try {
    const described = describe(op, received, request)
    checkType(op, described, request)
    const addsNothing = onlyCorrects(grant) && request.replaces === undefined
    if (addsNothing && described.metadata.replaces.length === 0) refuse(DEPOSIT_REFUSED)
    await quarantineUnlessScanned(op, grant, documentId, described.metadata, received)
    const identityToVerify = await quarantineUnlessSame(op, grant, documentId, holder, described, received, { ...request, addsNothing })
    const visibility = askedVisibility(op, grant, holder, described, request)
    return assemble(op, sealer, grant, documentId, received, described, visibility, identityToVerify)
  } catch (error) {
    await received.discard()
    throw error
  }
}

type Asked = { readonly masked: boolean; readonly holderFrom: Instant | null; readonly hidden: boolean }

/** What the depositor asks, what the header's codes ask, and what a session of secrecy imposes (domain.md §1.6, §5.4). */
const askedVisibility = (
  op: Operation,
  grant: Grant,
  { birthDate }: Traits,
  { xds, byHolderSide, isVaccinationNote }: Described,
  { visibility }: Deposit,
): Asked => {
  // In a session of secrecy a minor's own papers are hidden too; a representative has none.
  if (byHolderSide) return { masked: visibility.masked, holderFrom: null, hidden: op.secret && grant.basis.relation === 'holder' }
  const parameters = parametersAt(op.instant)
  const held = visibility.held || xds?.visibility.hiddenFromHolder === true
  const masked = visibility.masked || xds?.visibility.masked === true
  const hidden = op.secret || visibility.hiddenFromRepresentatives || xds?.visibility.hiddenFromRepresentatives === true
  if (held && masked && parameters.maskedAndHeldExclusive) return refuse(MASKED_AND_HELD)
  if (isVaccinationNote && (held || masked || hidden)) return refuse(VACCINATION_IN_CLEAR)
  if (op.secret && !isMinor(birthDate, parameters.majorityYears, op.instant)) return refuse(SECRET_OF_MINORS)
  return { masked, holderFrom: held ? afterMonths(op.instant, parameters.announcementVisibleMonths) : null, hidden }
}

const VACCINATION_IN_CLEAR = {
  category: 'invalid',
  code: 'vaccination-note-visible',
  message: 'Une note de vaccination se dépose visible : ni masquée, ni retardée, ni en session de secret.',
} as const

const assemble = (
  op: Operation,
  sealer: Sealer,
  grant: Grant,
  documentId: DocumentId,
  received: Awaited<ReturnType<typeof receive>>,
  described: Described,
  asked: Asked,
  identityToVerify: boolean,
): PreparedDeposit => {
  const { recordId } = grant
  const tag = (kind: 'actor' | 'class' | 'month' | 'unique-id' | 'content', value: string): Tag => op.keyring.tag(recordId, kind, value)
  const facts = { ...described.facts, ...(identityToVerify ? { identityToVerify: true as const } : {}) }
  const metadata: StoredMetadata = described.metadata
  const parents = described.metadata.replaces.map(id => tag('unique-id', id))
  const uniqueTag = tag('unique-id', metadata.uniqueId)
  return {
    documentId,
    uniqueTag,
    parents,
    identityToVerify,
    discard: received.discard,
    entries: entriesAtDeposit(op, sealer, { recordId, documentId }, metadata, received.entries),
    sealedSubmission: sealer.meta('submission', Buffer.from(JSON.stringify({ by: metadata.depositor, at: op.instant }))),
    row: {
      recordId,
      documentId,
      masked: asked.masked,
      holderFrom: asked.holderFrom,
      hiddenFromRepresentatives: asked.hidden,
      audience: 0,
      classTag: tag('class', facts.typeCode),
      monthTag: tag('month', monthOf(facts.date)),
      authorTag: described.authorId === null ? grant.actorTag : tag('actor', described.authorId),
      depositorTag: grant.actorTag,
      structureTag: grant.structureTag,
      uniqueTag,
      replacesTag: parents[0] ?? null,
      contentTag: tag('content', described.contentId),
      submittedAt: op.instant,
      bytes: metadata.content.bytes,
      wrappedKey: received.wrappedKey,
      facts: sealer.meta(factsContext(documentId), Buffer.from(JSON.stringify(facts))),
      metadata: sealer.meta(metadataContext(documentId), Buffer.from(JSON.stringify(metadata))),
      body: received.body,
      text: textAtDeposit(op, sealer, documentId, metadata, received),
    },
  }
}
