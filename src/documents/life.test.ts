import { describe, expect, test } from 'vitest'
import { professional } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import {
  archiveDocument,
  deleteDocument,
  maskDocument,
  readPart,
  renderDocument,
  revealDocument,
  type Status,
  unarchiveDocument,
} from './index.ts'
import { type Asked, actAs, careOf, depositAs, entryAs, HELD, openKit, opensAs, outcomeOf, titlesAs } from './testing/kit.ts'
import { countsIn, rowsIn } from './testing/rows.ts'

const kit = await openKit()
const at = (structureNationalId: string) => ({ structureNationalId, structureName: `Lieu ${structureNationalId}` })
const people = {
  author: professional('Dr Paul Leroy'),
  colleague: professional('Dr Ana Costa'),
  attending: professional('Dr Nadia Benali', '10', at('10B0000002')),
  doctor: professional('Dr Ines Roux', '10', at('10B0000003')),
}
const RELATIONS = { attending: 'attending', doctor: 'authorised' } as const
const care = (name: string) => careOf(kit, name, people, RELATIONS)
type Care = Awaited<ReturnType<typeof care>>
const EVERYBODY = ['author', 'colleague', 'attending', 'doctor', 'holder'] as const
/** An author without relation is not told that the record exists. */
const ABSENT = /^(?:document-absent|no-record)$/
const ALL: readonly Status[] = ['approved', 'deprecated', 'archived', 'deleted']

const filed = async (
  { as, recordId }: Care,
  title: string,
  asked: Asked = {},
  who: (typeof EVERYBODY)[number] = 'author',
): Promise<DocumentId> =>
  (await depositAs(kit, as(who), recordId, makePdf({ page: `BT (${title}) Tj ET` }), { title, ...asked })).documentId

describe('a deleted document', () => {
  test('is served to nobody, whoever asks and however', async () => {
    const kept = await care('Served To Nobody')
    const { as, recordId } = kept
    const id = await filed(kept, 'Parti')
    await actAs(as('author'), recordId, 'delete', id, deleteDocument)
    const act = { action: 'documents.read', documents: [id] } as const
    for (const who of EVERYBODY) {
      expect(await opensAs(as(who), recordId, id)).toMatch(ABSENT)
      expect(await outcomeOf(underGrant(as(who), recordId, 'read', act, grant => readPart(as(who), grant, id, 0)))).toMatch(
        /absent|no-record/,
      )
      expect(
        await outcomeOf(
          underGrant(as(who), recordId, 'read', act, grant => renderDocument(as(who), kit.engine, grant, id, { headingLevel: 2 })),
        ),
      ).toMatch(ABSENT)
    }
    expect(await titlesAs(as('holder'), recordId, { statuses: ['approved', 'archived', 'deprecated'] })).toEqual([])
  })

  test('leaves a tombstone to its author, and to nobody else', async () => {
    const kept = await care('Tombstone')
    const { as, recordId } = kept
    const id = await filed(kept, 'Parti')
    await actAs(as('author'), recordId, 'delete', id, deleteDocument)
    expect((await entryAs(as('author'), recordId, id)).line.status).toBe('deleted')
    for (const who of EVERYBODY.filter(name => name !== 'author')) {
      expect(await outcomeOf(entryAs(as(who), recordId, id))).toMatch(ABSENT)
    }
  })

  test('takes its obsolete versions with it; an obsolete one is not deleted by itself', async () => {
    const kept = await care('With Versions')
    const { as, recordId } = kept
    const one = await filed(kept, 'Un')
    const two = await filed(kept, 'Deux', { replaces: one })
    expect(await outcomeOf(actAs(as('author'), recordId, 'delete', one, deleteDocument))).toMatch(ABSENT)
    await actAs(as('author'), recordId, 'delete', two, deleteDocument)
    for (const id of [one, two]) expect(await opensAs(as('author'), recordId, id)).toMatch(ABSENT)
    expect((await rowsIn(kit, recordId)).map(({ status }) => status)).toEqual([4, 4])
  })

  test('never comes back: not by any act, not by a new deposit under its id', async () => {
    const kept = await care('Never Back')
    const { as, recordId } = kept
    const asked = { uniqueId: '6f1d6c3e-0c1b-4e5e-9d43-0a4c1b1b2c3d' }
    const id = await filed(kept, 'Parti', asked)
    await actAs(as('author'), recordId, 'delete', id, deleteDocument)
    expect(await outcomeOf(actAs(as('author'), recordId, 'archive', id, unarchiveDocument))).toMatch(ABSENT)
    expect(await outcomeOf(actAs(as('author'), recordId, 'archive', id, archiveDocument))).toMatch(ABSENT)
    expect(await outcomeOf(actAs(as('holder'), recordId, 'mask', id, maskDocument))).toMatch(ABSENT)
    expect(
      await outcomeOf(actAs(as('attending'), recordId, 'reveal', id, (op, grant, id) => revealDocument(op, grant, id, 'holder'))),
    ).toMatch(ABSENT)
    expect(await outcomeOf(filed(kept, 'Parti', asked))).toBe('deleted-before')
    expect(await countsIn(kit, recordId)).toMatchObject({ documents: '1' })
    expect(await outcomeOf(filed(kept, 'Parti'))).toBe('done')
  })

  test('was hers to delete: the person deletes what she added, a professional what he wrote, nobody another’s', async () => {
    const kept = await care('Who Deletes')
    const { as, recordId } = kept
    const [his, hers] = [await filed(kept, 'Le sien'), await filed(kept, 'À elle', {}, 'holder')]
    for (const who of ['colleague', 'attending', 'doctor', 'holder'] as const) {
      expect(await outcomeOf(actAs(as(who), recordId, 'delete', his, deleteDocument))).toMatch(ABSENT)
    }
    expect(await outcomeOf(actAs(as('attending'), recordId, 'delete', hers, deleteDocument))).toMatch(ABSENT)
    expect(await outcomeOf(actAs(as('holder'), recordId, 'delete', hers, deleteDocument))).toBe('done')
    expect(await outcomeOf(actAs(as('author'), recordId, 'delete', his, deleteDocument))).toBe('done')
  })
})

