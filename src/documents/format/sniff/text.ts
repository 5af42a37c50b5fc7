import { refuse } from '../../../kernel/refusal.ts'
import { FILE_EMPTY, FILE_TYPE_UNKNOWN } from '../refusals.ts'
import type { FileCheck } from './check.ts'

/** Bytes that windows-1252 does not define; in the other 8-bit sets they are controls. */
const UNDEFINED: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

const isControl = (byte: number): boolean =>
  (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f

/** Text is what holds no control character, in UTF-8 or else in windows-1252 (which holds ISO-8859-1): `file-type-unknown` otherwise, `file-empty` for blanks. */
export class TextCheck implements FileCheck {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #utf8 = true
  #latin = true
  #words = false

  write(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (isControl(byte)) refuse(FILE_TYPE_UNKNOWN)
      if (byte > 0x20) this.#words = true
      if (byte >= 0x80 && UNDEFINED.has(byte)) this.#latin = false
    }
    if (this.#utf8) this.#decode(chunk, true)
    this.#decide()
  }

  end(): void {
    if (this.#utf8) this.#decode(new Uint8Array(0), false)
    this.#decide()
    if (!this.#words) refuse(FILE_EMPTY)
  }

  #decode(chunk: Uint8Array, stream: boolean): void {
    try {
      this.#decoder.decode(chunk, { stream })
    } catch {
      this.#utf8 = false
    }
  }

  #decide(): void {
    if (!this.#utf8 && !this.#latin) refuse(FILE_TYPE_UNKNOWN)
  }
}
