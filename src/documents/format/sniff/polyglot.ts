import { refuse } from '../../../kernel/refusal.ts'
import type { FileKind } from '../model.ts'
import { FILE_POLYGLOT } from '../refusals.ts'
import { type FileCheck, latin1, Tail } from './check.ts'

/** End of central directory, and the longest comment that may follow it (APPNOTE 4.3.16). */
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1')
const ZIP_END_BYTES = 22
const TAIL_BYTES = ZIP_END_BYTES + 65_535

/** Where browsers and PDF readers look for something else than the name says. */
const HEAD_BYTES = 1_024
const MARKUP = /<(?:!doctype\s+html|html|head|body|script|iframe|svg|\?php)[\s>]/i

/** A ZIP reader starts from the end: an archive hides behind any other file. Its own length of comment must reach the end of the file. */
const endsWithZip = (tail: Buffer): boolean => {
  for (let at = tail.lastIndexOf(ZIP_END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(ZIP_END, at - 1)) {
    if (at + ZIP_END_BYTES <= tail.length && at + ZIP_END_BYTES + tail.readUInt16LE(at + 20) === tail.length) return true
  }
  return false
}

/** One file, one type: refuses `file-polyglot` for a second one in front of it or behind it. */
export class PolyglotCheck implements FileCheck {
  readonly #kind: FileKind
  readonly #tail = new Tail(TAIL_BYTES)
  #head = ''

  constructor(kind: FileKind) {
    this.#kind = kind
  }

  write(chunk: Uint8Array): void {
    this.#tail.write(chunk)
    if (this.#head.length < HEAD_BYTES) this.#head = (this.#head + latin1(chunk.subarray(0, HEAD_BYTES))).slice(0, HEAD_BYTES)
  }

  end(): void {
    if (this.#kind !== 'pdf' && this.#head.includes('%PDF-')) refuse(FILE_POLYGLOT)
    const tail = this.#tail.bytes
    if (MARKUP.test(this.#head) || MARKUP.test(this.#afterEnd(tail))) refuse(FILE_POLYGLOT)
    if (endsWithZip(tail)) refuse(FILE_POLYGLOT)
  }

  /** What follows the last end mark of a PDF: pages that were glued there are read by browsers that sniff. */
  #afterEnd(tail: Buffer): string {
    const text = latin1(tail.subarray(-HEAD_BYTES))
    return this.#kind === 'pdf' ? text.slice(text.lastIndexOf('%%EOF')) : ''
  }
}
