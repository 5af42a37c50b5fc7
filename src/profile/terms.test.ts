import { describe, expect, test } from 'vitest'
import { TERM_KINDS, termsOf } from './terms.ts'

const ICD10 = /^[A-TV-Z]\d{2}(?:\.\d)?$|^U\d{2}\.\d$/
const ATC = /^[A-DGHJLMNPRSV]\d{2}[A-Z]{2}\d{2}$/

describe('the words people use', () => {
  const all = TERM_KINDS.flatMap(kind => termsOf(kind))

  test('are enough to begin with: at least 150, of each kind', () => {
    expect(all.length).toBeGreaterThanOrEqual(150)
    for (const kind of TERM_KINDS) expect(termsOf(kind).length).toBeGreaterThan(25)
  })

  test('bear a code of the shape of their classification', () => {
    for (const { system, code } of all) expect(code).toMatch(system === 'atc' ? ATC : ICD10)
  })

  test('are plain: each stands once in its kind, begins with a capital and is shorter than a line', () => {
    for (const kind of TERM_KINDS) {
      const plain = termsOf(kind).map(term => term.plain)
      expect(new Set(plain).size).toBe(plain.length)
      for (const text of plain) expect(text).toMatch(/^\p{Lu}.{1,58}$/u)
    }
  })
})
