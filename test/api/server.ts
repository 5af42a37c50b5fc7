import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { type Carnet, type Overrides, startCarnet } from '../../src/app.ts'
import { type Environment, readSettings } from '../../src/config.ts'
import type { ConnectOptions } from '../../src/platform/db/index.ts'
import { freshDatabase, type FreshDatabase } from '../support/index.ts'

/** What an operator would write: a socket's folder stands, percent-encoded, where a host stands. */
export const urlOf = (options: ConnectOptions): string => {
  if ('url' in options) return options.url
  const { user, password, host, port = 5432, database } = options
  return `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}:${port}/${database}`
}

export type TestServer = Carnet & { readonly rows: FreshDatabase; readonly folder: string }

/** A whole server on a database and a data folder of its own, without population. Call it while the file is collected. */
export const testServer = async (overrides: Overrides = {}, environment: Environment = {}): Promise<TestServer> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-api-'))
  const rows = await freshDatabase()
  const settings = readSettings({
    MODE: 'demonstration',
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: urlOf(rows.options),
    LOG_LEVEL: 'silent',
    ...environment,
  })
  const carnet = await startCarnet(settings, { seed: false, ...overrides })
  afterAll(async () => {
    await carnet.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { ...carnet, rows, folder }
}
