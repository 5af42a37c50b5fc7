import type { Grant } from '../kernel/grant.ts'
import type { ActorId, DocumentId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Traits } from '../identity/index.ts'
import type { Scan } from '../platform/antivirus/index.ts'
import { contentSlot, type Sealer } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import type { Deposit } from './deposit.ts'
import { MEDIA_TYPE_OF_KIND } from './facts-of.ts'
import type { ExtractedFact } from './facts/model.ts'
import { isReadingGiven } from './facts/store.ts'
import { Digests } from './format/digests.ts'
import type { CdaEngine } from './format/engine.ts'
import type { FileKind, KeptKind, OriginalFacts, XdsMetadata } from './format/model.ts'
import { ANTIVIRUS_SILENT, FILE_INFECTED } from './format/refusals.ts'
import { detectKind, HEAD_BYTES } from './format/sniff/detect.ts'
import { FileIntake } from './format/sniff/intake.ts'
import type { ContentDescription } from './metadata.ts'
import { blobKey, CONTENT_VERSION } from './read-content.ts'
import { looseUniqueId, wrapLoose } from './wrap-loose.ts'

/** A deposit whose bytes have gone by: checked, described, sealed. */
export type Received = {
  /** What the depositor sent. */
  readonly kind: FileKind
  /** False: an antivirus is set up, and could not say. It goes to nobody's record. */
  readonly scanned: boolean
  readonly xds: XdsMetadata | undefined
  /** We made the CDA around a professional's loose file. */
  readonly wrapped: boolean
  /** What a CDA says, for the search of the record. */
  readonly text: string | undefined
  /** What its coded entries tell; `null`: they were not read. */
  readonly entries: readonly ExtractedFact[] | null
  readonly looseUniqueId: string
  readonly sentSha256: string
  readonly content: ContentDescription
  readonly wrappedKey: Buffer
  /** Sealed body for the row; `null`: it is in the blob store. */
  readonly body: Buffer | null
  /** Plain bytes as they came when they are few, for a quarantine that keeps them. */
  readonly plain: readonly Uint8Array[] | null
  /** Its key, wrapped for who keeps aside what is not of this record. */
  wrapForActor(actorId: ActorId, aside: string): Buffer
  discard(): Promise<void>
}

/** Bodies up to this many plain bytes live in the row (docs/adr/2611-small-bodies-live-in-rows.md). */
export const INLINE_BYTES = 256 * 1024

type Chunks = AsyncIterable<Uint8Array>

/** One pass: count, digest, examine, seal. Throws what the first check to fail says; then nothing is kept. */
export const receive = async (
  op: Operation,
  engine: CdaEngine,
  sealer: Sealer,
  grant: Grant,
  documentId: DocumentId,
  holder: Traits,
  request: Deposit,
): Promise<Received> => {
  const { head, rest } = await peek(request.stream)
  const kind = await detectKind(head, keptFrom(op, request))
  const uniqueId = looseUniqueId(op, request)
  const entries = (): Promise<boolean> => isReadingGiven(op.db, grant.recordId)
  const intake = new FileIntake({ engine, declaredType: request.declaredMediaType, kind, entries })
  // The person's own file, and the operator's, stays as it is: it is no professional's act.
  const isLoose = op.caller.subject.kind === 'person' || op.caller.subject.kind === 'system'
  const wrapping = kind === 'cda' || isKept(kind) || isLoose ? undefined : wrapLoose(op, holder, kind, uniqueId, request)
  const scan = engine.antivirus?.scan()
  const sent = examinedBy(intake, rest, scan)
  const wrapped = new Kept()
  const plain = wrapping === undefined ? sent : wrapped.pass(wrapping.around(sent))
  const kept = wrapping === undefined ? intake : wrapped
  const keptKind: FileKind = wrapping === undefined ? kind : 'cda'
  const { recordId } = grant
  const stored = await store(op, sealer, recordId, documentId, plain, () => factsOf(keptKind, kept.original()))
  const discard = async (): Promise<void> => (stored.body === null ? op.blobs.remove(blobKey(recordId, documentId)) : undefined)
  try {
    const examined = await intake.end()
    return {
      kind,
      scanned: await verdictOf(scan),
      xds: wrapping?.describe(examined.original, kept.original()) ?? (examined.kind === 'cda' ? examined.reading.metadata : undefined),
      wrapped: wrapping !== undefined,
      text: examined.kind === 'cda' ? examined.reading.text : undefined,
      entries: examined.kind === 'cda' ? examined.reading.facts : null,
      looseUniqueId: uniqueId,
      sentSha256: examined.original.sha256,
      content: contentOf(keptKind, kept.original()),
      ...stored,
      discard,
    }
  } catch (error) {
    scan?.abandon()
    await discard()
    throw error
  }
}

