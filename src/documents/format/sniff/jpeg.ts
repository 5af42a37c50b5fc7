import { refuse } from '../../../kernel/refusal.ts'
import { FILE_TRUNCATED } from '../refusals.ts'
import type { FileCheck } from './check.ts'

const MARKER = 0xff
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

type State = 'marker' | 'code' | 'high' | 'low' | 'skip' | 'scan' | 'scan-code' | 'over'

/** RST0–7, TEM and SOI stand alone (ITU T.81, table B.1). */
const standsAlone = (code: number): boolean => (code >= 0xd0 && code <= 0xd8) || code === 0x01

/**
 * Walks the segments of a JPEG to its end-of-image marker; `file-truncated` without one. What follows it is left to the other checks: phones
 * append gain maps and previews there.
 */
export class JpegCheck implements FileCheck {
  #state: State = 'marker'
  #code = 0
  #left = 0

  write(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length && this.#state !== 'over') at = this.#step(chunk, at)
  }

  end(): void {
    if (this.#state !== 'over') refuse(FILE_TRUNCATED)
  }

  #step(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0
    switch (this.#state) {
      case 'marker':
        this.#state = byte === MARKER ? 'code' : refuse(FILE_TRUNCATED)
        return at + 1
      case 'code':
        this.#readCode(byte)
        return at + 1
      case 'high':
        this.#left = byte << 8
        this.#state = 'low'
        return at + 1
      case 'low':
        this.#left = this.#left + byte - 2
        this.#state = this.#left < 0 ? refuse(FILE_TRUNCATED) : 'skip'
        return at + 1
      case 'skip':
        return this.#skip(chunk, at)
      case 'scan':
        return this.#scan(chunk, at)
      case 'scan-code':
        if (byte === MARKER) return at + 1
        if (byte === 0 || standsAlone(byte)) this.#state = 'scan'
        else this.#readCode(byte)
        return at + 1
      case 'over':
        return chunk.length
    }
  }

  #readCode(code: number): void {
    if (code === MARKER) return
    this.#code = code
    this.#state = code === END_OF_IMAGE ? 'over' : standsAlone(code) ? 'marker' : 'high'
  }

  #skip(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.#left)
    this.#left -= end - at
    if (this.#left === 0) this.#state = this.#code === START_OF_SCAN ? 'scan' : 'marker'
    return end
  }

  #scan(chunk: Uint8Array, at: number): number {
    const found = chunk.indexOf(MARKER, at)
    if (found < 0) return chunk.length
    this.#state = 'scan-code'
    return found + 1
  }
}
