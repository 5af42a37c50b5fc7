import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { NO_RECORD } from '../../access/index.ts'
import { type Act, listUnderTrace, selectBeside } from '../../audit/index.ts'
import type { Opener } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { openLine } from '../line.ts'
import { countsOf, type Folder, type Marks, MOST, type OwnMarks, type SavedView, type Shelf, type ShelfLine, THING } from './model.ts'
import { hasShelf, requirePerson, shelfOwner } from './owner.ts'
import { noteContext, openThing } from './sealing.ts'
import {
  type Eyes,
  insertRead,
  type MarksRow,
  type OwnMarksRow,
  selectMarks,
  selectShelf,
  selectThings,
  type ShelfRow,
  type ThingRow,
} from './store.ts'

const eyesOf = (op: Operation, grant: Grant): Eyes => ({ own: grant.actorTag, owner: shelfOwner(op, grant), reader: grant.actorTag })

/** Everything she sees, with what she made of it: one reading, one entry. Folders and views are hers, and tell of no document she does not see. */
export const readShelf = async (op: Operation, grant: Grant<'read'>, act: Act = LIST): Promise<Shelf> => {
  requirePerson(op)
  const eyes = eyesOf(op, grant)
  const select = selectShelf(grant.visibility, eyes, MOST.documents)
  const { committed, value: rows } = await listUnderTrace<'read', ShelfRow>(op, grant, act, select)
  if (grant.blind && rows.length === 0) return refuse(NO_RECORD)
  const things = await selectBeside<ThingRow>(op.db, committed, selectThings(eyes.owner))
  const opener = await op.keyring.opener(committed)
  const lines = rows.map(row => ({
    line: openLine(opener, row),
    marks: marksOf(row),
    ...(act.action === 'record.export' ? noteOf(opener, eyes, row) : {}),
  }))
  return {
    lines,
    folders: foldersOf(grant, lines, opener, eyes, things),
    views: viewsOf(grant, opener, eyes, things),
    counts: countsOf(lines),
  }
}

const LIST: Act = { action: 'documents.list' }

const noteOf = (opener: Opener, { owner }: Eyes, { series_id, note, noted_at }: ShelfRow): Pick<ShelfLine, 'note'> =>
  note === null || noted_at === null
    ? {}
    : { note: { text: opener.meta(noteContext(owner, series_id), note).toString('utf8'), at: noted_at } }

const marksOf = (row: MarksRow): Marks => ({
  unread: row.unread,
  pinned: row.pinned,
  folderId: row.folder_id,
  toFile: row.to_file,
  hasNote: row.has_note,
})

/** A helper reads the name of a folder when she sees something in it: a name may tell what is hidden from her. */
const foldersOf = (
  { basis }: Grant,
  lines: readonly ShelfLine[],
  opener: Opener,
  { owner }: Eyes,
  things: readonly ThingRow[],
): readonly Folder[] =>
  things
    .filter(({ kind }) => kind === THING.folder)
    .map(({ thing_id: id, sealed }) => {
      const count = lines.filter(({ marks }) => marks.folderId === id).length
      return { id, count, sealed }
    })
    .filter(({ count }) => basis.relation !== 'helper' || count > 0)
    .map(({ id, count, sealed }) => ({ id, count, name: openThing(opener, owner, id, sealed).name }))

/** Words she looked for stay between her and her record. */
const viewsOf = ({ basis }: Grant, opener: Opener, { owner }: Eyes, things: readonly ThingRow[]): readonly SavedView[] =>
  basis.relation === 'helper'
    ? []
    : things
        .filter(({ kind }) => kind === THING.view)
        .map(({ thing_id: id, sealed }) => {
          const { name, facets } = openThing(opener, owner, id, sealed)
          return { id, name, facets }
        })

/**
 * What she made of a document that she has just read, and from now on she has opened it: beside a reading that has committed, whose entry says so.
 * `undefined`, and nothing is looked up: whoever reads has no shelf.
 */
export const openMarks = async (
  op: Operation,
  committed: CommittedGrant<'read'>,
  documentId: DocumentId,
): Promise<OwnMarks | undefined> => {
  const { grant } = committed
  if (!hasShelf(grant)) return undefined
  const eyes = eyesOf(op, grant)
  const [row] = await selectBeside<OwnMarksRow>(op.db, committed, selectMarks(eyes, documentId))
  if (row === undefined) return undefined
  if (row.unread) await insertRead(op.db, grant.recordId, eyes.reader, documentId)
  if (row.sealed === null || row.changed_at === null) return marksOf(row)
  const opener = await op.keyring.opener(committed)
  const text = opener.meta(noteContext(eyes.owner, row.series_id), row.sealed).toString('utf8')
  return { ...marksOf(row), note: { text, at: row.changed_at } }
}
