import { describe, expect, test } from 'vitest'
import { documentTypes } from '../../policy/index.ts'
import { CATEGORIES } from '../contract/index.ts'
import { categoriesOfCodes, categoryOfType, typeLabel, typesOfCategories } from './category.ts'

describe('a family of documents', () => {
  test('is one of twelve, for every published type', () => {
    for (const { code } of documentTypes) expect(CATEGORIES).toContain(categoryOfType(code))
    expect(categoryOfType('EXPPAT_3')).toBe('wishes')
    expect(categoryOfType('11502-2')).toBe('biology')
    expect(categoryOfType('never published')).toBe('other')
  })

  test('and its types name one another: what a scope keeps is what its page shows', () => {
    for (const category of CATEGORIES) {
      const types = typesOfCategories([category])
      expect(types.every(type => categoryOfType(type) === category)).toBe(true)
      expect(categoriesOfCodes(types)).toEqual(types.length === 0 ? [] : [category])
    }
    expect(typesOfCategories(CATEGORIES).length).toBe(documentTypes.length)
  })

  test('of a scope that names XDS classes is every family they hold', () => {
    expect(categoriesOfCodes(['60'])).toEqual(['reimbursement'])
  })
})

test('a type is said in plain words to people, and as published to professionals', () => {
  expect(typeLabel('11502-2', false)).toBe('Prise de sang ou analyse')
  expect(typeLabel('11502-2', true)).toMatch(/biologique/i)
})
