import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { readFrames } from './frames.ts'

/** Cut anywhere: the wire knows no lines. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const body = (...parts: readonly (string | Buffer)[]): Buffer => Buffer.concat(parts.map(part => Buffer.from(part)))

const readAll = async (bytes: Buffer, size = 7, isRead = true): Promise<readonly unknown[]> => {
  const { first, frames } = await readFrames(inPieces(bytes, size))
  const told: unknown[] = [first]
  for await (const { words, stream } of frames()) told.push(words, isRead ? (await Array.fromAsync(stream)).join('') : 'not read')
  return told
}

const codeOf = (bytes: Buffer): Promise<string> =>
  readAll(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? error.code : 'fault'),
  )

describe('a body of frames', () => {
  const three = body('{"documents":2}\n', '{"id":1,"length":5}\n', 'a\nb\nc', '{"id":2,"length":0}\n')

  test.each([1, 7, 1_000])('is read a file at a time, whatever the pieces it comes in: %i bytes', async size => {
    expect(await readAll(three, size)).toEqual([{ documents: 2 }, { id: 1, length: 5 }, 'a\nb\nc', { id: 2, length: 0 }, ''])
  })

  test('goes on at the next file when one is not read', async () => {
    expect(await readAll(three, 4, false)).toEqual([{ documents: 2 }, { id: 1, length: 5 }, 'not read', { id: 2, length: 0 }, 'not read'])
  })

  test.each([
    ['nothing', body(), 'upload-shape'],
    ['a line that is not JSON', body('{"documents":1}\n', 'hello\n'), 'upload-shape'],
    ['a line without a length', body('{}\n', '{"id":1}\n'), 'upload-shape'],
    ['a length below nothing', body('{}\n', '{"length":-1}\n'), 'upload-shape'],
    ['a line without end', body('{}\n', 'x'.repeat(40_000)), 'request-too-large'],
    ['a file of a gigabyte', body('{}\n', '{"length":1073741824}\n'), 'request-too-large'],
    ['a cut in a line', body('{}\n', '{"leng'), 'upload-cut'],
    ['a cut in a file', body('{}\n', '{"length":9}\n', 'short'), 'upload-cut'],
  ])('is refused with a code: %s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code)
  })
})
