import { refuse } from '../../kernel/refusal.ts'
import { decodeReference } from '../../platform/xml/references.ts'
import { CDA_BAD_PART } from './refusals.ts'

const SPACE = /[\t\n\r ]+/g
const FOREIGN = /[^A-Za-z0-9+/]/

/** Longest reference that XML knows: `&#x10FFFF;`. */
const REFERENCE = 10

/**
 * Base64 as it stands in XML text, in pieces of any size: white space, references (`&#13;`) and a missing padding are read,
 * anything else refused (`cda-bad-part`). Decoded bytes are told as soon as they are complete.
 */
export class Base64Decoder {
  readonly #tell: (bytes: Uint8Array) => void
  #held = ''
  #reference = ''
  #padding = 0

  constructor(tell: (bytes: Uint8Array) => void) {
    this.#tell = tell
  }

  /** `literal`: in a CDATA section, where an ampersand is no reference. */
  write(units: Uint8Array, literal: boolean): void {
    const text = Buffer.from(units.buffer, units.byteOffset, units.length).toString('latin1')
    this.#take(literal ? text : this.#withoutReferences(text))
  }

  end(): void {
    if (this.#reference !== '' || this.#held.length === 1) refuse(CDA_BAD_PART)
    if (this.#held !== '') this.#tell(Buffer.from(this.#held, 'base64'))
    this.#held = ''
  }

  #withoutReferences(text: string): string {
    if (this.#reference === '' && !text.includes('&')) return text
    const whole = this.#reference + text
    const last = whole.lastIndexOf('&')
    const cut = whole.indexOf(';', last) < 0 ? last : whole.length
    this.#reference = whole.slice(cut)
    if (this.#reference.length > REFERENCE) refuse(CDA_BAD_PART)
    return whole.slice(0, cut).replace(/&([^;&]{1,9});/g, (_, name: string) => decodeReference(name))
  }

  #take(text: string): void {
    const own = /\s/.test(text) ? text.replace(SPACE, '') : text
    const equals = own.indexOf('=')
    const characters = equals < 0 ? own : own.slice(0, equals)
    if (FOREIGN.test(characters) || (this.#padding > 0 && characters !== '')) refuse(CDA_BAD_PART)
    if (equals >= 0) this.#pad(own.slice(equals))
    const all = this.#held + characters
    const whole = all.length - (all.length % 4)
    this.#held = all.slice(whole)
    if (whole > 0) this.#tell(Buffer.from(all.slice(0, whole), 'base64'))
  }

  /** Nothing but the end may follow an equals sign. */
  #pad(padding: string): void {
    this.#padding += padding.length
    if (this.#padding > 2 || /[^=]/.test(padding)) refuse(CDA_BAD_PART)
  }
}
