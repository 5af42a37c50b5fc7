/** Follows one file to its end, in constant memory, and throws the refusal of what it finds. */
export type FileCheck = {
  write(chunk: Uint8Array): void
  end(): void
}

/** The last bytes of a stream. */
export class Tail {
  readonly #limit: number
  #bytes: Buffer = Buffer.alloc(0)

  constructor(limit: number) {
    this.#limit = limit
  }

  write(chunk: Uint8Array): void {
    this.#bytes =
      chunk.length >= this.#limit
        ? Buffer.from(chunk.subarray(chunk.length - this.#limit))
        : Buffer.concat([this.#bytes.subarray(Math.max(0, this.#bytes.length + chunk.length - this.#limit)), chunk])
  }

  get bytes(): Buffer {
    return this.#bytes
  }
}

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
