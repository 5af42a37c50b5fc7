import { refuse } from '../../kernel/refusal.ts'
import type { XmlLimits } from './limits.ts'
import { XML_ENCODING, XML_NOT_WELL_FORMED, XML_TOO_LARGE } from './refusals.ts'
import { decodeReferences } from './references.ts'

const SLASH = 0x2f
const NAME = /^[^\s/="'&;!?\d.-][^\s/="'&;!?]*$/
const ENDS_NAME: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, SLASH])
const ATTRIBUTE = /([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const START_SIZE = 1_024

/** Between two attribute values: a name, an equals sign and white space. Longer is nobody's document. */
const PLAIN_LENGTH = 4_096

/** One tag as it was written, held in a buffer that is used again for the next. Attributes are read when somebody asks. */
export class XmlTag {
  kind: 'open' | 'close' | 'empty' = 'open'
  at = 0
  end = 0
  quote = 0
  readonly #limits: XmlLimits
  readonly #wide: 1 | 2
  #units = Buffer.alloc(START_SIZE)
  #bytes = Buffer.alloc(START_SIZE)
  #length = 0
  #nameStart = 0
  #nameEnd = 0
  #stretch = 0
  #attributes = 0
  #text: string | undefined

  constructor(limits: XmlLimits, wide: 1 | 2) {
    this.#limits = limits
    this.#wide = wide
  }

  start(at: number): void {
    this.at = at
    this.quote = 0
    this.#length = 0
    this.#stretch = 0
    this.#attributes = 0
    this.#text = undefined
  }

  openQuote(quote: number): void {
    this.quote = quote
    this.#stretch = 0
    if (++this.#attributes > this.#limits.attributesPerElement) refuse(XML_TOO_LARGE)
  }

  closeQuote(): void {
    this.quote = 0
    this.#stretch = 0
  }

  take(bytes: Uint8Array, units: Uint8Array, from: number, to: number): void {
    const length = this.#length + to - from
    this.#stretch += to - from
    if (length > this.#limits.tagLength) refuse(XML_TOO_LARGE)
    if (this.#stretch > (this.quote === 0 ? PLAIN_LENGTH : this.#limits.attributeLength)) refuse(XML_TOO_LARGE)
    while (length > this.#units.length) this.#grow()
    this.#units.set(units.subarray(from, to), this.#length)
    if (this.#wide === 2) this.#bytes.set(bytes.subarray(2 * from, 2 * to), 2 * this.#length)
    this.#length = length
  }

  #grow(): void {
    const size = this.#units.length * 2
    this.#units = grown(this.#units, size)
    if (this.#wide === 2) this.#bytes = grown(this.#bytes, 2 * size)
  }

  finish(end: number): this {
    this.end = end
    const units = this.#units.subarray(0, this.#length)
    if (units.includes(0)) refuse(XML_ENCODING)
    this.kind = units[0] === SLASH ? 'close' : units[this.#length - 1] === SLASH ? 'empty' : 'open'
    this.#nameStart = this.kind === 'close' ? 1 : 0
    this.#nameEnd = endOfName(units, this.#nameStart)
    const length = this.#nameEnd - this.#nameStart
    if (length === 0) refuse(XML_NOT_WELL_FORMED)
    if (length > this.#limits.nameLength) refuse(XML_TOO_LARGE)
    return this
  }

  /** As written, prefix included. */
  get name(): string {
    const name = this.#units.toString('latin1', this.#nameStart, this.#nameEnd)
    return NAME.test(name) ? name : refuse(XML_NOT_WELL_FORMED)
  }

  /** What stands between `<` and `>`, in the bytes of the original. */
  get bytes(): Uint8Array {
    return this.#wide === 2 ? this.#bytes.subarray(0, 2 * this.#length) : this.#units.subarray(0, this.#length)
  }

  get localName(): string {
    const { name } = this
    return name.slice(name.indexOf(':') + 1)
  }

  /** Value of an attribute written without prefix, references decoded. Characters outside ASCII come out as those of its bytes in Latin-1. */
  attribute(name: string): string | undefined {
    this.#text ??= this.#units.toString('latin1', this.#nameEnd, this.#length)
    if (!this.#text.includes(name)) return undefined
    for (const [, key, quoted, apostrophed] of this.#text.matchAll(ATTRIBUTE)) {
      if (key === name) return decodeReferences(quoted ?? apostrophed ?? '')
    }
    return undefined
  }
}

const grown = (old: Uint8Array, size: number): Buffer<ArrayBuffer> => {
  const bytes = Buffer.alloc(size)
  bytes.set(old)
  return bytes
}

const endOfName = (units: Uint8Array, start: number): number => {
  let index = start
  while (index < units.length && !ENDS_NAME.has(units[index] ?? 0)) index++
  return index
}
