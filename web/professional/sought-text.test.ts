import { expect, test } from 'vitest'
import { insKey } from '../../src/kernel/ins.ts'
import { groupIns, readSought } from './sought-text.ts'

const THIRTEEN = '2720299999001'
const INS = THIRTEEN + insKey(THIRTEEN)

test('an INS is read with its spaces, and its key is checked', () => {
  expect(readSought(INS)).toEqual({ kind: 'ins', ins: INS })
  expect(readSought(groupIns(INS))).toEqual({ kind: 'ins', ins: INS })
  const wrong = THIRTEEN + (INS.endsWith('11') ? '12' : '11')
  expect(readSought(wrong)).toEqual({ kind: 'wrong-key' })
})

test('a Corsican INS is an INS, not a code', () => {
  const corsican = '272022A999001'
  expect(readSought(corsican + insKey(corsican))).toEqual({ kind: 'ins', ins: corsican + insKey(corsican) })
})

test('a code of a card is told from a short number', () => {
  expect(readSought('CARNET-7F3K9')).toEqual({ kind: 'code', code: 'CARNET-7F3K9' })
  expect(readSought('27202')).toEqual({ kind: 'wrong-length', length: 5 })
  expect(readSought('972029999900112')).toEqual({ kind: 'wrong-shape' })
})
