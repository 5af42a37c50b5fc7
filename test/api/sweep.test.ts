import { expect, test } from 'vitest'
import { CONTROLS } from '../../src/cli/probing/controls.ts'
import { watcherOn } from '../../src/cli/probing/server.ts'
import { type Swept, sweepOver } from '../../src/cli/probing/sweep-over.ts'
import { openRecords, sessionsOn, signIn, stolen } from '../../src/cli/probing/thieves.ts'
import { testServer, type TestServer } from './server.ts'

/** Sessions of several professionals of one place, stolen (security.md A3, G13). `npm run sweep` tries more, and a slow one. */
const [whole, broken] = [await testServer(), await testServer({ wrapDatabase: CONTROLS.ceiling })]
const KNOWN = 56
const THIEVES = 4

const sweepOn = async ({ url, rows }: TestServer): Promise<Swept> => {
  const sessions = sessionsOn(url, THIEVES)
  const known = await openRecords(await signIn(sessions.open(), { insurer: true }), KNOWN)
  const thieves = await Promise.all(Array.from({ length: THIEVES }, (_, n) => stolen(sessions.open(), n, '1290000899')))
  const watcher = await watcherOn(rows, sessions.open())
  return sweepOver({ thieves, known, attempts: 2 * KNOWN, watcher }).finally(() => sessions.close())
}

test('a sweep by several sessions of one place opens fewer than fifty records, and whoever protects the data reads of it', async () => {
  const { opened, refused, alarmSeconds } = await sweepOn(whole)
  expect(opened).toBeGreaterThan(0)
  expect(opened).toBeLessThanOrEqual(50)
  expect(refused).toBeGreaterThan(0)
  expect(alarmSeconds).not.toBeNull()
}, 60_000)

test('control: without the ceiling every record that is known is opened', async () => {
  expect(await sweepOn(broken)).toMatchObject({ opened: KNOWN, refused: 0, alarmSeconds: null })
}, 60_000)
