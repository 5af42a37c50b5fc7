import type { Refiling } from '../../access/index.ts'
import type { CommittedGrant } from '../../kernel/grant.ts'
import type { DocumentId, Tag } from '../../kernel/ids.ts'
import { contentSlot, type TagKind } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { monthOf } from '../facts-of.ts'
import { factsContext, metadataContext } from '../line.ts'
import type { StoredMetadata } from '../metadata.ts'
import type { Facts } from '../model.ts'
import { blobKey, CONTENT_VERSION } from '../read-content.ts'
import { type TextAtDeposit, textAtDeposit } from '../text/at-deposit.ts'
import { openText } from '../text/segment.ts'
import type { Refiled, WholeRow } from './refile-store.ts'
import type { Retagging } from './tags.ts'

export type Resealed = Pick<
  Refiled,
  | 'classTag'
  | 'monthTag'
  | 'authorTag'
  | 'depositorTag'
  | 'structureTag'
  | 'uniqueTag'
  | 'replacesTag'
  | 'contentTag'
  | 'wrappedKey'
  | 'facts'
  | 'metadata'
  | 'body'
  | 'audienceTags'
  | 'sealedSubmission'
> & {
  /** When her id is taken by another content. */
  readonly otherUniqueTag: Tag
  readonly text: TextAtDeposit
}

/** Opened under the trace of its reading, sealed under the other key as it passes: a large one in constant memory, into the store of bytes. */
export const reseal = async (
  op: Operation,
  committed: CommittedGrant<'read'>,
  { from, to }: Refiling,
  tags: Retagging,
  documentId: DocumentId,
  row: WholeRow,
): Promise<Resealed> => {
  const [opener, sealer] = [await op.keyring.opener(committed), await op.keyring.sealer(to)]
  const [plainFacts, plainMetadata] = [
    opener.meta(factsContext(documentId), row.facts),
    opener.meta(metadataContext(documentId), row.metadata),
  ]
  const facts = JSON.parse(plainFacts.toString('utf8')) as Facts
  const metadata = JSON.parse(plainMetadata.toString('utf8')) as StoredMetadata
  await tags.learn(metadata)
  const { mediaType, bytes, sha256 } = metadata.content
  const content = { mediaType, bytes, sha256: Buffer.from(sha256, 'hex') }
  const there = row.sealed === null ? op.blobs.get(blobKey(from, documentId)) : [row.sealed]
  const plain = opener.content(contentSlot(from, documentId, CONTENT_VERSION), row.wrapped_key, content, there)
  const { wrappedKey, sealed, wrapForActor } = sealer.content(contentSlot(to, documentId, CONTENT_VERSION), plain, () => content)
  const body = row.sealed === null ? null : Buffer.concat(await Array.fromAsync(sealed))
  if (body === null) await op.blobs.put(blobKey(to, documentId), sealed)
  const tag = (kind: TagKind, value: string): Tag => op.keyring.tag(to, kind, value)
  const [parent] = metadata.replaces
  // What a CDA says was read as it was deposited; any other file is read again.
  const said = metadata.content.kind === 'cda' && row.narrative !== null ? openText(opener, documentId, 0, row.narrative) : undefined
  return {
    classTag: tag('class', facts.typeCode),
    monthTag: tag('month', monthOf(facts.date)),
    authorTag: tags.actor(row.author_tag),
    depositorTag: tags.actor(row.depositor_tag),
    structureTag: row.structure_tag === null ? null : tags.actor(row.structure_tag),
    uniqueTag: tag('unique-id', metadata.uniqueId),
    otherUniqueTag: tag('unique-id', `${metadata.uniqueId}|${documentId}`),
    replacesTag: parent === undefined ? null : tag('unique-id', parent),
    contentTag: contentTagOf(op, { from, to }, metadata, row),
    wrappedKey,
    text: textAtDeposit(op, sealer, documentId, metadata, { text: said, wrapForActor }),
    facts: sealer.meta(factsContext(documentId), plainFacts),
    metadata: sealer.meta(metadataContext(documentId), plainMetadata),
    body,
    audienceTags: row.audience_tags === null ? [] : (row.audience_tags.split(',') as Tag[]).map(old => tags.actor(old)),
    sealedSubmission: sealer.meta('submission', Buffer.from(JSON.stringify({ by: metadata.depositor, at: row.submitted_at }))),
  }
}

/** By what was sent: the content itself, or the file that we wrapped. One whose digest is not kept matches no later deposit. */
const contentTagOf = (
  op: Operation,
  { from, to }: Pick<Refiling, 'from' | 'to'>,
  { content, sentSha256 }: StoredMetadata,
  row: WholeRow,
): Tag => {
  const sent = [content.sha256, ...(sentSha256 === undefined ? [] : [sentSha256])].find(
    digest => op.keyring.tag(from, 'content', digest) === row.content_tag,
  )
  return op.keyring.tag(to, 'content', sent ?? `refiled|${row.content_tag}`)
}
