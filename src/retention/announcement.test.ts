import { afterAll, describe, expect, test } from 'vitest'
import { personCalled, professional, refusalOf } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import { announceDocument, deleteDocument, deposit, openCdaEngine, revealDocument } from '../documents/index.ts'
import { makePdf } from '../documents/format/sniff/files.fixtures.ts'
import { actAs, type Asked, careOf, depositAs, HELD, opensAs, titlesAs } from '../documents/testing/kit.ts'
import { readJournal } from '../journal/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { DAY, HOUR } from '../kernel/instant.ts'
import { closeRecord, reopenRecord } from './index.ts'
import { openKit } from './testing/kit.ts'

const engine = openCdaEngine()
afterAll(() => engine.close())
const kit = { ...(await openKit()), engine }
const people = {
  author: professional('Dr Paul Leroy'),
  attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002' }),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
}
const RELATIONS = { attending: 'attending', doctor: 'authorised', parent: 'representative' } as const

const care = async (name: string) => {
  kit.clock.set('2027-01-15T09:00:00.000Z')
  const { recordId, caller } = await careOf(kit, name, people, RELATIONS)
  const as = (who: keyof typeof caller) => kit.now(caller[who])
  const file = async (title: string, asked: Asked = {}): Promise<DocumentId> =>
    (await depositAs(kit, await as('author'), recordId, makePdf({ page: `BT (${title}) Tj ET` }), { title, visibility: HELD, ...asked }))
      .documentId
  const titles = async (who: keyof typeof caller) => titlesAs(await as(who), recordId)
  const acts = async (who: keyof typeof caller): Promise<readonly string[]> => {
    const op = await as(who)
    const page = await underGrant(op, recordId, 'read-journal', { action: 'journal.read' }, grant => readJournal(op, grant))
    return page.events.filter(({ entry }) => entry.action.startsWith('documents.')).map(({ entry }) => entry.action)
  }
  const told = (who: 'holder' | 'parent') => kit.toldOf(recordId, caller[who].subject.id)
  const waitDays = async (days: number): Promise<void> => {
    kit.clock.advance(days * DAY)
    await kit.sweep()
  }
  return { recordId, as, file, titles, acts, told, waitDays }
}

