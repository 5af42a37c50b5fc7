import { refuse } from '../../../kernel/refusal.ts'
import { FILE_POLYGLOT, FILE_TRUNCATED } from '../refusals.ts'
import type { FileCheck } from './check.ts'

const SIGNATURE_BYTES = 8
const HEADER_BYTES = 8
const CHECKSUM_BYTES = 4
const IEND = 'IEND'

/** Walks the chunks of a PNG to IEND (ISO/IEC 15948 §5.3): `file-truncated` without it, `file-polyglot` when more follows than padding. */
export class PngCheck implements FileCheck {
  #header: Buffer = Buffer.alloc(0)
  #skip = SIGNATURE_BYTES
  #ending = false
  #first = true

  write(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length) at = this.#skip > 0 ? this.#skipOver(chunk, at) : this.#readHeader(chunk, at)
  }

  end(): void {
    if (!this.#ending || this.#skip > 0) refuse(FILE_TRUNCATED)
  }

  #skipOver(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.#skip)
    this.#skip -= end - at
    return end
  }

  #readHeader(chunk: Uint8Array, at: number): number {
    if (this.#ending)
      return chunk.subarray(at).some(byte => byte !== 0 && byte !== 0x0a && byte !== 0x0d) ? refuse(FILE_POLYGLOT) : chunk.length
    const end = Math.min(chunk.length, at + HEADER_BYTES - this.#header.length)
    this.#header = Buffer.concat([this.#header, chunk.subarray(at, end)])
    if (this.#header.length === HEADER_BYTES) this.#openChunk()
    return end
  }

  #openChunk(): void {
    const type = this.#header.toString('latin1', 4)
    if (!/^[A-Za-z]{4}$/.test(type) || (this.#first && type !== 'IHDR')) refuse(FILE_TRUNCATED)
    this.#first = false
    this.#ending = type === IEND
    this.#skip = this.#header.readUInt32BE(0) + CHECKSUM_BYTES
    this.#header = Buffer.alloc(0)
  }
}
