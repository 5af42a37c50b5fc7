import { refuse } from '../../kernel/refusal.ts'
import { fromUnits, type XmlEncoding, unitBytes } from './encoding.ts'
import type { XmlLimits } from './limits.ts'
import { TRUNCATED, XML_DOCTYPE, XML_ENCODING, XML_NOT_WELL_FORMED, XML_TOO_DEEP, XML_TOO_LARGE } from './refusals.ts'
import { XmlTag } from './tag.ts'

/** A stretch of the document: its code units (see `toUnits`), its own bytes, and where they start in the original, in bytes. */
export type Stretch = { readonly units: Uint8Array; readonly bytes: Uint8Array; readonly at: number }

/**
 * What a scanner tells, in document order. Views are valid during the call only.
 * Comments and processing instructions are never told: nothing here can be executed.
 */
export type XmlHandler = {
  /** `tag.at` is the byte of its `<`, `tag.end` the byte after its `>`. */
  tag(tag: XmlTag): void
  /** Character data as written, references included; `literal` inside a CDATA section. */
  characters(stretch: Stretch, literal: boolean): void
  cdata(edge: 'open' | 'close'): void
}

const LT = 0x3c
const GT = 0x3e
const BANG = 0x21
const QUESTION = 0x3f
const DASH = 0x2d
const BRACKET = 0x5d
const QUOTE = 0x22
const APOSTROPHE = 0x27

type State = 'text' | 'markup' | 'declaration' | 'comment' | 'cdata' | 'instruction' | 'tag'