const KEPT: ReadonlySet<FileKind> = new Set<KeptKind>(['heic', 'docx', 'dicom', 'dicom-zip'])
const isKept = (kind: FileKind): kind is KeptKind => KEPT.has(kind)

/** The person keeps what she has, as it came; a ZIP when somebody has looked into it. Professionals' images come by their own way (issue of the PACS). */
const keptFrom = (op: Operation, { vouched }: Deposit): ReadonlySet<KeptKind> =>
  new Set(op.caller.subject.kind === 'person' ? ['heic', 'dicom', ...(vouched === undefined ? [] : [vouched])] : [])

/** Before anything is filed. Without an antivirus there is nothing to say; one that does not answer keeps everybody waiting, and lets nothing in. */
const verdictOf = async (scan: Scan | undefined): Promise<boolean> => {
  const verdict = await scan?.end()
  if (verdict === 'infected') return refuse(FILE_INFECTED)
  if (verdict === 'unreachable') return refuse(ANTIVIRUS_SILENT)
  return verdict !== 'not-scanned'
}

/** What a wrapper wrote, digested as it passes. */
class Kept {
  readonly #digests = new Digests()

  async *pass(source: Chunks): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      this.#digests.update(chunk)
      yield chunk
    }
  }

  original(): OriginalFacts {
    return this.#digests.facts()
  }
}

const factsOf = (kind: FileKind, { size, sha256 }: OriginalFacts) => ({
  mediaType: MEDIA_TYPE_OF_KIND[kind],
  bytes: size,
  sha256: Buffer.from(sha256, 'hex'),
})

const contentOf = (kind: FileKind, { size, sha256, sha1 }: OriginalFacts): ContentDescription => ({
  mediaType: MEDIA_TYPE_OF_KIND[kind],
  bytes: size,
  sha256,
  sha1,
  kind,
})

const peek = async (stream: Chunks): Promise<{ readonly head: Buffer; readonly rest: Chunks }> => {
  const source = stream[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let have = 0
  while (have < HEAD_BYTES) {
    const { value, done } = await source.next()
    if (done === true) break
    parts.push(value)
    have += value.length
  }
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield* parts
    yield* { [Symbol.asyncIterator]: () => source }
  }
  return { head: Buffer.concat(parts, Math.min(have, HEAD_BYTES)), rest: rest() }
}

async function* examinedBy(intake: FileIntake, source: Chunks, scan: Scan | undefined): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    await intake.write(chunk)
    await scan?.write(chunk)
    yield chunk
  }
}

type Stored = Pick<Received, 'wrappedKey' | 'body' | 'plain' | 'wrapForActor'>

/** Few bytes are sealed in memory for the row; more are sealed as they stream to the blob store. */
const store = async (
  op: Operation,
  sealer: Sealer,
  recordId: Grant['recordId'],
  documentId: DocumentId,
  plain: AsyncGenerator<Uint8Array>,
  factsAtEnd: Parameters<Sealer['content']>[2],
): Promise<Stored> => {
  const slot = contentSlot(recordId, documentId, CONTENT_VERSION)
  const { begun, ended } = await atMost(INLINE_BYTES, plain)
  if (ended) {
    const { sealed, ...keys } = sealer.content(slot, begun, factsAtEnd)
    return { ...keys, body: await whole(sealed), plain: begun }
  }
  const { sealed, ...keys } = sealer.content(slot, following(begun, plain), factsAtEnd)
  await op.blobs.put(blobKey(recordId, documentId), sealed)
  return { ...keys, body: null, plain: null }
}

async function* following(begun: readonly Uint8Array[], rest: Chunks): AsyncGenerator<Uint8Array> {
  yield* begun
  yield* rest
}

type Begun = { readonly begun: readonly Uint8Array[]; readonly ended: boolean }

const atMost = async (limit: number, source: AsyncGenerator<Uint8Array>): Promise<Begun> => {
  const begun: Uint8Array[] = []
  let have = 0
  while (have <= limit) {
    const { value, done } = await source.next()
    if (done === true) return { begun, ended: true }
    begun.push(value)
    have += value.length
  }
  return { begun, ended: false }
}

const whole = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
