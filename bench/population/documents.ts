import type { DocumentId, RecordId, SubmissionId, Tag } from '../../src/kernel/ids.ts'
import { DAY, type Instant, instant, toIso } from '../../src/kernel/instant.ts'
import { contentSlot } from '../../src/platform/keyring/keyring.ts'
import { hasher, sha256, systemDraw } from '../../src/platform/keyring/primitives.ts'
import { factsOfCda, monthOf } from '../../src/documents/facts-of.ts'
import type { XdsMetadata } from '../../src/documents/format/model.ts'
import { factsContext, metadataContext } from '../../src/documents/line.ts'
import type { StoredMetadata } from '../../src/documents/metadata.ts'
import { CONTENT_VERSION } from '../../src/documents/read-content.ts'
import { insertDocument, type NewDocument } from '../../src/documents/store.ts'
import { sealSegment } from '../../src/documents/text/segment.ts'
import { careOf, type Professional } from './people.ts'
import type { World } from './world.ts'

/** Bytes that many documents share (each is sealed under its own key), with their digests. */
export type Body = { readonly bytes: Buffer; readonly sha256: string; readonly sha1: string }

export const bodyOf = (bytes: Buffer): Body => {
  const sha1 = hasher('sha1')
  sha1.update(bytes)
  return { bytes, sha256: sha256(bytes).toString('hex'), sha1: sha1.digest().toString('hex') }
}

export type Stock = {
  /** Header of a document of the measure, read by the product itself; each document changes what is its own. */
  readonly xds: XdsMetadata
  readonly types: readonly { readonly code: string; readonly system: string; readonly display: string }[]
  readonly large: Body
  readonly small: Body
}

export const DOCUMENTS = 50
/** How many of them have a body of 50 kB. */
export const LARGE = 5

const YEARS_12 = 12 * 365 * DAY

/** Metadata of document `k` of record `i`, as its header would have given it. */
const xdsOf = ({ xds, types }: Stock, i: number, k: number, at: Instant, author: Professional): XdsMetadata => {
  const type = types[(i + k) % types.length] ?? xds.typeCode
  const time = { text: toIso(at).replace(/\D/g, '').slice(0, 14), utc: toIso(at).replace(/\D/g, '').slice(0, 14) }
  const { subject, exercise } = author
  return {
    ...xds,
    uniqueId: `2.25.${BigInt(`0x${systemDraw.uuid().replaceAll('-', '')}`)}`,
    typeCode: { code: type.code, system: type.system, display: type.display },
    title: `${type.display.slice(0, 60)} n° ${k + 1}`,
    creationTime: time,
    serviceStart: time,
    authors: xds.authors.map(one => ({
      ...one,
      ids: [{ root: '1.2.250.1.71.4.2.1', extension: subject.nationalId }],
      institution: { ids: [{ root: '1.2.250.1.71.4.2.2', extension: exercise.structureNationalId }], name: exercise.structureName },
    })),
  }
}

const metadataOf = (xds: XdsMetadata, body: Body, author: Professional): StoredMetadata => ({
  uniqueId: xds.uniqueId,
  xds,
  parts: xds.parts,
  content: { mediaType: 'text/xml', bytes: body.bytes.length, sha256: body.sha256, sha1: body.sha1, kind: 'cda' },
  depositor: {
    kind: 'professional',
    name: author.subject.name,
    nationalId: author.subject.nationalId,
    structure: author.exercise.structureName,
  },
  replaces: [],
})

type Ready = { readonly row: NewDocument; readonly submission: Buffer }

/** Sealed with the same keys, contexts and padding as a deposit of the product (src/documents/prepare-deposit.ts). */
const seal = async (world: World, recordId: RecordId, xds: XdsMetadata, body: Body, author: Professional, at: Instant): Promise<Ready> => {
  const { keyring } = world
  const sealer = await keyring.sealer(recordId)
  const tag = (kind: 'actor' | 'class' | 'month' | 'unique-id' | 'content', value: string): Tag => keyring.tag(recordId, kind, value)
  const documentId = systemDraw.uuid() as DocumentId
  const submissionId = systemDraw.uuid() as SubmissionId
  const facts = factsOfCda(xds)
  const metadata = metadataOf(xds, body, author)
  const { wrappedKey, sealed } = sealer.content(contentSlot(recordId, documentId, CONTENT_VERSION), [body.bytes], () => ({
    mediaType: 'text/xml',
    bytes: body.bytes.length,
    sha256: Buffer.from(body.sha256, 'hex'),
  }))
  const pieces: Buffer[] = []
  for await (const piece of sealed) pieces.push(piece)
  const own = tag('actor', author.subject.nationalId)
  return {
    submission: sealer.meta('submission', Buffer.from(JSON.stringify({ by: metadata.depositor, at }))),
    row: {
      recordId,
      documentId,
      seriesId: documentId,
      version: 1,
      status: 'approved',
      masked: false,
      holderFrom: null,
      hiddenFromRepresentatives: false,
      audience: 0,
      classTag: tag('class', facts.typeCode),
      monthTag: tag('month', monthOf(facts.date)),
      authorTag: own,
      depositorTag: own,
      structureTag: tag('actor', author.exercise.structureNationalId),
      uniqueTag: tag('unique-id', xds.uniqueId),
      replacesTag: null,
      contentTag: tag('content', body.sha256),
      submissionId,
      submittedAt: at,
      bytes: body.bytes.length,
      wrappedKey,
      facts: sealer.meta(factsContext(documentId), Buffer.from(JSON.stringify(facts))),
      metadata: sealer.meta(metadataContext(documentId), Buffer.from(JSON.stringify(metadata))),
      body: Buffer.concat(pieces),
      text: { segment: sealSegment(sealer, documentId, 0, xds.title), waiting: null },
    },
  }
}

/** Fifty documents of record `i` over twelve years, five of them with a body of 50 kB: one transaction, one flight. Gives those five. */
export const fillRecord = async (world: World, stock: Stock, i: number, recordId: RecordId): Promise<readonly DocumentId[]> => {
  const { author } = careOf(i)
  const ready: Ready[] = []
  for (let k = 0; k < DOCUMENTS; k++) {
    const at = instant(world.now - Math.floor(((DOCUMENTS - k) / DOCUMENTS) * YEARS_12) + ((i * 7_919) % DAY))
    ready.push(
      await seal(world, recordId, xdsOf(stock, i, k, at, author), k % (DOCUMENTS / LARGE) === 3 ? stock.large : stock.small, author, at),
    )
  }
  await world.database.transaction(tx => Promise.all(ready.map(({ row, submission }) => insertDocument(tx, row, submission, null))))
  return ready.filter(({ row }) => row.bytes === stock.large.bytes.length).map(({ row }) => row.documentId)
}
