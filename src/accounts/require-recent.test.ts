import { expect, test } from 'vitest'
import type { Authentication } from '../kernel/actors.ts'
import { after, fromIso, MINUTE, SECOND } from '../kernel/instant.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { LOOP } from './loop.ts'
import { requireRecent } from './require-recent.ts'

const noon = fromIso('2026-11-22T12:00:00Z')
const person: Authentication = { ...LOOP, means: 'passkey', authenticatedAt: noon }
const asks = (caller: Authentication, milliseconds: number): string => {
  try {
    requireRecent({ caller, instant: after(noon, milliseconds) } as Operation, 'export')
    return 'passes'
  } catch (error) {
    return error instanceof Refusal ? error.code : 'fault'
  }
}

test('a proof counts for ten minutes, by whatever means, and a new one for ten more', () => {
  expect(asks(person, 10 * MINUTE - SECOND)).toBe('passes')
  expect(asks(person, 10 * MINUTE)).toBe('step-up-needed')
  expect(asks({ ...person, confirmedAt: after(noon, 60 * MINUTE) }, 65 * MINUTE)).toBe('passes')
  expect(asks({ ...person, confirmedAt: after(noon, 60 * MINUTE) }, 70 * MINUTE)).toBe('step-up-needed')
  expect(asks({ ...person, means: 'activation-code' }, 10 * MINUTE)).toBe('step-up-needed')
})

test('a proof of tomorrow is none: a clock was moved', () => {
  expect(asks({ ...person, confirmedAt: after(noon, 60 * MINUTE) }, 5 * MINUTE)).toBe('step-up-needed')
})

test('a loop has nobody to ask', () => {
  expect(asks({ ...person, means: 'loop' }, 600 * MINUTE)).toBe('passes')
})