describe('an archived document', () => {
  test('leaves the list of current ones, still opens, and comes back', async () => {
    const kept = await care('Put Away')
    const { as, recordId } = kept
    const id = await filed(kept, 'Ancien')
    await actAs(as('author'), recordId, 'archive', id, archiveDocument)
    expect(await titlesAs(as('holder'), recordId)).toEqual([])
    expect(await titlesAs(as('holder'), recordId, { statuses: ['archived'] })).toEqual(['Ancien'])
    expect(await opensAs(as('doctor'), recordId, id)).toBe('done')
    await actAs(as('attending'), recordId, 'archive', id, unarchiveDocument)
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Ancien'])
  })

  test('is archived once, brought back once', async () => {
    const kept = await care('Archived Once')
    const { as, recordId } = kept
    const id = await filed(kept, 'Ancien')
    expect(await outcomeOf(actAs(as('author'), recordId, 'archive', id, unarchiveDocument))).toMatch(ABSENT)
    await actAs(as('author'), recordId, 'archive', id, archiveDocument)
    expect(await outcomeOf(actAs(as('author'), recordId, 'archive', id, archiveDocument))).toMatch(ABSENT)
  })

  test('is so by its author or the attending doctor, not by another doctor, nor by the person for what she did not write', async () => {
    const kept = await care('Who Archives')
    const done: string[] = []
    for (const who of EVERYBODY) {
      const id = await filed(kept, who)
      if ((await outcomeOf(actAs(kept.as(who), kept.recordId, 'archive', id, archiveDocument))) === 'done') done.push(who)
    }
    expect(done).toEqual(['author', 'attending'])
  })

  test('can be replaced and deleted', async () => {
    const kept = await care('Archived Goes On')
    const { as, recordId } = kept
    const one = await filed(kept, 'Un')
    await actAs(as('author'), recordId, 'archive', one, archiveDocument)
    const two = await filed(kept, 'Deux', { replaces: one })
    await actAs(as('author'), recordId, 'archive', two, archiveDocument)
    expect(await outcomeOf(actAs(as('author'), recordId, 'delete', two, deleteDocument))).toBe('done')
    expect((await rowsIn(kit, recordId)).map(({ status }) => status)).toEqual([4, 4])
  })
})

test('every status has its list, and the four together hold each document once', async () => {
  const kept = await care('Four Statuses')
  const { as, recordId } = kept
  const one = await filed(kept, 'remplacé')
  await filed(kept, 'courant', { replaces: one })
  await actAs(as('author'), recordId, 'archive', await filed(kept, 'archivé'), archiveDocument)
  await actAs(as('author'), recordId, 'delete', await filed(kept, 'supprimé'), deleteDocument)
  await filed(kept, 'retenu', { visibility: HELD })
  const lists = await Promise.all(ALL.map(status => titlesAs(as('author'), recordId, { statuses: [status] })))
  expect(lists).toEqual([['courant', 'retenu'], ['remplacé'], ['archivé'], ['supprimé']])
})
