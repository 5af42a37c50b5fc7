import { refuse } from '../../kernel/refusal.ts'
import { decodeReference } from '../../platform/xml/references.ts'
import { CDA_BAD_PART } from './refusals.ts'

/** ECMAScript's own decoder (2026), which TypeScript's library does not describe yet. It refuses foreign characters; loops written here are 10 times slower. */
declare global {
  interface Uint8Array {
    setFromBase64(text: string, options: { lastChunkHandling: 'loose' | 'stop-before-partial' }): { read: number; written: number }
  }
}

/** Longest reference that XML knows: `&#x10FFFF;`. */
const REFERENCE = 10

/**
 * Base64 as it stands in XML text, in pieces of any size: white space, references (`&#13;`) and a missing padding are read,
 * anything else refused (`cda-bad-part`). Decoded bytes are told as soon as they are complete, each time in a buffer of their own.
 */
export class Base64Decoder {
  readonly #tell: (bytes: Uint8Array) => void
  /** At most three characters of a group that is not whole. */
  #held = ''
  #reference = ''
  #padded = false

  constructor(tell: (bytes: Uint8Array) => void) {
    this.#tell = tell
  }

  /** `literal`: in a CDATA section, where an ampersand is no reference. */
  write(units: Uint8Array, literal: boolean): void {
    const text = Buffer.from(units.buffer, units.byteOffset, units.length).toString('latin1')
    const plain = literal || (this.#reference === '' && !text.includes('&'))
    this.#take(plain ? text : this.#decodeReferences(this.#reference + text))
  }

  end(): void {
    if (this.#reference !== '') refuse(CDA_BAD_PART)
    if (this.#held !== '') this.#decode(this.#held, 'loose')
  }

  /** A reference that is not whole waits for the next piece. */
  #decodeReferences(text: string): string {
    const last = text.lastIndexOf('&')
    const cut = text.indexOf(';', last) < 0 ? last : text.length
    this.#reference = text.slice(cut)
    if (this.#reference.length > REFERENCE) refuse(CDA_BAD_PART)
    return text.slice(0, cut).replace(/&([^;&]{1,9});/g, (_, name: string) => decodeReference(name))
  }

  #take(text: string): void {
    if (this.#padded && text.trim() !== '') refuse(CDA_BAD_PART)
    if (this.#padded || text === '') return
    const all = this.#held + text
    const read = this.#decode(all, 'stop-before-partial')
    this.#held = all.slice(read).replace(/\s+/g, '')
    const equals = all.indexOf('=')
    this.#padded = equals >= 0 && equals < read
  }

  #decode(text: string, lastChunkHandling: 'loose' | 'stop-before-partial'): number {
    const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
    try {
      const { read, written } = bytes.setFromBase64(text, { lastChunkHandling })
      if (written > 0) this.#tell(bytes.subarray(0, written))
      return read
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return refuse(CDA_BAD_PART)
    }
  }
}
