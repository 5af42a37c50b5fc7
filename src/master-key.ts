import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from './config.ts'
import { randomBytes } from './platform/keyring/primitives.ts'

const BYTES = 32

const synced = (file: string, flags: string, bytes?: Uint8Array): void => {
  const handle = openSync(file, flags, 0o600)
  if (bytes !== undefined) writeSync(handle, bytes)
  fsyncSync(handle)
  closeSync(handle)
}

/** The operator's key; in demonstration, one made at the first start and kept beside the data, readable by its owner alone. */
export const openMasterKey = (settings: Pick<Settings, 'mode' | 'masterKey' | 'dataFolder'>): Uint8Array => {
  if (settings.masterKey !== undefined) return settings.masterKey
  if (settings.mode !== 'demonstration') throw new TypeError('only a demonstration makes its own master key')
  const folder = path.join(settings.dataFolder, 'keys')
  const file = path.join(folder, 'master.key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    synced(`${file}.new`, 'w', randomBytes(BYTES))
    renameSync(`${file}.new`, file)
    synced(folder, 'r')
  }
  const key = readFileSync(file)
  if (key.length !== BYTES) throw new TypeError(`${file} is not ${BYTES} bytes`)
  return key
}
