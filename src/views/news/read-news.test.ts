import { expect, test } from 'vitest'
import { entriesOf, personCalled, professional } from '../../../test/support-door/index.ts'
import { endOwnAuthorisation, hideEverything, underGrant } from '../../access/index.ts'
import { type InitialVisibility, listDocuments } from '../../documents/index.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { careOf, depositAs, MASKED, openKit, VISIBLE } from '../../documents/testing/kit.ts'
import { HOUR } from '../../kernel/instant.ts'
import { readNews } from '../index.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) => careOf(kit, name, people, { doctor: 'authorised', parent: 'representative' })
type Kept = Awaited<ReturnType<typeof care>>
let papers = 0
const paper = async ({ as, recordId, traits }: Kept, visibility: InitialVisibility = VISIBLE): Promise<void> => {
  kit.clock.advance(1)
  const bytes = cdaOf(traits, people.author, { uniqueId: `2.25.77${++papers}`, typeCode: '11502-2' })
  await depositAs(kit, as('author'), recordId, bytes, { visibility })
}
const list = ({ as, recordId }: Kept): Promise<unknown> =>
  underGrant(as('doctor'), recordId, 'read', { action: 'documents.list' }, grant => listDocuments(as('doctor'), grant))
const newsFor = async ({ as, recordId }: Kept) => (await readNews(as('doctor'))).find(news => news.recordId === recordId)

test('says how much came since her last visit, of what she would find, and traces each record as looked at', async () => {
  const kept = await care('Followed Patient')
  await paper(kept)
  await list(kept)
  kit.clock.advance(2 * HOUR)
  expect(await newsFor(kept)).toMatchObject({ newDocuments: 0, holder: { relation: 'authorised' } })
  await paper(kept)
  await paper(kept, MASKED)
  const found = await newsFor(kept)
  expect(found).toMatchObject({ newDocuments: 1 })
  expect(Object.keys(found ?? {}).sort()).toEqual(['holder', 'newDocuments', 'recordId', 'since'])
  const told = (await entriesOf(kit, kept.recordId)).filter(({ entry }) => entry.action === 'record.read-news')
  expect(told.map(({ entry }) => [entry.outcome, entry.documents])).toEqual([
    ['granted', []],
    ['granted', []],
  ])
})

test('what is hidden counts for nothing', async () => {
  const kept = await care('Hides Everything')
  await paper(kept)
  await list(kept)
  kit.clock.advance(2 * HOUR)
  await paper(kept)
  await hideEverything(kept.as('holder'), kept.recordId, true)
  expect(await newsFor(kept)).toMatchObject({ newDocuments: 0 })
})

test('a record that does not authorise her any more is not there, and nothing is traced of it', async () => {
  const kept = await care('Ended Meanwhile')
  await list(kept)
  await endOwnAuthorisation(kept.as('doctor'), kept.recordId)
  const before = (await entriesOf(kit, kept.recordId)).length
  expect(await newsFor(kept)).toBeUndefined()
  expect(await entriesOf(kit, kept.recordId)).toHaveLength(before)
})
