import { refuse } from '../../../kernel/refusal.ts'
import { FILE_TRUNCATED, PDF_ENCRYPTED } from '../refusals.ts'
import { type FileCheck, latin1, Tail } from './check.ts'

/** Readers look for the end of a PDF in its last 1,024 bytes (ISO 32000-1, annex H.3, note 18). */
const TAIL_BYTES = 1_024

/** A name may be written with `#` escapes (ISO 32000-1 §7.3.5). It counts outside of streams only: a text may well speak of `/Encrypt`. */
const ENCRYPT = /\/(?:E|#45)(?:n|#6e)(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)\s*(?:\d+\s+\d+\s+R|<<)|(?<!end)stream\r?\n/gi

/** Longer than anything sought, so that nothing hides across two chunks. */
const OVERLAP = 128

/**
 * Refuses what is not a whole PDF that opens without a password: `%%EOF` and a `startxref` inside the file at its end, no `/Encrypt` in a
 * trailer or in the dictionary of a cross-reference stream. What it contains besides (scripts, forms) is for the viewer's sandbox.
 */
export class PdfCheck implements FileCheck {
  readonly #tail = new Tail(TAIL_BYTES)
  #size = 0
  #held = ''
  #inStream = false

  write(chunk: Uint8Array): void {
    this.#tail.write(chunk)
    this.#size += chunk.length
    this.#scan(this.#held + latin1(chunk), false)
  }

  end(): void {
    this.#scan(this.#held, true)
    const end = latin1(this.#tail.bytes)
    const start = [...end.matchAll(/startxref\s+(\d{1,10})\s+%%EOF/g)].at(-1)?.[1]
    if (start === undefined || Number(start) >= this.#size) refuse(FILE_TRUNCATED)
  }

  #scan(text: string, last: boolean): void {
    let at = 0
    while (at < text.length) {
      const next = this.#inStream ? this.#skipStream(text, at) : this.#readObjects(text, at, last)
      if (next === undefined) break
      at = next
    }
    this.#held = last ? '' : text.slice(Math.max(at, text.length - OVERLAP))
  }

  #skipStream(text: string, at: number): number | undefined {
    const end = text.indexOf('endstream', at)
    if (end < 0) return undefined
    this.#inStream = false
    return end + 'endstream'.length
  }

  #readObjects(text: string, at: number, last: boolean): number | undefined {
    ENCRYPT.lastIndex = at
    const found = ENCRYPT.exec(text)
    if (found === null) return undefined
    const isStream = found[0].toLowerCase().startsWith('stream')
    if (!isStream) return refuse(PDF_ENCRYPTED)
    if (!last && found.index > text.length - OVERLAP) return undefined
    this.#inStream = true
    return found.index + found[0].length
  }
}
