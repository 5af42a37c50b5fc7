import { afterAll, describe, expect, test } from 'vitest'
import { codeOf, inChunks } from '../../platform/xml/xml.fixtures.ts'
import { openCdaEngine } from './engine.ts'
import { readCda } from './read-cda.ts'
import { factsOf, sampleCda, section, structured } from './sample.fixtures.ts'

const here = openCdaEngine({ readHereBytes: Number.POSITIVE_INFINITY, renderHereBytes: Number.POSITIVE_INFINITY })
const away = openCdaEngine({ readHereBytes: 0, renderHereBytes: 0, workers: 1 })
afterAll(() => Promise.all([here.close(), away.close()]))

const many = sampleCda({ body: structured(section('<table>'.concat('<tr><td>a</td><td>b</td></tr>'.repeat(2_000), '</table>'))) })

describe('a worker gives what the calling thread gives', () => {
  test.each([
    ['small', sampleCda()],
    ['large', many],
  ])('%s', async (_, bytes) => {
    const facts = factsOf(bytes)
    expect(await away.read(facts)).toEqual(await here.read(facts))
    expect(await away.render(facts, { headingLevel: 3 })).toEqual(await here.render(facts, { headingLevel: 3 }))
  })

  test('refusals too', async () => {
    const bytes = sampleCda({ replace: [['11490-0', '99999-9']] })
    expect(await codeOf(() => readCda(inChunks(bytes, 100), away))).toBe('cda-unknown-type')
    expect(await codeOf(() => readCda(inChunks(bytes, 100), here))).toBe('cda-unknown-type')
  })
})

test('a document that takes too long is refused, and the next one is read', async () => {
  const hasty = openCdaEngine({ readHereBytes: 0, renderHereBytes: 0, workers: 1, timeLimitMilliseconds: 1 })
  const rows = '<tr>'.concat('<td><content ID="a">x</content></td>'.repeat(50), '</tr>').repeat(500)
  const heavy = factsOf(sampleCda({ body: structured(section(`<table>${rows}</table>`)) }))
  expect(await codeOf(() => hasty.render(heavy, {}))).toBe('cda-unreadable')
  await hasty.close()
  expect((await away.read(factsOf(sampleCda()))).metadata.uniqueId).toBe('2.25.1234567890')
})
