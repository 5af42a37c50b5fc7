import { Refusal, refuse } from '../../kernel/refusal.ts'
import { BODY_TOO_LARGE, UPLOAD_CUT, UPLOAD_SHAPE } from './refusals.ts'

/** A line of JSON, then as many bytes as its `length` says; and again. One frame is in memory at a time, whatever the body weighs. */
export type Frame = {
  readonly words: unknown
  /** To be read before the next frame is asked for; what is left of it is passed over. */
  readonly stream: AsyncIterable<Uint8Array>
}

/** Bytes of a line, and of one file: beyond what a verb accepts, so that the verb says no in its own words. */
const LINE_BYTES = 16 * 1024
const FILE_BYTES = 256 * 1024 * 1024
const NEW_LINE = 0x0a

export type Frames = {
  /** The first line, of the whole: no bytes follow it. */
  readonly first: unknown
  frames(): AsyncGenerator<Frame>
}

/** Content type of a body of frames. */
export const FRAMES = 'application/x-carnet-frames'

/** The source is never ended here: whoever answers may do so before the last byte. */
export const readFrames = async (source: AsyncIterable<Uint8Array>): Promise<Frames> => {
  const cursor = new Cursor(source[Symbol.asyncIterator]())
  const first = await cursor.line()
  if (first === null) return refuse(UPLOAD_SHAPE, 'no first line')
  return { first: parseLine(first), frames: () => framesOf(cursor) }
}

async function* framesOf(cursor: Cursor): AsyncGenerator<Frame> {
  for (let line = await cursor.line(); line !== null; line = await cursor.line()) {
    const words = parseLine(line)
    const left = { bytes: lengthIn(words) }
    yield { words, stream: cursor.take(left) }
    for await (const _ of cursor.take(left));
  }
}

const parseLine = (line: Buffer): unknown => {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return refuse(UPLOAD_SHAPE, 'a line is not JSON')
  }
}

const lengthIn = (words: unknown): number => {
  const length = typeof words === 'object' && words !== null && 'length' in words ? words.length : undefined
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) return refuse(UPLOAD_SHAPE, 'no length')
  return length > FILE_BYTES ? refuse(BODY_TOO_LARGE, 'file') : length
}

class Cursor {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterator<Uint8Array>) {
    this.#source = source
  }

  /** Up to its end, which is not given; `null`: nothing is left. */
  async line(): Promise<Buffer | null> {
    let at = this.#held.indexOf(NEW_LINE)
    while (at < 0) {
      if (this.#held.length > LINE_BYTES) return refuse(BODY_TOO_LARGE, 'line')
      const more = await this.#next()
      if (more === null) return this.#held.length === 0 ? null : refuse(UPLOAD_CUT, 'in a line')
      const from = this.#held.length
      this.#held = Buffer.concat([this.#held, more])
      at = this.#held.indexOf(NEW_LINE, from)
    }
    if (at > LINE_BYTES) return refuse(BODY_TOO_LARGE, 'line')
    const line = this.#held.subarray(0, at)
    this.#held = this.#held.subarray(at + 1)
    return line
  }

  /** What is left of a file: whoever stops reading finds the rest here. */
  async *take(left: { bytes: number }): AsyncGenerator<Buffer> {
    while (left.bytes > 0) {
      if (this.#held.length === 0) this.#held = (await this.#next()) ?? refuse(UPLOAD_CUT, 'in a file')
      const piece = this.#held.subarray(0, left.bytes)
      this.#held = this.#held.subarray(piece.length)
      left.bytes -= piece.length
      yield piece
    }
  }

  async #next(): Promise<Buffer | null> {
    try {
      const { value, done } = await this.#source.next()
      return done === true ? null : Buffer.from(value.buffer, value.byteOffset, value.length)
    } catch (error) {
      throw new Refusal(UPLOAD_CUT, error instanceof Error ? error.name : 'stream')
    }
  }
}
