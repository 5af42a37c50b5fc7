import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startCarnet } from '../../src/app.ts'
import { type Environment, readSettings } from '../../src/config.ts'
import { connect } from '../../src/platform/db/index.ts'
import { freshDatabase } from '../support/index.ts'
import { at, clientOf, textAt } from './client.ts'
import { insOf, pdf, personWithRecord, professional, signedIn } from './people.ts'
import { urlOf } from './server.ts'

const rows = await freshDatabase()
const otherRows = await freshDatabase()
const keys = await freshDatabase()
const { role: _, ...keyOwner } = keys.options

const folderOf = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-restart-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const lifeOf = async (environment: Environment, serial: number): Promise<void> => {
  const settings = readSettings({ MODE: 'demonstration', PORT: '0', LOG_LEVEL: 'silent', ...environment })
  const first = await startCarnet(settings, { seed: false })
  const author = await professional(first.url, { nationalId: `8999000002${serial}`, family: 'AUTEURE' })
  const person = await personWithRecord(first.url, 200 + serial)
  const filed = await author.upload(`/api/records/${person.recordId}/documents`, { title: 'A', typeCode: '11488-4', date: '2026-11-02' }, [
    { name: 'a.pdf', type: 'application/pdf', bytes: pdf('gardé') },
  ])
  const before = await person.get(`/api/records/${person.recordId}/documents/${textAt(filed, 'documentId')}/content`)
  await first.stop()
  await first.stop()
  await expect(fetch(`${first.url}/healthz`)).rejects.toThrow()

  const second = await startCarnet(settings, { seed: false })
  const kept = clientOf(second.url, { cookie: person.cookie() })
  expect(
    (await kept.get(`/api/records/${person.recordId}/documents/${textAt(filed, 'documentId')}/content`)).bytes.equals(before.bytes),
  ).toBe(true)
  const again = await signedIn(second.url, { ins: insOf(200 + serial) })
  expect(at(await again.get(`/api/records/${person.recordId}/documents`), 'items.length')).toBe(1)
  await second.published()
  await second.stop()
}

test('a server that is stopped and started again serves what it kept, to the sessions it had', async () => {
  await lifeOf({ DATA_DIR: folderOf(), DATABASE_URL: urlOf(rows.options) }, 11)
}, 60_000)

test('so does one whose keys lie in a database of their own; none of them is in the data folder', async () => {
  const folder = folderOf()
  await lifeOf({ DATA_DIR: folder, DATABASE_URL: urlOf(otherRows.options), KEYSTORE_URL: urlOf(keyOwner) }, 12)
  expect(() => readFileSync(path.join(folder, 'keys', 'wrapped.keys'))).toThrow()
  const look = connect({ ...keyOwner, poolSize: 1 })
  const [row] = await look.rows<{ count: number }>({ name: 'look', text: 'select count(*)::int as count from wrapped_key' })
  await look.close()
  expect(row?.count).toBe(16 + 2)
}, 60_000)
