import { describe, expect, test } from 'vitest'
import { noiseFrom, oidOf, pick, uuidOf, wobble } from './draw.ts'

const keys = Array.from({ length: 5_000 }, (_, index) => `demonstration/marcel/bio-${index}`)

describe('draws', () => {
  test('are functions of their words', () => {
    expect(uuidOf('a')).toBe(uuidOf('a'))
    expect(uuidOf('a')).not.toBe(uuidOf('b'))
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('make an OID that is the UUID as a number (X.667)', () => {
    expect(oidOf('a')).toMatch(/^2\.25\.(?:0|[1-9]\d{0,38})$/)
    expect(BigInt(oidOf('a').slice(5)).toString(16).padStart(32, '0')).toBe(uuidOf('a').replaceAll('-', ''))
  })

  test('do not meet on thousands of neighbours', () => {
    expect(new Set(keys.map(oidOf)).size).toBe(keys.length)
  })

  test('stay within their bounds and spread over them', () => {
    const [wobbles, picks] = [keys.map(wobble), keys.map(key => pick(key, 10))]
    expect(Math.min(...wobbles)).toBeGreaterThanOrEqual(-1)
    expect(Math.max(...wobbles)).toBeLessThan(1)
    expect(Math.abs(wobbles.reduce((sum, value) => sum + value, 0) / keys.length)).toBeLessThan(0.05)
    expect(new Set(picks)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
  })

  test('repeat a noise from its words', () => {
    const [first, second] = [noiseFrom('x'), noiseFrom('x')]
    expect([first(), first(), first()]).toEqual([second(), second(), second()])
  })
})
