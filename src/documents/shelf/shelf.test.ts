import { describe, expect, test } from 'vitest'
import { asRuleActor, by, entriesOf, personCalled, professional, recordOf, signIn } from '../../../test/support-door/index.ts'
import { hideEverything, underGrant, underGrants } from '../../access/index.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { makePdf } from '../format/sniff/files.fixtures.ts'
import { deleteDocument } from '../index.ts'
import { actAs, careOf, depositAs, entryAs, HELD, HIDDEN, openKit, outcomeOf, VISIBLE } from '../testing/kit.ts'
import {
  archiveOf,
  type Arranging,
  createFolder,
  deleteFolder,
  openMarks,
  organise,
  type Organising,
  readShelf,
  requirePerson,
  saveView,
  writeOwnNote,
} from './index.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  parent: personCalled('Marc Parent'),
  other: personCalled('Lise Parent'),
  helper: personCalled('Aline Aidante'),
}
const care = (name: string) =>
  careOf(kit, name, people, { author: 'attending', parent: 'representative', other: 'representative', helper: 'helper' })

const shelfAs = (op: Operation, recordId: RecordId) =>
  underGrant(op, recordId, 'read', { action: 'documents.list' }, grant => readShelf(op, grant))

const arrangeAs = <T>(op: Operation, recordId: RecordId, work: (both: Arranging) => Promise<T>): Promise<T> => {
  requirePerson(op)
  return underGrants(op, recordId, ['organise', 'read'], { action: 'documents.organise' }, (mayOrganise, read) =>
    work({ organise: mayOrganise, read }),
  )
}
const organiseAs = (op: Operation, recordId: RecordId, change: Organising) => arrangeAs(op, recordId, both => organise(op, both, change))

const withTwo = async (name: string) => {
  const kept = await care(name)
  const { documentId: plain } = await depositAs(kit, kept.as('author'), kept.recordId, makePdf(), { title: 'Bilan', visibility: VISIBLE })
  const { documentId: hidden } = await depositAs(kit, kept.as('author'), kept.recordId, makePdf(), { title: 'Secret', visibility: HIDDEN })
  return { ...kept, plain, hidden }
}

