/** Follows one file to its end, in constant memory, and throws the refusal of what it finds. */
export type FileCheck = {
  write(chunk: Uint8Array): void
  end(): void
}

/** Chunks kept before they are put together. */
const MANY = 64

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

/** The last bytes of a stream: whole chunks are kept as they are, and put together when they are asked for. */
export class Tail {
  readonly #limit: number
  #chunks: Uint8Array[] = []
  #length = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  write(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    for (let first = this.#chunks[0]; first !== undefined && this.#length - first.length >= this.#limit; first = this.#chunks[0]) {
      this.#length -= first.length
      this.#chunks.shift()
    }
    if (this.#chunks.length > MANY) this.#chunks = [Buffer.concat(this.#chunks)]
  }

  get bytes(): Buffer {
    const [only, second] = this.#chunks
    const bytes = only !== undefined && second === undefined ? viewOf(only) : Buffer.concat(this.#chunks)
    return bytes.subarray(Math.max(0, bytes.length - this.#limit))
  }
}

export const latin1 = (bytes: Uint8Array): string => viewOf(bytes).toString('latin1')
