import { describe, expect, test } from 'vitest'
import { freshDatabase, seededDraw } from '../../../test/support/index.ts'
import { frames } from './frames.ts'
import { bindMessage, describeMessage, encodeMessages, executeMessage, parseMessage, syncMessage } from './messages.ts'

const database = await freshDatabase()
const draw = seededDraw('messages')
const bytes = (length: number): Buffer => Buffer.from(draw.bytes(length))

/** Around the length from which a value is not copied. */
const LENGTHS = [0, 1, 8_191, 8_192, 8_193, 70_000]

describe('what a client says to PostgreSQL', () => {
  test('values of every length come back as they went, beside texts, several statements in one flight', async () => {
    const queries = LENGTHS.flatMap(first =>
      LENGTHS.map(second => ({
        name: 'test.echo',
        text: 'select $1::bytea as first, $2::text as words, $3::bytea as nothing, $4::bytea as second, $5::text as last',
        values: [bytes(first), 'é’𝄞', null, bytes(second), ''],
      })),
    )
    const answers = await database.batch(queries)
    expect(answers).toEqual(queries.map(({ values: [first, words, nothing, second, last] }) => [{ first, words, nothing, second, last }]))
  })

  test('each message tells its own length', () => {
    const sent = [parseMessage('n', 'select $1'), bindMessage('n', [bytes(9_000), 'é', null]), describeMessage, executeMessage, syncMessage]
    const heard: [string, number][] = []
    frames((code, _, start, end) => heard.push([String.fromCharCode(code), end - start]))(Buffer.concat(encodeMessages(sent)))
    expect(heard).toEqual([
      ['P', 1 + 4 + 2 + 10 + 2],
      ['B', 1 + 4 + 1 + 2 + 2 + 6 + 2 + (4 + 9_000) + (4 + 2) + 4 + 4],
      ['D', 7],
      ['E', 10],
      ['S', 5],
    ])
  })

  test('a large value is not copied', () => {
    const large = bytes(8_192)
    expect(encodeMessages([bindMessage('n', ['a', large, 'b'])])).toContain(large)
    expect(encodeMessages([bindMessage('n', ['a', bytes(8_191), 'b']), syncMessage])).toHaveLength(1)
  })
})
