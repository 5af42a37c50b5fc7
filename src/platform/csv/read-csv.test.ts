import { describe, expect, test } from 'vitest'
import { type CsvRecord, csvLine, readCsv } from './read-csv.ts'

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (text: string | Buffer, size = 7): Promise<readonly CsvRecord[]> =>
  (await Array.fromAsync(readCsv(pieces(Buffer.from(text), size)))).flat()

const fieldsOf = async (text: string | Buffer, size?: number) =>
  (await read(text, size)).map(record => ('fields' in record ? record.fields : record.problem))

describe('a file of records', () => {
  test.each([1, 2, 3, 7, 1_000])('is the same in pieces of %i bytes', async size => {
    const text = '\uFEFFnom,ville\r\nHélène,"Sète, port"\r\n\r\n"dit ""Léo""",\n"deux\nlignes",x'
    expect(await fieldsOf(text, size)).toEqual([
      ['nom', 'ville'],
      ['Hélène', 'Sète, port'],
      ['dit "Léo"', ''],
      ['deux\nlignes', 'x'],
    ])
  })

  test('numbers its records, those that cannot be read among them', async () => {
    const latin1 = Buffer.concat([Buffer.from('a\n'), Buffer.from('Hélène\n', 'latin1'), Buffer.from('b\n')])
    expect(await read(latin1)).toEqual([
      { number: 1, fields: ['a'] },
      { number: 2, problem: 'encoding' },
      { number: 3, fields: ['b'] },
    ])
  })

  test('goes on behind a quote that is never closed', async () => {
    expect(await fieldsOf('a\n"b\nc\nd\n')).toEqual([['a'], 'quotes', ['c'], ['d']])
    const many = Array.from({ length: 60 }, (_, i) => `l${i}`)
    expect(await fieldsOf(['"b', ...many].join('\n'), 1_000)).toEqual(['quotes', ...many.map(line => [line])])
  })

  test('goes on behind a line without end, and keeps nothing of it', async () => {
    expect(await fieldsOf(`a\n${'x'.repeat(300_000)}\nb\n`, 50_000)).toEqual([['a'], 'too-long', ['b']])
  })

  test('may be empty', async () => {
    expect(await fieldsOf('')).toEqual([])
  })
})

test('a record that is written is read again', async () => {
  const fields = ['a,b', '"', 'deux\nlignes', 'é', '']
  expect(await fieldsOf(csvLine(fields))).toEqual([fields])
})
