import { hasher } from '../../platform/keyring/primitives.ts'
import type { OriginalFacts } from './model.ts'

/** Length and digests of bytes as they go by; each byte is digested once, whoever asks. */
export class Digests {
  readonly #sha1 = hasher('sha1')
  readonly #sha256 = hasher('sha256')
  #size = 0
  #facts: OriginalFacts | undefined

  update(chunk: Uint8Array): void {
    this.#size += chunk.length
    this.#sha1.update(chunk)
    this.#sha256.update(chunk)
  }

  /** Asked for when the last byte has gone by. */
  facts(): OriginalFacts {
    this.#facts ??= { size: this.#size, sha1: this.#sha1.digest().toString('hex'), sha256: this.#sha256.digest().toString('hex') }
    return this.#facts
  }
}
