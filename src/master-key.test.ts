import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openMasterKey } from './master-key.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'carnet-key-'))
afterAll(() => rmSync(dataFolder, { recursive: true }))

const demonstration = { mode: 'demonstration', masterKey: undefined, dataFolder } as const

test('a demonstration makes its key once and keeps it for itself', () => {
  const key = openMasterKey(demonstration)
  expect(key).toHaveLength(32)
  expect(openMasterKey(demonstration)).toEqual(key)
  expect(statSync(path.join(dataFolder, 'keys', 'master.key')).mode & 0o777).toBe(0o600)
})

test('the key of the operator comes first, and production never makes one', () => {
  const masterKey = Buffer.alloc(32, 1)
  expect(openMasterKey({ ...demonstration, masterKey })).toBe(masterKey)
  expect(() => openMasterKey({ ...demonstration, mode: 'production' })).toThrow('only a demonstration')
})

test('a key file of another length is refused, never completed', () => {
  const file = path.join(dataFolder, 'keys', 'master.key')
  chmodSync(file, 0o600)
  writeFileSync(file, 'short')
  expect(() => openMasterKey(demonstration)).toThrow('32 bytes')
})
