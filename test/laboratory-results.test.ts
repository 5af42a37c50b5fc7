import { afterAll, expect, test } from 'vitest'
import { CdaStream, openCdaEngine } from '../src/documents/index.ts'
import { instant } from '../src/kernel/instant.ts'
import { professional, traitsOf } from '../bench/population/people.ts'
import { broken, makeBatch, resultOf } from '../bench/laboratory/make-results.ts'
import { PANELS } from '../bench/laboratory/panels.table.ts'

const engine = openCdaEngine()
afterAll(() => engine.close())
const AT = instant(Date.UTC(2026, 10, 22, 8))
const one = (n: number) => resultOf('Matin', n, traitsOf(n), professional(0), AT)

const readOf = async (bytes: Uint8Array) => {
  const stream = new CdaStream()
  stream.write(bytes)
  return engine.read(stream.end(), { entries: true })
}

test('a result is a CDA of its person, whose every measure is read again with its value, unit and reference', async () => {
  for (const n of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const { metadata, facts } = await readOf(one(n).bytes)
    const panel = PANELS.find(({ title }) => title === metadata.title) ?? expect.fail('no such panel')
    expect(metadata).toMatchObject({ patient: { ins: traitsOf(n).ins }, typeCode: { code: '11502-2' } })
    expect(facts).toHaveLength(panel.analytes.length)
  }
})

test('the same name and number give the same bytes, and most values are within their reference', () => {
  expect(one(12).bytes.equals(one(12).bytes)).toBe(true)
  const flags = Array.from(
    { length: 300 },
    (_, n) =>
      one(n)
        .bytes.toString('utf8')
        .match(/interpretationCode code="(\w)"/g) ?? [],
  ).flat()
  const usual = flags.filter(flag => flag.endsWith('"N"')).length / flags.length
  expect([usual > 0.7, usual < 0.98]).toEqual([true, true])
})

test('three in a hundred are broken', () => {
  const changed = Array.from({ length: 200 }, (_, n) => one(n)).filter((whole, n) => !broken(whole, n).bytes.equals(whole.bytes))
  expect(changed).toHaveLength(6)
})

test('a batch is made a document at a time, each line telling the length of what follows', async () => {
  const { frames } = makeBatch('Matin', 5, traitsOf, professional(0), AT, false)
  const [head, ...rest] = (await Array.fromAsync(frames())).map(part => Buffer.from(part))
  expect(JSON.parse(String(head))).toEqual({ name: 'Matin', documents: 5 })
  expect(rest).toHaveLength(10)
  for (let n = 0; n < 5; n += 1) expect(JSON.parse(String(rest[n * 2]))).toMatchObject({ length: rest[n * 2 + 1]?.length })
})
