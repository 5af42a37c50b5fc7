import { expect, test } from 'vitest'
import { groupsOf } from './schedule.ts'
import { SUITES, type Suite } from './suites.ts'

const suite = (name: string, beside?: true): Suite => ({
  name,
  needs: [],
  ...(beside && { beside }),
  run: async () => ({ passed: 1, failed: 0, skipped: 0 }),
})

test('suites that may run beside another share the machine while they follow one another; every other has it alone', () => {
  const suites = [suite('a'), suite('b', true), suite('c', true), suite('d'), suite('e', true)]
  expect(groupsOf(suites).map(group => group.map(({ name }) => name))).toEqual([['a'], ['b', 'c'], ['d'], ['e']])
})

test('no suite is left out, and two never have the same name: it is by name that one is run in a process of its own', () => {
  expect(groupsOf(SUITES).flat()).toEqual(SUITES)
  expect(new Set(SUITES.map(({ name }) => name)).size).toBe(SUITES.length)
})
