import { expect, test } from 'vitest'
import { openClamd } from '../platform/antivirus/index.ts'
import { EICAR, startClamd } from '../platform/antivirus/testing/start-clamd.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { openCdaEngine } from './index.ts'
import { careOf, depositAs, linesAs, openKit, outcomeOf } from './testing/kit.ts'
import { countsIn } from './testing/rows.ts'

const world = await openKit()
const socket = await startClamd('400K')
const withAntivirus = (path: string) => ({ ...world, engine: openCdaEngine({ antivirus: openClamd({ socket: path }) }) })

const waitingIn = async (): Promise<readonly { readonly reason: string }[]> =>
  world.database.owner.rows<{ reason: string }>({ name: 'test.waiting', text: 'select reason from quarantine', values: [] })

test('a virus is kept nowhere, what is clean is filed', async () => {
  const kit = withAntivirus(socket)
  const { as, recordId } = await careOf(kit, 'Nadia Saine', {})
  expect(await outcomeOf(depositAs(kit, as('holder'), recordId, Buffer.from(`Une lettre ${EICAR}`)))).toBe('file-infected')
  expect((await countsIn(world, recordId))['documents']).toBe('0')
  await depositAs(kit, as('holder'), recordId, makePdf(), { title: 'Bilan' })
  expect((await linesAs(as('holder'), recordId)).map(line => line.facts.title)).toEqual(['Bilan'])
})

test('what it did not see whole waits in quarantine, and no record has it', async () => {
  const kit = withAntivirus(socket)
  const { as, recordId } = await careOf(kit, 'Nadia Longue', {})
  const before = (await waitingIn()).length
  expect(await outcomeOf(depositAs(kit, as('holder'), recordId, Buffer.alloc(3_000_000, 'a\n')))).toBe('not-scanned')
  expect(await linesAs(as('holder'), recordId)).toEqual([])
  expect((await waitingIn()).slice(before).map(({ reason }) => reason)).toEqual(['not-scanned'])
})

test('an antivirus that does not answer lets nothing in, and keeps nothing', async () => {
  const kit = withAntivirus('/nonexistent/clamd.sock')
  const { as, recordId } = await careOf(kit, 'Nadia Muette', {})
  const before = (await waitingIn()).length
  expect(await outcomeOf(depositAs(kit, as('holder'), recordId, makePdf()))).toBe('antivirus-silent')
  expect([(await waitingIn()).length, await linesAs(as('holder'), recordId)]).toEqual([before, []])
})
