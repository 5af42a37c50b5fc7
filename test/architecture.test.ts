import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { houseOf, readHouse, tell } from './architecture/house.ts'
import { RULES } from './architecture/rules/index.ts'
import { tablesOf } from './architecture/sql.ts'

/** The plan of the house (ARCHITECTURE.md), kept by reading every file of it. */
const house = readHouse(join(import.meta.dirname, '..'))

describe('the house', () => {
  test('is really read: a rule over no file would hold', () => {
    const count = (pattern: RegExp) => [...house.keys()].filter(path => pattern.test(path)).length
    expect(count(/^src\/.*\.ts$/)).toBeGreaterThan(100)
    expect(count(/^web\/.*\.tsx?$/)).toBeGreaterThan(20)
    expect(count(/^test\/.*\.ts$/)).toBeGreaterThan(20)
    expect(tablesOf(house).length).toBeGreaterThan(10)
  })

  test.each(RULES.map(rule => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(rule.check(house).map(tell)).toEqual([])
  })
})

describe('control', () => {
  test('every rule of the folder is in the list', () => {
    const files = readdirSync(join(import.meta.dirname, 'architecture', 'rules')).filter(name => name !== 'index.ts')
    expect(RULES).toHaveLength(files.length)
  })

  const broken = RULES.flatMap(rule => rule.control.broken.map((control, i) => [`${rule.name} (${i + 1})`, rule, control] as const))
  test.each(broken)('a broken house is seen: %s', (_, rule, { files, breach }) => {
    const told = rule.check(houseOf(files)).map(tell)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(breach)
  })

  test.each(RULES.map(rule => [rule.name, rule] as const))('a sound house is left in peace: %s', (_, rule) => {
    expect(rule.check(houseOf(rule.control.sound)).map(tell)).toEqual([])
  })
})
