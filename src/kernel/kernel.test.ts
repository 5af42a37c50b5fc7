import { describe, expect, test } from 'vitest'
import { isUuid } from './ids.ts'
import { after, DAY, fromIso, HOUR, instant, MINUTE, SECOND, toIso } from './instant.ts'
import { Refusal, refuse } from './refusal.ts'
import { DOCUMENT_RIGHTS } from './rights.ts'

describe('instants', () => {
  test('are written and read as ISO 8601 in UTC, to the millisecond', () => {
    const at = fromIso('2026-11-22T10:00:00.123+01:00')
    expect(toIso(at)).toBe('2026-11-22T09:00:00.123Z')
    expect(fromIso(toIso(at))).toBe(at)
    expect(instant(0)).toBe(fromIso('1970-01-01T00:00:00Z'))
  })

  test('that cannot be read are refused', () => {
    expect(() => fromIso('yesterday')).toThrow(RangeError)
    expect(() => fromIso('')).toThrow(RangeError)
  })

  test('move by milliseconds', () => {
    expect(toIso(after(fromIso('2026-02-28T23:59:59Z'), SECOND))).toBe('2026-03-01T00:00:00.000Z')
    expect([MINUTE, HOUR, DAY]).toEqual([60_000, 3_600_000, 86_400_000])
  })
})

describe('a refusal', () => {
  const definition = { category: 'absent', code: 'no-record', message: 'Aucun dossier consultable.' } as const

  test('says to the person its French sentence, to programs its code, to the log alone its detail', () => {
    const refusal = new Refusal(definition, 'a decoy')
    expect([refusal.category, refusal.code, refusal.message, refusal.detail]).toEqual([
      'absent',
      'no-record',
      definition.message,
      'a decoy',
    ])
    expect(refusal.message).not.toContain('decoy')
    expect(refusal).toBeInstanceOf(Error)
  })

  test('is thrown', () => {
    expect(() => refuse(definition)).toThrow(Refusal)
  })
})

test('a UUID is written in lower case, with its dashes', () => {
  expect(isUuid('6f3f2c1e-0d4b-4a53-9e0a-0c5d8b1f7a21')).toBe(true)
  expect(isUuid('6F3F2C1E-0D4B-4A53-9E0A-0C5D8B1F7A21')).toBe(false)
  expect(isUuid('6f3f2c1e0d4b4a539e0a0c5d8b1f7a21')).toBe(false)
  expect(isUuid("6f3f2c1e-0d4b-4a53-9e0a-0c5d8b1f7a21' or true")).toBe(false)
})

test('the seven rights of PDT-INF-526 are those on documents', () => {
  expect(DOCUMENT_RIGHTS).toEqual(['read', 'deposit', 'mask', 'unmask', 'reveal', 'archive', 'delete'])
})
