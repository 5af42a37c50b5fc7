import { Refusal, refuse } from '../../kernel/refusal.ts'
import { hasher } from '../../platform/keyring/primitives.ts'
import type { XmlEncoding } from '../../platform/xml/encoding.ts'
import { type GuardedXml, type TakenOut, XmlReducer } from '../../platform/xml/reduce.ts'
import { TRUNCATED, XML_NOT_WELL_FORMED } from '../../platform/xml/refusals.ts'
import type { Stretch } from '../../platform/xml/scanner.ts'
import type { XmlTag } from '../../platform/xml/tag.ts'
import { Base64Decoder } from './base64.ts'
import { Digests } from './digests.ts'
import type { EmbeddedPart, OriginalFacts } from './model.ts'
import { CDA_BAD_PART, CDA_TRUNCATED, XML_NOT_CDA } from './refusals.ts'
import { kindBySignature, MEDIA_TYPE } from './signature.ts'
import { PartText } from './sniff/part-text.ts'

/** A CDA once it has gone by: its digests, what was embedded in it and where, and the rest, small enough for a tree. */
export type CdaFacts = {
  readonly original: OriginalFacts
  readonly parts: readonly EmbeddedPart[]
  /** Each taken-out text is replaced by the index of its part. */
  readonly reduced: GuardedXml
  /** It may hold coded entries: a body that is not a file. */
  readonly isStructured: boolean
}

const HEAD_BYTES = 16

/**
 * One pass over a CDA in constant memory (what is kept is the reduced document, at most 5 MB): the guard of `platform/xml`, digests of the
 * bytes as received (unless the caller has them: `original`), and the text of every element with `representation="B64"` taken out, wherever it stands (nonXMLBody/text,
 * observationMedia/value). Throws the refusals of the guard, `xml-not-cda`, `cda-bad-part`, `cda-truncated`.
 */
export class CdaStream {
  readonly #digests: Digests | undefined
  readonly #original: () => OriginalFacts
  readonly #reducer: XmlReducer
  readonly #parts: EmbeddedPart[] = []
  #rootSeen = false
  #isStructured = false

  constructor(original?: () => OriginalFacts) {
    if (original === undefined) {
      const digests = new Digests()
      this.#digests = digests
      this.#original = () => digests.facts()
    } else {
      this.#digests = undefined
      this.#original = original
    }
    this.#reducer = new XmlReducer(tag => this.#pick(tag))
  }

  write(chunk: Uint8Array): void {
    this.#digests?.update(chunk)
    this.#reducer.write(chunk)
  }

  end(): CdaFacts {
    const reduced = this.#finish()
    return { original: this.#original(), parts: this.#parts, reduced, isStructured: this.#isStructured }
  }

  #finish(): GuardedXml {
    try {
      return this.#reducer.end()
    } catch (error) {
      const cut = error instanceof Refusal && error.code === XML_NOT_WELL_FORMED.code && error.detail === TRUNCATED
      if (cut && this.#rootSeen) return refuse(CDA_TRUNCATED)
      throw error
    }
  }

  #pick(tag: XmlTag): TakenOut | undefined {
    if (!this.#rootSeen && tag.localName !== 'ClinicalDocument') refuse(XML_NOT_CDA)
    this.#rootSeen = true
    if (tag.localName === 'structuredBody') this.#isStructured = true
    if (tag.attribute('representation') !== 'B64') return undefined
    return new PartReader(tag, this.#reducer.encoded, this.#parts)
  }
}

/** Reads one embedded file as it goes by: its size, its digest, its first bytes. */
class PartReader implements TakenOut {
  readonly #declared: Pick<EmbeddedPart, 'mediaType' | 'compression' | 'place' | 'encoding' | 'start'>
  readonly #parts: EmbeddedPart[]
  readonly #sha1 = hasher('sha1')
  readonly #decoder: Base64Decoder
  readonly #text: PartText | undefined
  #head: Buffer = Buffer.alloc(0)
  #size = 0

  constructor(tag: XmlTag, encoding: XmlEncoding, parts: EmbeddedPart[]) {
    const compression = tag.attribute('compression')
    this.#declared = {
      mediaType: (tag.attribute('mediaType') ?? '').trim().toLowerCase(),
      place: tag.localName === 'text' ? 'body' : 'media',
      encoding,
      start: tag.end,
      ...(compression === undefined ? {} : { compression }),
    }
    this.#text = this.#declared.mediaType === MEDIA_TYPE.txt ? new PartText() : undefined
    this.#parts = parts
    this.#decoder = new Base64Decoder(bytes => this.#take(bytes))
  }

  #take(bytes: Uint8Array): void {
    this.#sha1.update(bytes)
    this.#size += bytes.length
    this.#text?.write(bytes)
    if (this.#head.length < HEAD_BYTES) this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD_BYTES)])
  }

  characters({ units }: Stretch, literal: boolean): void {
    this.#decoder.write(units, literal)
  }

  interrupted(): void {
    if (this.#size > 0) refuse(CDA_BAD_PART)
  }

  close(end: number): string {
    this.#decoder.end()
    if (this.#size === 0) return ''
    const kind = this.#declared.compression === undefined ? this.#kind() : undefined
    const index = this.#parts.length
    const sha1 = this.#sha1.digest().toString('hex')
    this.#parts.push({ ...this.#declared, index, end, size: this.#size, sha1, ...(kind === undefined ? {} : { kind }) })
    return String(index)
  }

  #kind(): EmbeddedPart['kind'] {
    return kindBySignature(this.#head) ?? (this.#text?.end() ? 'txt' : undefined)
  }
}
