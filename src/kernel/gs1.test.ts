import { describe, expect, test } from 'vitest'
import { hasGoodCheckDigit, isCip13, isExpiredOn, readBox } from './gs1.ts'

const GS = '\u001d'
const GTIN = '03400932857241'
const TODAY = '2026-11-22'
const boxOf = (text: string) => {
  const read = readBox(text, TODAY)
  return read.ok ? read.box : read.fault
}

describe('the code of a box', () => {
  test('gives product, lot, last day and serial number, in any order, separated by FNC1', () => {
    const told = { gtin: GTIN, cip13: '3400932857241', lot: 'A12B', expiry: '2027-08-31', serial: 'S/N-9', isUnsure: false }
    for (const text of [
      `01${GTIN}1727083110A12B${GS}21S/N-9`,
      `${GS}01${GTIN}10A12B${GS}1727083121S/N-9`,
      `]d201${GTIN}21S/N-9${GS}10A12B${GS}17270831`,
      `]d2${GS}21S/N-9${GS}01${GTIN}17270831${GS}10A12B${GS}`,
      `01${GTIN}1727083110A12B<GS>21S/N-9`,
      `(01)${GTIN}(17)270831(10)A12B(21)S/N-9`,
      `(01) ${GTIN} (17) 270831 (10) A12B (21) S/N-9`,
    ])
      expect(boxOf(text), text).toEqual(told)
  })

  test('of day 00 is good until the last day of its month, leap years included', () => {
    const expiryOf = (yymmdd: string) => {
      const box = boxOf(`01${GTIN}17${yymmdd}`)
      return typeof box === 'string' ? box : box.expiry
    }
    expect(['270200', '280200', '271100', '271200'].map(expiryOf)).toEqual(['2027-02-28', '2028-02-29', '2027-11-30', '2027-12-31'])
    expect(['271301', '270231', '270001', '271131'].map(expiryOf)).toEqual(Array.from({ length: 4 }, () => 'wrong-date'))
    expect(['760101', '770101', '990630'].map(expiryOf)).toEqual(['2076-01-01', '1977-01-01', '1999-06-30'])
  })

  test('without a lot, an expiry or a French number says what it has', () => {
    expect(boxOf(`01${GTIN}`)).toEqual({ gtin: GTIN, cip13: '3400932857241', isUnsure: false })
    expect(boxOf('0105400951000015')).toMatchObject({ gtin: '05400951000015' })
    expect(boxOf('0105400951000015')).not.toHaveProperty('cip13')
  })

  test('whose separators were swallowed says that it is not sure', () => {
    expect(boxOf(`01${GTIN}1727083110A12B21SN9`)).toMatchObject({ lot: 'A12B21SN9', isUnsure: true })
    expect(boxOf(`01${GTIN}1727083110A12B${GS}21SN9`)).toMatchObject({ lot: 'A12B', isUnsure: false })
    expect(boxOf(`01${GTIN}1727083110AB5`)).toMatchObject({ lot: 'AB5', isUnsure: false })
  })

  test('of other elements is read through: national numbers, quantities, internal ones', () => {
    expect(boxOf(`01${GTIN}71212345${GS}240X${GS}91anything${GS}10L1`)).toMatchObject({ lot: 'L1' })
    expect(boxOf(`01${GTIN}11260101${GS}17270831`)).toMatchObject({ expiry: '2027-08-31' })
  })

  test('that is not one is refused with its reason', () => {
    const bad: readonly (readonly [string, string])[] = [
      ['', 'empty'],
      [']d2', 'empty'],
      ['   ', 'empty'],
      ['x'.repeat(600), 'too-long'],
      ['https://exemple.fr/notice', 'unknown-element'],
      ['8501', 'unknown-element'],
      ['()', 'unknown-element'],
      ['(1)2', 'unknown-element'],
      [`01${GTIN.slice(0, 10)}`, 'cut-short'],
      [`01${GTIN}1727`, 'cut-short'],
      [`01${GTIN}10`, 'cut-short'],
      [`01${GTIN}10${GS}21A`, 'cut-short'],
      [`01${GTIN}17AB0831`, 'bad-character'],
      [`01${GTIN}10LOT 1`, 'bad-character'],
      [`01${GTIN}10LÔT`, 'bad-character'],
      [`01${GTIN}10A\u0000B`, 'bad-character'],
      [`01${GTIN}10${'A'.repeat(21)}`, 'too-long'],
      [`01${GTIN}10A${GS}10B`, 'said-twice'],
      [`01${GTIN}01${GTIN}`, 'said-twice'],
      [`01${GTIN.slice(0, 13)}9`, 'wrong-check-digit'],
      ['17270831', 'no-product'],
      [`10A${GS}21B`, 'no-product'],
    ]
    for (const [text, fault] of bad) expect(boxOf(text), JSON.stringify(text)).toBe(fault)
  })
})

test('a number of thirteen figures is a French presentation when its prefix and its last figure are right', () => {
  expect(['3400932857241', '3400932857242', '5400951000015', '340093285724', '34009 32857241'].map(isCip13)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
  expect([hasGoodCheckDigit('05400951000015'), hasGoodCheckDigit('0540095100001X')]).toEqual([true, false])
})

test('a box may be used on its last day, not after', () => {
  expect([isExpiredOn('2026-11-22', TODAY), isExpiredOn('2026-11-21', TODAY)]).toEqual([false, true])
})
