import { refuse } from '../../../kernel/refusal.ts'
import { FILE_TRUNCATED } from '../refusals.ts'
import type { FileCheck } from './check.ts'

const HEADER_BYTES = 8
const ENTRY_BYTES = 12

/** A TIFF whose first directory lies inside the file (TIFF 6.0 §2). Its strips may stand anywhere: they are not followed. */
export class TiffCheck implements FileCheck {
  #header: Buffer = Buffer.alloc(0)
  #count: Buffer = Buffer.alloc(0)
  #size = 0

  write(chunk: Uint8Array): void {
    if (this.#header.length < HEADER_BYTES) {
      this.#header = Buffer.concat([this.#header, chunk.subarray(0, HEADER_BYTES - this.#header.length)])
    }
    if (this.#header.length === HEADER_BYTES) this.#keepCount(chunk)
    this.#size += chunk.length
  }

  end(): void {
    if (this.#count.length < 2) refuse(FILE_TRUNCATED)
    const entries = this.#little ? this.#count.readUInt16LE(0) : this.#count.readUInt16BE(0)
    if (entries === 0 || this.#directory + 2 + entries * ENTRY_BYTES > this.#size) refuse(FILE_TRUNCATED)
  }

  get #little(): boolean {
    return this.#header[0] === 0x49
  }

  get #directory(): number {
    return this.#little ? this.#header.readUInt32LE(4) : this.#header.readUInt32BE(4)
  }

  /** The two bytes at the directory's offset, whichever chunk they are in. */
  #keepCount(chunk: Uint8Array): void {
    const missing = 2 - this.#count.length
    const from = this.#directory + this.#count.length - this.#size
    if (missing > 0 && from >= 0 && from < chunk.length) this.#count = Buffer.concat([this.#count, chunk.subarray(from, from + missing)])
  }
}
