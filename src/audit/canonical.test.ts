import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { canonicalise } from '../../verifier/verify-trace.mjs'
import { canonical, type Json } from './canonical.ts'

describe('the canonical form of an entry (RFC 8785)', () => {
  test('has its keys in order of UTF-16 units, no space, and leaves out what is undefined', () => {
    expect(canonical({ b: 1, a: [true, null, 'é'], '': undefined, A: { z: -1, y: '' } })).toBe(
      '{"A":{"y":"","z":-1},"a":[true,null,"é"],"b":1}',
    )
    expect(canonical({ '\u{1F600}': 1, '\ufb33': 2, '€': 3 })).toBe('{"€":3,"\u{1F600}":1,"\ufb33":2}')
  })

  test('escapes as JSON does, and nothing more', () => {
    expect(canonical('"\\\b\f\n\r\t\u0001/é ')).toBe('"\\"\\\\\\b\\f\\n\\r\\t\\u0001/é "')
  })

  test('has no numbers but integers: the others are written in too many ways', () => {
    for (const number of [1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) expect(() => canonical(number)).toThrow(TypeError)
    expect(canonical(-0)).toBe('0')
  })

  test('is the stand-alone verifier’s, on any entry', () => {
    const { json } = fc.letrec<{ json: Json }>(tie => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary' }).filter(text => text.isWellFormed()),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: 'grapheme' }), tie('json'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(json, value => {
        const text = canonical(value)
        expect(canonicalise(value)).toBe(text)
        expect(canonical(JSON.parse(text) as Json)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
})
