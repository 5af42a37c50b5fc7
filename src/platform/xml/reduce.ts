import { refuse } from '../../kernel/refusal.ts'
import type { XmlEncoding } from './encoding.ts'
import { XML_LIMITS, type XmlLimits } from './limits.ts'
import { XML_ENCODING, XML_TOO_LARGE } from './refusals.ts'
import type { Stretch } from './scanner.ts'
import { XmlSource, type XmlSourceHandler } from './source.ts'
import type { XmlTag } from './tag.ts'
import { escapeXml } from './write.ts'

/** Receives the character data of one element instead of the document. */
export type TakenOut = {
  characters(stretch: Stretch, literal: boolean): void
  /** A child element: the reducer stops taking out, and what was taken is forgotten. Throw to refuse it. */
  interrupted(): void
  /** `at`: where its end tag starts, in bytes of the original. What it returns (ASCII, no markup) stands in the document instead. */
  close(at: number): string
}

/** Asked for each start tag; an answer takes the element's own text out of the document. */
export type Picker = (tag: XmlTag) => TakenOut | undefined

const reduced: unique symbol = Symbol('reduced')

/** A document that went through the guard: UTF-8, no DOCTYPE, no comment, no instruction, within the limits. Only `XmlReducer` makes one. */
export class GuardedXml {
  readonly bytes: Uint8Array

  constructor(key: typeof reduced, bytes: Uint8Array) {
    if (key !== reduced) throw new TypeError('a GuardedXml comes from an XmlReducer')
    this.bytes = bytes
  }
}

const START_SIZE = 65_536
const LT = Buffer.from('<')
const GT = Buffer.from('>')
const CDATA = { open: Buffer.from('<![CDATA['), close: Buffer.from(']]>') } as const

/** One pass over a document of any size: what is left is at most `limits.documentBytes`, in UTF-8, whatever it was written in. */
export class XmlReducer implements XmlSourceHandler {
  readonly #source: XmlSource
  readonly #pick: Picker
  readonly #limit: number
  #decoder: TextDecoder | undefined
  #out = new Uint8Array(START_SIZE)
  #length = 0
  #taken: TakenOut | undefined
  #encoded: XmlEncoding = 'utf-8'

  constructor(pick: Picker = () => undefined, limits: XmlLimits = XML_LIMITS) {
    this.#source = new XmlSource(this, limits)
    this.#pick = pick
    this.#limit = limits.documentBytes
  }

  write(chunk: Uint8Array): void {
    this.#source.write(chunk)
  }

  end(): GuardedXml {
    this.#source.end()
    return new GuardedXml(reduced, this.#out.slice(0, this.#length))
  }

  /** What the document is written in; known once its first tag is. */
  get encoded(): XmlEncoding {
    return this.#encoded
  }

  encoding(encoding: XmlEncoding): void {
    this.#encoded = encoding
    this.#decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  }

  tag(tag: XmlTag): void {
    if (this.#taken !== undefined) this.#leave(this.#taken, tag)
    this.#put(LT)
    this.#keep(tag.bytes)
    this.#put(GT)
    if (tag.kind === 'open') this.#taken = this.#pick(tag)
  }

  #leave(taken: TakenOut, tag: XmlTag): void {
    if (tag.kind === 'close') this.#put(Buffer.from(escapeXml(taken.close(tag.at))))
    else taken.interrupted()
    this.#taken = undefined
  }

  characters(stretch: Stretch, literal: boolean): void {
    if (this.#taken === undefined) this.#keep(stretch.bytes)
    else this.#taken.characters(stretch, literal)
  }

  cdata(edge: 'open' | 'close'): void {
    if (this.#taken === undefined) this.#put(CDATA[edge])
  }

  #keep(bytes: Uint8Array): void {
    this.#put(this.#decoder === undefined ? bytes : Buffer.from(this.#decode(this.#decoder, bytes)))
  }

  #decode(decoder: TextDecoder, bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes, { stream: true })
    } catch {
      return refuse(XML_ENCODING)
    }
  }

  #put(bytes: Uint8Array): void {
    const length = this.#length + bytes.length
    if (length > this.#limit) refuse(XML_TOO_LARGE)
    if (length > this.#out.length) this.#grow(length)
    this.#out.set(bytes, this.#length)
    this.#length = length
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.min(this.#limit, Math.max(needed, 2 * this.#out.length)))
    larger.set(this.#out)
    this.#out = larger
  }
}

/** The whole document is in memory already: guards it and brings it to UTF-8. */
export const guardBytes = (bytes: Uint8Array, limits?: XmlLimits): GuardedXml => {
  const reducer = new XmlReducer(undefined, limits)
  reducer.write(bytes)
  return reducer.end()
}