describe('a shelf', () => {
  test('tells what is unread, pinned, in a folder or to be filed, and counts what its reader sees', async () => {
    const { as, recordId, plain, hidden } = await withTwo('Nadia Range')
    const mine = await depositAs(kit, as('holder'), recordId, makePdf(), { title: 'À moi' })
    const folder = await arrangeAs(as('holder'), recordId, both => createFolder(as('holder'), both, 'Genou'))
    await organiseAs(as('holder'), recordId, { documents: [plain], pinned: true, folderId: folder.id })
    await organiseAs(as('holder'), recordId, { documents: [hidden], read: true, toFile: true })
    const { lines, folders, counts } = await shelfAs(as('holder'), recordId)
    const marks = new Map(lines.map(({ line, marks: found }) => [line.id, found]))
    expect(marks.get(plain)).toEqual({ unread: true, pinned: true, folderId: folder.id, toFile: false, hasNote: false })
    expect(marks.get(hidden)).toEqual({ unread: false, pinned: false, folderId: null, toFile: true, hasNote: false })
    expect(marks.get(mine.documentId)?.unread).toBe(false)
    expect(folders).toEqual([{ id: folder.id, name: 'Genou', count: 1 }])
    expect(counts).toEqual({ all: 3, unread: 1, pinned: 1, toFile: 1, masked: 0, mine: 1 })
  })

  test('rights that move between the decision and the lock are asked again, both of them', async () => {
    const { as, recordId, plain } = await withTwo('Nadia Bouge')
    const versions: (string | null)[][] = []
    await arrangeAs(as('holder'), recordId, async both => {
      versions.push([both.organise.rightsVersion, both.read.rightsVersion])
      if (versions.length === 1) await hideEverything(as('holder'), recordId, true)
      return writeOwnNote(as('holder'), both, plain, 'À demander')
    })
    const [before, after] = versions
    expect(versions).toHaveLength(2)
    expect(new Set(after).size).toBe(1)
    expect(after).not.toEqual(before)
  })

  test('opening a document is reading it, for who opened it alone, and a new version is unread again', async () => {
    const { as, recordId, plain } = await withTwo('Nadia Ouvre')
    const { committed } = await entryAs(as('holder'), recordId, plain)
    expect((await openMarks(as('holder'), committed, plain))?.unread).toBe(true)
    const unread = async (who: 'holder' | 'parent'): Promise<readonly string[]> =>
      (await shelfAs(as(who), recordId)).lines.filter(({ marks }) => marks.unread).map(({ line }) => line.facts.title)
    expect(await unread('holder')).toEqual(['Secret'])
    expect(await unread('parent')).toEqual(['Bilan'])
    await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Bilan corrigé', replaces: plain })
    expect((await unread('holder')).toSorted()).toEqual(['Bilan corrigé', 'Secret'])
  })

  test('each representative has her own; a helper has the holder’s, without the folders in which she sees nothing, nor the views', async () => {
    const { as, recordId, plain, hidden } = await withTwo('Zoé Enfant')
    const folder = await arrangeAs(as('holder'), recordId, both => createFolder(as('holder'), both, 'Contraception'))
    const shared = await arrangeAs(as('holder'), recordId, both => createFolder(as('holder'), both, 'École'))
    await organiseAs(as('holder'), recordId, { documents: [plain], folderId: shared.id })
    await arrangeAs(as('holder'), recordId, both => saveView(as('holder'), both, 'IVG', { words: 'ivg' }))
    await arrangeAs(as('holder'), recordId, both => writeOwnNote(as('holder'), both, plain, 'Ma note'))
    await organiseAs(as('holder'), recordId, { documents: [hidden], pinned: true })
    for (const who of ['parent', 'other'] as const) {
      const seen = await shelfAs(as(who), recordId)
      expect(seen.folders).toEqual([])
      expect(seen.views).toEqual([])
      expect(seen.lines.map(({ line, marks }) => [line.id, marks.pinned, marks.hasNote, marks.folderId])).toEqual([
        [plain, false, false, null],
      ])
    }
    const helped = await shelfAs(as('helper'), recordId)
    expect(helped.folders.map(({ id }) => id)).toEqual([shared.id])
    expect(helped.folders.map(({ id }) => id)).not.toContain(folder.id)
    expect(helped.views).toEqual([])
  })

  test('a document she does not see is absent from every act, and is not told from one that does not exist', async () => {
    const { as, recordId, hidden, plain } = await withTwo('Zoé Absente')
    const { documentId: held } = await depositAs(kit, as('author'), recordId, makePdf(), { title: 'Attente', visibility: HELD })
    const nothing = kit.draw.uuid() as DocumentId
    expect(await organiseAs(as('parent'), recordId, { documents: [hidden, nothing, plain], pinned: true })).toEqual([plain])
    expect(await organiseAs(as('holder'), recordId, { documents: [held], pinned: true })).toEqual([])
    for (const id of [hidden, nothing])
      expect(await outcomeOf(arrangeAs(as('parent'), recordId, both => writeOwnNote(as('parent'), both, id, 'x')))).toBe('document-absent')
    expect((await shelfAs(as('holder'), recordId)).lines.map(({ line }) => line.id)).not.toContain(held)
  })

  test('is told to no professional, and arranged by no helper who only reads', async () => {
    const { as, recordId, plain } = await withTwo('Nadia Fermée')
    const before = (await entriesOf(kit, recordId)).length
    const act = (op: Operation) => (async () => shelfAs(op, recordId))()
    expect(await outcomeOf(act(as('author')))).toBe('act-refused')
    expect((await entriesOf(kit, recordId)).length).toBe(before)
    const reader = personCalled('Rémi Lecteur')
    const { recordId: helped } = await recordOf(kit, 'Nadia Lue', {
      relations: [{ relation: 'helper', actor: asRuleActor(reader), helper: { adds: false, writes: false } }],
    })
    const reading = by(kit, await signIn(kit, reader))
    expect((await shelfAs(reading, helped)).counts.all).toBe(0)
    expect(await outcomeOf(organiseAs(reading, helped, { documents: null, pinned: true }))).toBe('act-refused')
    const { committed } = await entryAs(as('author'), recordId, plain)
    expect(await openMarks(as('author'), committed, plain)).toBeUndefined()
    const passer = by(kit, await signIn(kit, personCalled('Guy Passant')))
    for (const id of [recordId, kit.draw.uuid() as RecordId]) expect(await outcomeOf(shelfAs(passer, id))).toBe('no-record')
  })

  test('a folder that goes leaves its documents, and a note that is emptied goes', async () => {
    const { as, recordId, plain } = await withTwo('Nadia Vide')
    const op = as('holder')
    const folder = await arrangeAs(op, recordId, both => createFolder(op, both, 'Genou'))
    await organiseAs(op, recordId, { documents: null, folderId: folder.id })
    await arrangeAs(op, recordId, both => writeOwnNote(op, both, plain, 'Demander au Dr Roux'))
    const { committed } = await entryAs(op, recordId, plain)
    expect((await openMarks(op, committed, plain))?.note).toEqual({ text: 'Demander au Dr Roux', at: op.instant })
    await arrangeAs(op, recordId, both => deleteFolder(op, both, folder.id))
    await arrangeAs(op, recordId, both => writeOwnNote(op, both, plain, ''))
    const { lines, folders } = await shelfAs(op, recordId)
    expect(folders).toEqual([])
    expect(lines.every(({ marks }) => marks.folderId === null && !marks.hasNote)).toBe(true)
    expect(await outcomeOf(organiseAs(op, recordId, { documents: [plain], folderId: folder.id }))).toBe('folder-absent')
  })

  test('what the holder arranges is traced where representatives do not read', async () => {
    const { as, recordId, plain } = await withTwo('Zoé Trace')
    await organiseAs(as('holder'), recordId, { documents: [plain], pinned: true })
    await organiseAs(as('parent'), recordId, { documents: [plain], pinned: true })
    const entries = (await entriesOf(kit, recordId)).filter(({ entry }) => entry.action === 'documents.organise')
    expect(entries.map(({ stream, entry }) => [stream, entry.relation]).toSorted()).toEqual([
      [1, 'representative'],
      [2, 'holder'],
    ])
  })
})

