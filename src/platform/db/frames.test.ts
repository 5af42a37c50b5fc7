import { expect, test } from 'vitest'
import { frames } from './frames.ts'

const message = (code: string, body: string): Buffer => {
  const bytes = Buffer.alloc(5 + Buffer.byteLength(body))
  bytes.write(code, 0)
  bytes.writeUInt32BE(bytes.length - 1, 1)
  bytes.write(body, 5)
  return bytes
}

const stream = Buffer.concat([message('D', 'first'), message('C', ''), message('D', 'x'.repeat(300)), message('Z', 'I')])
const whole = [
  ['D', 'first'],
  ['C', ''],
  ['D', 'x'.repeat(300)],
  ['Z', 'I'],
]

const read = (chunks: readonly Buffer[]): string[][] => {
  const messages: string[][] = []
  const cut = frames((code, bytes, start, end) => messages.push([String.fromCharCode(code), bytes.toString('utf8', start + 5, end)]))
  for (const chunk of chunks) cut(chunk)
  return messages
}

test('messages come out whole, wherever the stream is cut in three', () => {
  for (let a = 0; a <= stream.length; a += 3)
    for (let b = a; b <= stream.length; b += 7)
      expect(read([stream.subarray(0, a), stream.subarray(a, b), stream.subarray(b)])).toEqual(whole)
})

test('messages come out whole from a stream of single bytes', () => {
  expect(read([...stream].map(byte => Buffer.from([byte])))).toEqual(whole)
})
