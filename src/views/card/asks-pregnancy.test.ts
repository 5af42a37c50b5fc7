import { expect, test } from 'vitest'
import { asksPregnancy } from './asks-pregnancy.ts'

const TODAY = '2026-11-23'

test.each([
  ['a woman of an age to be', 'F', '1990-05-05', true],
  ['a girl in the year of her twelve', 'F', '2014-12-31', true],
  ['a younger girl', 'F', '2015-01-01', false],
  ['an older woman', 'F', '1970-12-31', false],
  ['a man', 'M', '1990-05-05', false],
  ['somebody whose sex the register does not say', 'U', '1990-05-05', false],
] as const)('pregnancy, asked of %s', (_who, sex, birthDate, isAsked) => {
  expect(asksPregnancy({ sex, birthDate }, TODAY)).toBe(isAsked)
})
