import { expect, test } from 'vitest'
import { entriesOf, personCalled, professional } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { makePdf } from '../format/sniff/files.fixtures.ts'
import { listDocuments, purgeDocuments, readShelf } from '../index.ts'
import { careOf, depositAs, entryAs, MASKED, openKit } from '../testing/kit.ts'
import { noteOwnReading } from './index.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) => careOf(kit, name, people, { author: 'attending', doctor: 'authorised', parent: 'representative' })

const listed = async (op: Operation, recordId: RecordId) =>
  (await underGrant(op, recordId, 'read', { action: 'documents.list' }, grant => listDocuments(op, grant, { tellsUnread: true }))).lines
const unreadAs = async (op: Operation, recordId: RecordId): Promise<readonly string[]> =>
  (await listed(op, recordId)).filter(({ unread }) => unread === true).map(({ facts }) => facts.title)

const opened = async (op: Operation, recordId: RecordId, id: Parameters<typeof entryAs>[2]): Promise<void> =>
  noteOwnReading(op, (await entryAs(op, recordId, id)).committed, id)

test('what a professional opened is read, for him alone; what he wrote always was; a new version is to be read again', async () => {
  const { as, recordId } = await care('Nadia Lue')
  const { documentId: first } = await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Bilan' })
  await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Lettre' })
  expect(await unreadAs(as('author'), recordId)).toEqual([])
  expect((await unreadAs(as('doctor'), recordId)).toSorted()).toEqual(['Bilan', 'Lettre'])
  await opened(as('doctor'), recordId, first)
  await opened(as('doctor'), recordId, first)
  expect(await unreadAs(as('doctor'), recordId)).toEqual(['Lettre'])
  await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Bilan corrigé', replaces: first })
  expect((await unreadAs(as('doctor'), recordId)).toSorted()).toEqual(['Bilan corrigé', 'Lettre'])
})

test('his readings do not touch what the person’s side has read, nor hers his', async () => {
  const { as, recordId } = await care('Nadia Chacun')
  const { documentId } = await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Bilan' })
  const shelf = () =>
    underGrant(as('holder'), recordId, 'read', { action: 'documents.list' }, async grant => readShelf(as('holder'), grant))
  await opened(as('doctor'), recordId, documentId)
  expect((await shelf()).counts.unread).toBe(1)
  await opened(as('holder'), recordId, documentId)
  expect((await shelf()).counts.unread).toBe(1)
})

test('a document hidden from him is neither marked nor counted', async () => {
  const { as, recordId } = await care('Nadia Cachée')
  await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Montré' })
  const before = await listed(as('doctor'), recordId)
  await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Masqué', visibility: MASKED })
  expect(await listed(as('doctor'), recordId)).toEqual(before)
})

test('a mark adds no line to the trace, goes with the record, and is not written after it', async () => {
  const { as, recordId } = await care('Nadia Purge')
  const { documentId } = await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Bilan' })
  const { committed } = await entryAs(as('doctor'), recordId, documentId)
  const before = (await entriesOf(kit, recordId)).length
  await noteOwnReading(as('doctor'), committed, documentId)
  expect((await entriesOf(kit, recordId)).length).toBe(before)
  const marks = () =>
    kit.database.owner.rows({ name: 'test.marks', text: 'select document_id from shelf_read where record_id = $1', values: [recordId] })
  expect(await marks()).toHaveLength(1)
  await kit.database.owner.transaction(tx => purgeDocuments(tx, recordId))
  expect(await marks()).toEqual([])
  await noteOwnReading(as('doctor'), committed, documentId)
  expect(await marks()).toEqual([])
})
