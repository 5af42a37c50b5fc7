import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type Act, RightsMoved, writeUnderTrace } from '../../audit/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { DOCUMENT_ABSENT } from '../refusals.ts'
import { type Folder, MOST, type Organising, type SavedView, THING } from './model.ts'
import { streamAmong } from '../sheltered.ts'
import { shelfOwner, streamOfShelf } from './owner.ts'
import { FOLDER_ABSENT, SHELF_FULL, VIEW_ABSENT } from './refusals.ts'
import { noteContext, sealThing } from './sealing.ts'
import { deleteThing, hasThing, insertThing, type Reached, selectReached, setNote, setRead, updateThing, upsertMarks } from './store.ts'

/** She may arrange, and she sees this much: two answers of the door to one operation. */
export type Arranging = { readonly organise: Grant<'organise'>; readonly read: Grant<'read'> }

/** Both answers were given on the same rights, or they are asked for again. */
const underShelf = async <T>(
  op: Operation,
  { organise, read }: Arranging,
  documents: readonly DocumentId[],
  work: (tx: Queries) => Promise<T>,
): Promise<T> => {
  if (organise.recordId !== read.recordId || organise.rightsVersion !== read.rightsVersion)
    throw new RightsMoved('two versions of the rights')
  const own = streamOfShelf(organise)
  const stream = own === 'open' ? await streamAmong(op, organise, documents) : own
  const act: Act = { action: 'documents.organise', documents, stream }
  return (await writeUnderTrace(op, organise, act, work)).value
}

/** Gives the documents that were reached: the others are absent for her, whatever the reason. */
export const organise = async (op: Operation, arranging: Arranging, change: Organising): Promise<readonly DocumentId[]> => {
  const { organise: grant, read } = arranging
  const { recordId, actorTag } = grant
  const owner = shelfOwner(op, grant)
  return underShelf(op, arranging, change.documents ?? [], async tx => {
    const { folderId } = change
    if (typeof folderId === 'string' && !(await hasThing(tx, { recordId, owner, id: folderId, kind: THING.folder }))) refuse(FOLDER_ABSENT)
    const reached = await selectReached(tx, recordId, read.visibility, change.documents)
    const ids = reached.map(({ document_id }) => document_id)
    const isMarked = change.pinned !== undefined || folderId !== undefined || change.toFile !== undefined
    await Promise.all([
      ...(change.read === undefined ? [] : [setRead(tx, recordId, actorTag, ids, change.read)]),
      ...(isMarked ? [upsertMarks(tx, recordId, owner, seriesOf(reached), filed(change), op.instant)] : []),
    ])
    return ids
  })
}

const seriesOf = (reached: readonly Reached[]): readonly string[] => [...new Set(reached.map(({ series_id }) => series_id))]

/** What is put in a folder waits no more to be filed. */
const filed = (change: Organising): Organising =>
  typeof change.folderId === 'string' && change.toFile === undefined ? { ...change, toFile: false } : change

export const writeOwnNote = async (op: Operation, arranging: Arranging, documentId: DocumentId, text: string): Promise<void> => {
  const { organise: grant, read } = arranging
  const owner = shelfOwner(op, grant)
  const sealer = await op.keyring.sealer(grant.recordId)
  await underShelf(op, arranging, [documentId], async tx => {
    const [reached] = await selectReached(tx, grant.recordId, read.visibility, [documentId])
    if (reached === undefined) return refuse(DOCUMENT_ABSENT)
    const sealed = text === '' ? null : sealer.meta(noteContext(owner, reached.series_id), Buffer.from(text))
    return setNote(tx, grant.recordId, owner, reached.series_id, sealed, op.instant)
  })
}

const thingOf = (op: Operation, { organise: grant }: Arranging, kind: keyof typeof THING, id: string) => ({
  recordId: grant.recordId,
  owner: shelfOwner(op, grant),
  id,
  kind: THING[kind],
})

export const createFolder = async (op: Operation, arranging: Arranging, name: string): Promise<Folder> => {
  const thing = thingOf(op, arranging, 'folder', op.draw.uuid())
  const sealed = sealThing(await op.keyring.sealer(thing.recordId), thing.owner, thing.id, { name })
  const isMade = await underShelf(op, arranging, [], tx => insertThing(tx, thing, sealed, op.instant, MOST.folders))
  return isMade ? { id: thing.id, name, count: 0 } : refuse(SHELF_FULL)
}

export const renameFolder = async (op: Operation, arranging: Arranging, folderId: string, name: string): Promise<void> => {
  const thing = thingOf(op, arranging, 'folder', folderId)
  const sealed = sealThing(await op.keyring.sealer(thing.recordId), thing.owner, thing.id, { name })
  await underShelf(op, arranging, [], async tx => (await updateThing(tx, thing, sealed)) || refuse(FOLDER_ABSENT))
}

/** Its documents stay, in no folder. */
export const deleteFolder = async (op: Operation, arranging: Arranging, folderId: string): Promise<void> => {
  const thing = thingOf(op, arranging, 'folder', folderId)
  await underShelf(op, arranging, [], async tx => (await deleteThing(tx, thing)) || refuse(FOLDER_ABSENT))
}

export const saveView = async (op: Operation, arranging: Arranging, name: string, facets: unknown): Promise<SavedView> => {
  const thing = thingOf(op, arranging, 'view', op.draw.uuid())
  const sealed = sealThing(await op.keyring.sealer(thing.recordId), thing.owner, thing.id, { name, facets })
  const isMade = await underShelf(op, arranging, [], tx => insertThing(tx, thing, sealed, op.instant, MOST.views))
  return isMade ? { id: thing.id, name, facets } : refuse(SHELF_FULL)
}

export const deleteView = async (op: Operation, arranging: Arranging, viewId: string): Promise<void> => {
  const thing = thingOf(op, arranging, 'view', viewId)
  await underShelf(op, arranging, [], async tx => (await deleteThing(tx, thing)) || refuse(VIEW_ABSENT))
}