/**
 * A streaming reader of XML's outer grammar, in constant memory (one tag at most is held): what is a tag, what is text, how deep.
 * It refuses every `<!` that is neither a comment nor CDATA, whatever the encoding, before any parser sees the document.
 * It does not check names against each other: libxml2 does, on what is left.
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  readonly #limits: XmlLimits
  readonly #encoding: XmlEncoding
  readonly #wide: 1 | 2
  #state: State = 'text'
  #declaration = ''
  /** Dashes, brackets or question marks just read, towards `-->`, `]]>` or `?>`. */
  #closing = 0
  #tag: XmlTag
  #depth: number
  #elements = 0
  #root = ''
  #at: number

  /** `at`: the byte of the original where the first chunk starts. `depth` 1 reads the content of an element instead of a document. */
  constructor(handler: XmlHandler, encoding: XmlEncoding, limits: XmlLimits, at: number, depth = 0) {
    this.#handler = handler
    this.#limits = limits
    this.#encoding = encoding
    this.#wide = unitBytes(encoding)
    this.#at = at
    this.#depth = depth
    this.#tag = new XmlTag(limits, this.#wide)
  }

  get depth(): number {
    return this.#depth
  }

  /** `bytes` holds whole code units; `units` is `toUnits(bytes)`. */
  write(bytes: Uint8Array, units: Uint8Array): void {
    let index = 0
    while (index < units.length) index = this.#step(bytes, units, index)
    this.#at += bytes.length
  }

  /** Throws `xml-not-well-formed` when the document is not over; one whose root is closed lacks another end tag, not its end. */
  end(): void {
    if (this.#state === 'text' && this.#depth === 0 && this.#elements > 0) return
    const closed = this.#state === 'text' && this.#tag.kind === 'close' && this.#tag.name === this.#root
    refuse(XML_NOT_WELL_FORMED, closed ? undefined : TRUNCATED)
  }

  #step(bytes: Uint8Array, units: Uint8Array, index: number): number {
    switch (this.#state) {
      case 'text':
        return this.#readText(bytes, units, index)
      case 'markup':
        return this.#readMarkup(units, index)
      case 'declaration':
        return this.#readDeclaration(units, index)
      case 'comment':
        return this.#skipTo(units, index, DASH, 2)
      case 'instruction':
        return this.#skipTo(units, index, QUESTION, 1)
      case 'cdata':
        return this.#readCdata(bytes, units, index)
      case 'tag':
        return this.#readTag(bytes, units, index)
    }
  }

  #readText(bytes: Uint8Array, units: Uint8Array, index: number): number {
    const found = units.indexOf(LT, index)
    const end = found < 0 ? units.length : found
    this.#tell(bytes, units, index, end, false)
    if (found < 0) return end
    this.#state = 'markup'
    this.#tag.start(this.#at + found * this.#wide)
    return found + 1
  }

  #tell(bytes: Uint8Array, units: Uint8Array, from: number, to: number, literal: boolean): void {
    if (to <= from) return
    const stretch = units.subarray(from, to)
    if (stretch.includes(0)) refuse(XML_ENCODING)
    const wide = this.#wide
    this.#handler.characters({ units: stretch, bytes: bytes.subarray(from * wide, to * wide), at: this.#at + from * wide }, literal)
  }

  #readMarkup(units: Uint8Array, index: number): number {
    const first = units[index]
    if (first === BANG) {
      this.#state = 'declaration'
      this.#declaration = ''
      return index + 1
    }
    this.#closing = 0
    this.#state = first === QUESTION ? 'instruction' : 'tag'
    return first === QUESTION ? index + 1 : index
  }

  #readDeclaration(units: Uint8Array, index: number): number {
    this.#declaration += String.fromCharCode(units[index] ?? 0)
    this.#closing = 0
    if (this.#declaration === '--') this.#state = 'comment'
    else if (this.#declaration === '[CDATA[') this.#openCdata()
    else if (!'--'.startsWith(this.#declaration) && !'[CDATA['.startsWith(this.#declaration)) {
      refuse(/^[A-Za-z]/.test(this.#declaration) ? XML_DOCTYPE : XML_NOT_WELL_FORMED)
    }
    return index + 1
  }

  #openCdata(): void {
    if (this.#depth === 0) refuse(XML_NOT_WELL_FORMED)
    this.#state = 'cdata'
    this.#handler.cdata('open')
  }

  /** Skips to `>` preceded by at least `count` closers: the end of a comment or an instruction. */
  #skipTo(units: Uint8Array, index: number, closer: number, count: number): number {
    let next = index
    while (next < units.length) {
      const unit = units[next++]
      if (unit === closer) this.#closing++
      else if (unit === GT && this.#closing >= count) {
        this.#state = 'text'
        return next
      } else {
        this.#closing = 0
        const found = units.indexOf(closer, next)
        next = found < 0 ? units.length : found
      }
    }
    return next
  }

  #readCdata(bytes: Uint8Array, units: Uint8Array, index: number): number {
    if (this.#closing === 0) {
      const found = units.indexOf(BRACKET, index)
      const end = found < 0 ? units.length : found
      this.#tell(bytes, units, index, end, true)
      if (found < 0) return end
      this.#closing = 1
      return end + 1
    }
    return this.#readBracket(units, index)
  }

  /** Brackets are held back until what follows says whether they end the section. */
  #readBracket(units: Uint8Array, index: number): number {
    const unit = units[index]
    if (unit === BRACKET) {
      this.#closing++
      return index + 1
    }
    const ends = unit === GT && this.#closing >= 2
    this.#tellBrackets(this.#closing - (ends ? 2 : 0), index)
    this.#closing = 0
    if (!ends) return index
    this.#handler.cdata('close')
    this.#state = 'text'
    return index + 1
  }

  #tellBrackets(count: number, index: number): void {
    if (count <= 0) return
    const units = new Uint8Array(count).fill(BRACKET)
    const bytes = fromUnits(units, this.#encoding)
    this.#handler.characters({ units, bytes, at: this.#at + index * this.#wide - bytes.length }, true)
  }

  #readTag(bytes: Uint8Array, units: Uint8Array, index: number): number {
    const tag = this.#tag
    const quote = tag.quote
    if (quote !== 0) {
      const found = units.indexOf(quote, index)
      const end = found < 0 ? units.length : found + 1
      tag.take(bytes, units, index, end)
      if (found >= 0) tag.closeQuote()
      return end
    }
    const end = endOfPlain(units, index)
    tag.take(bytes, units, index, end)
    return end === units.length ? end : this.#readInTag(bytes, units, end)
  }

  #readInTag(bytes: Uint8Array, units: Uint8Array, index: number): number {
    const unit = units[index]
    if (unit === LT) refuse(XML_NOT_WELL_FORMED)
    if (unit !== GT) {
      this.#tag.openQuote(unit ?? QUOTE)
      this.#tag.take(bytes, units, index, index + 1)
      return index + 1
    }
    this.#state = 'text'
    this.#finishTag(this.#at + (index + 1) * this.#wide)
    return index + 1
  }

  #finishTag(end: number): void {
    const tag = this.#tag.finish(end)
    if (tag.kind === 'close') {
      if (this.#depth === 0) refuse(XML_NOT_WELL_FORMED)
      this.#depth--
    } else {
      if (this.#depth === 0 && this.#elements > 0) refuse(XML_NOT_WELL_FORMED)
      if (this.#elements === 0) this.#root = tag.name
      if (++this.#elements > this.#limits.elements) refuse(XML_TOO_LARGE)
      if (this.#depth >= this.#limits.depth) refuse(XML_TOO_DEEP)
      if (tag.kind === 'open') this.#depth++
    }
    this.#handler.tag(tag)
  }
}

/** The next `>`, `<` or quote. */
const endOfPlain = (units: Uint8Array, index: number): number => {
  for (let next = index; next < units.length; next++) {
    const unit = units[next]
    if (unit === GT || unit === LT || unit === QUOTE || unit === APOSTROPHE) return next
  }
  return units.length
}