test('a ZIP holds what opens, says what does not, and traces each document', async () => {
  const { as, recordId, plain, hidden } = await withTwo('Nadia Emporte')
  const { documentId: gone } = await depositAs(kit, as('holder'), recordId, makePdf(), { title: 'Parti' })
  await actAs(as('holder'), recordId, 'delete', gone, deleteDocument)
  const op = as('holder')
  const reading = <T>(act: Parameters<typeof underGrant>[3], work: Parameters<typeof underGrant<'read', T>>[4]) =>
    underGrant(op, recordId, 'read', act, work)
  const pieces: Uint8Array[] = []
  for await (const piece of await archiveOf(op, reading, [gone, plain, hidden])) pieces.push(piece)
  const text = Buffer.concat(pieces).toString('latin1')
  expect(text).toContain('bilan.xml')
  expect(text).toContain('secret.xml')
  expect(text).toContain('LISEZ-MOI.txt')
  const read = (await entriesOf(kit, recordId)).filter(({ entry }) => entry.action === 'documents.read' && entry.relation === 'holder')
  expect(read.map(({ entry }) => [entry.documents[0], entry.outcome])).toEqual(
    expect.arrayContaining([
      [plain, 'granted'],
      [hidden, 'granted'],
      [gone, 'absent'],
    ]),
  )
  expect(await outcomeOf(archiveOf(op, reading, [gone]))).toBe('document-absent')
})