describe('what its holder must not discover alone (R.1111-53)', () => {
  test('is told as an update after a fortnight, opens after a month with its trace, to her and to whom acts for her', async () => {
    const { recordId, as, file, titles, acts, told, waitDays } = await care('Anne Held')
    const id = await file('Bilan')
    await opensAs(await as('doctor'), recordId, id)
    await waitDays(13.99)
    expect([await told('holder'), await told('parent')]).toEqual([[], []])
    await waitDays(0.01)
    expect([await told('holder'), await told('parent')]).toEqual([['update-soon'], ['update-soon']])
    expect([await titles('holder'), await titles('parent'), await titles('doctor')]).toEqual([[], [], ['Bilan']])
    expect(new Set(await acts('holder'))).toEqual(new Set(['documents.list']))
    // 15 January, 9 h → 15 February, 9 h
    kit.clock.set('2027-02-15T08:59:59.999Z')
    await kit.sweep()
    expect([await titles('holder'), await titles('parent')]).toEqual([[], []])
    await waitDays(1 / DAY)
    expect([await titles('holder'), await titles('parent')]).toEqual([['Bilan'], ['Bilan']])
    expect(await told('holder')).toEqual(['update-soon', 'update-made'])
    expect(await acts('holder')).toEqual(expect.arrayContaining(['documents.submit', 'documents.read', 'documents.announced']))
    // a representative reads what happens from here on, never the stream that may hold a secret
    expect(await acts('parent')).not.toContain('documents.submit')
    await waitDays(100)
    expect(await told('holder')).toEqual(['update-soon', 'update-made'])
  })

  test('opens at once, with its trace, when who held the consultation says so; nobody is told of anything later', async () => {
    const { recordId, as, file, titles, acts, told, waitDays } = await care('Anne Announced')
    const id = await file('Résultat')
    await waitDays(3)
    await actAs(await as('author'), recordId, 'reveal', id, announceDocument)
    expect(await titles('holder')).toEqual(['Résultat'])
    await kit.sweep()
    expect(await acts('holder')).toEqual(expect.arrayContaining(['documents.submit', 'documents.announce']))
    await waitDays(60)
    expect(await told('holder')).toEqual([])
  })

  test('opens its trace up to the first entry of what still waits', async () => {
    const { recordId, as, file, acts, waitDays } = await care('Anne Two')
    const first = await file('Premier')
    await waitDays(10)
    await opensAs(await as('attending'), recordId, first)
    kit.clock.advance(HOUR)
    const second = await file('Second')
    await opensAs(await as('attending'), recordId, first)
    await opensAs(await as('attending'), recordId, second)
    await waitDays(21)
    const seen = (await acts('holder')).filter(action => action === 'documents.submit' || action === 'documents.read')
    expect(seen.toSorted()).toEqual(['documents.read', 'documents.submit'])
    await waitDays(10)
    const all = (await acts('holder')).filter(action => action === 'documents.submit' || action === 'documents.read')
    expect(all.toSorted()).toEqual(['documents.read', 'documents.read', 'documents.read', 'documents.submit', 'documents.submit'])
  })

  test('is a minor’s secret too: her representatives are told nothing, neither then nor when it opens', async () => {
    const { file, titles, acts, told, waitDays } = await care('Anne Secret')
    await file('Secret', { visibility: { ...HELD, hiddenFromRepresentatives: true } })
    await waitDays(14)
    await waitDays(20)
    expect([await told('holder'), await told('parent')]).toEqual([['update-soon', 'update-made'], []])
    expect([await titles('holder'), await titles('parent')]).toEqual([['Secret'], []])
    expect((await acts('parent')).filter(action => action !== 'documents.list')).toEqual([])
  })

  test('goes on while the record is closed: nobody is told, and it is open when she comes back', async () => {
    const { recordId, as, file, titles, told, waitDays } = await care('Anne Closed')
    await file('Fermé')
    await closeRecord(await as('holder'), kit.outbox, recordId, { channel: 'online' })
    await waitDays(40)
    expect(await told('holder')).toEqual(['record-closed'])
    await reopenRecord(await as('holder'), kit.outbox, recordId, 'online')
    expect(await titles('holder')).toEqual(['Fermé'])
  })

  test('a document that was revealed, or deleted, leaves nothing to tell of', async () => {
    const { recordId, as, file, told, waitDays } = await care('Anne Gone')
    const [revealed, deleted] = [await file('Un'), await file('Deux')]
    await actAs(await as('author'), recordId, 'reveal', revealed, (op, grant, id) => revealDocument(op, grant, id, 'holder'))
    await actAs(await as('author'), recordId, 'delete', deleted, deleteDocument)
    await waitDays(45)
    expect(await told('holder')).toEqual([])
  })

  test('a sweep that comes days late tells and opens what it must, once', async () => {
    const { file, titles, told, waitDays } = await care('Anne Late')
    await file('Tard')
    kit.clock.advance(16 * DAY)
    await file('Encore')
    await waitDays(0)
    expect(await told('holder')).toEqual(['update-soon'])
    await waitDays(40)
    expect(await titles('holder')).toEqual(['Encore', 'Tard'])
    expect(await told('holder')).toEqual(['update-soon', 'update-made'])
  })

  test('what she may read of that stream is a beginning of it, numbered from one', async () => {
    const { recordId, as, file, waitDays } = await care('Anne Proof')
    await file('Ancien')
    await waitDays(10)
    await file('Récent')
    await waitDays(22)
    kit.clock.advance(HOUR)
    const op = await as('holder')
    const page = await underGrant(op, recordId, 'read-journal', { action: 'journal.read' }, grant => readJournal(op, grant))
    const held = page.events.filter(({ stream }) => stream === 'held').map(({ n }) => n)
    expect(held).toEqual(['1'])
  })
})

test('a record that closes while a deposit is under way: the deposit is answered as for no record, and leaves nothing', async () => {
  const { recordId, as } = await care('Anne Meanwhile')
  const [depositor, holder] = [await as('author'), await as('holder')]
  const bytes = makePdf({ page: 'BT (Pendant) Tj ET'.padEnd(400_000, ' ') })
  const stream = async function* () {
    yield bytes.subarray(0, 200_000)
    await closeRecord(holder, kit.outbox, recordId, { channel: 'online' })
    yield bytes.subarray(200_000)
  }
  const asked = { visibility: { masked: false, held: false, hiddenFromRepresentatives: false }, title: 'Pendant', stream: stream() }
  expect(await refusalOf(deposit(depositor, engine, recordId, asked))).toBe('deposit-refused')
  expect(await Array.fromAsync(kit.blobs.list(recordId))).toEqual([])
  await reopenRecord(await as('holder'), kit.outbox, recordId, 'online')
  expect(await titlesAs(await as('holder'), recordId)).toEqual([])
})
