import type { Wire as Value } from './encode.ts'

/** A message of ours to PostgreSQL (protocol 3, « Message Formats »). `size`: bytes it takes of the common buffer. */
export type Message = { readonly size: number; write(out: Out): void }

/** Values from here on travel as the buffers they are: copying them is what a large insert would spend its time on. */
const APART_BYTES = 8 * 1024

const CODE = { parse: 0x50, bind: 0x42, describe: 0x44, execute: 0x45, sync: 0x53 } as const
const PORTAL = 0x50
const [TEXT, BINARY] = [0, 1]
const ABSENT = -1
/** Code and length of a message; the length counts itself. */
const [HEAD, LENGTH] = [5, 4]

class Out {
  readonly #bytes: Buffer
  readonly #pieces: Buffer[] = []
  #from = 0
  #at = 0

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size)
  }

  head(code: number, length: number): void {
    this.#bytes[this.#at++] = code
    this.int32(length)
  }

  byte(value: number): void {
    this.#bytes[this.#at++] = value
  }

  int16(value: number): void {
    this.#at = this.#bytes.writeInt16BE(value, this.#at)
  }

  int32(value: number): void {
    this.#at = this.#bytes.writeInt32BE(value, this.#at)
  }

  text(value: string): void {
    this.#at += this.#bytes.write(value, this.#at)
  }

  cstring(value: string): void {
    this.text(value)
    this.byte(0)
  }

  bytes(value: Buffer): void {
    if (value.length < APART_BYTES) this.#at += value.copy(this.#bytes, this.#at)
    else {
      this.#pieces.push(this.#bytes.subarray(this.#from, this.#at), value)
      this.#from = this.#at
    }
  }

  pieces(): readonly Buffer[] {
    return [...this.#pieces, this.#bytes.subarray(this.#from, this.#at)]
  }
}

/** Several messages in as few pieces as can be, in order. */
export const encodeMessages = (messages: readonly Message[]): readonly Buffer[] => {
  const out = new Out(messages.reduce((sum, { size }) => sum + size, 0))
  for (const message of messages) message.write(out)
  return out.pieces()
}

export const parseMessage = (name: string, text: string): Message => {
  const size = HEAD + Buffer.byteLength(name) + 1 + Buffer.byteLength(text) + 1 + 2
  return {
    size,
    write: out => {
      out.head(CODE.parse, size - 1)
      out.cstring(name)
      out.cstring(text)
      out.int16(0)
    },
  }
}

const lengthOf = (value: Value): number => (value === null ? ABSENT : typeof value === 'string' ? Buffer.byteLength(value) : value.length)

/** Text travels as text, bytes as binary; the answer is asked for in binary. */
export const bindMessage = (statement: string, values: readonly Value[]): Message => {
  const lengths = values.map(lengthOf)
  const whole = lengths.reduce((sum, length) => sum + Math.max(length, 0), 0)
  const apart = values.reduce((sum, value) => sum + (Buffer.isBuffer(value) && value.length >= APART_BYTES ? value.length : 0), 0)
  const frame = LENGTH + 1 + Buffer.byteLength(statement) + 1 + 2 + 2 * values.length + 2 + 4 * values.length + 2 + 2
  return {
    size: 1 + frame + whole - apart,
    write: out => {
      out.head(CODE.bind, frame + whole)
      out.cstring('')
      out.cstring(statement)
      out.int16(values.length)
      for (const value of values) out.int16(Buffer.isBuffer(value) ? BINARY : TEXT)
      out.int16(values.length)
      for (const [i, value] of values.entries()) {
        out.int32(lengths[i] ?? ABSENT)
        if (typeof value === 'string') out.text(value)
        else if (value !== null) out.bytes(value)
      }
      out.int16(1)
      out.int16(BINARY)
    },
  }
}

export const describeMessage: Message = {
  size: HEAD + 2,
  write: out => {
    out.head(CODE.describe, LENGTH + 2)
    out.byte(PORTAL)
    out.cstring('')
  },
}

export const executeMessage: Message = {
  size: HEAD + 1 + 4,
  write: out => {
    out.head(CODE.execute, LENGTH + 1 + 4)
    out.cstring('')
    out.int32(0)
  },
}

export const syncMessage: Message = { size: HEAD, write: out => out.head(CODE.sync, LENGTH) }
