import { expect, test } from 'vitest'
import { IDLE_ENDS, idleAt, nextChange, WARNED_BEFORE } from './idle.ts'

test('the warning comes two minutes before the end, and neither comes while something is asked', () => {
  expect(idleAt(0, IDLE_ENDS - WARNED_BEFORE - 1)).toBe('active')
  expect(idleAt(0, IDLE_ENDS - WARNED_BEFORE)).toBe('warned')
  expect(idleAt(0, IDLE_ENDS - 1)).toBe('warned')
  expect(idleAt(0, IDLE_ENDS)).toBe('ended')
  expect(idleAt(IDLE_ENDS, IDLE_ENDS)).toBe('active')
})

test('the page wakes at the warning, then at the end, and at once when both have passed while it slept', () => {
  expect(nextChange(0, 0)).toBe(IDLE_ENDS - WARNED_BEFORE)
  expect(nextChange(0, IDLE_ENDS - WARNED_BEFORE)).toBe(WARNED_BEFORE)
  expect(nextChange(0, IDLE_ENDS * 2)).toBe(0)
})
