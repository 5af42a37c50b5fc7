import { expect, test } from 'vitest'
import { agent, by, professional, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { askMerge, mergeRecords, underGrant, underGrants } from '../access/index.ts'
import { answerColleague, askColleague, registerAgent } from '../accounts/index.ts'
import {
  type Arranging,
  createFolder,
  organise,
  readShelf,
  readWaiting,
  readWaitingText,
  refileDocuments,
  type Shelf,
  writeOwnNote,
} from '../documents/index.ts'
import { consentAs, decideAs, factsAs, saidAs } from '../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../documents/facts/testing/entries.ts'
import { makePdf } from '../documents/format/sniff/files.fixtures.ts'
import { cdaOf } from '../documents/testing/cda.ts'
import { type Care, careOf, depositAs, openKit } from '../documents/testing/kit.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { LOOP } from '../kernel/loop.ts'
import { dueOf } from '../platform/due/index.ts'
import { NOTICE_ASKED, openOutbox } from '../platform/outbox/index.ts'
import { RECORDS_MERGED, undoMerge } from './index.ts'

const kit = await openKit()
const outbox = openOutbox({ [NOTICE_ASKED]: [], [RECORDS_MERGED]: [] })
const people = { author: professional('Dr Paul Leroy') }
type One = Care<keyof typeof people>

const [first, second] = [await signIn(kit, agent('Agent One')), await signIn(kit, agent('Agent Two'))]
const [one, two] = [() => by(kit, first), () => by(kit, second)]
const loop = () => ({ ...by(kit, first), caller: LOOP })
for (const { subject } of [first, second]) await registerAgent(kit.database, loop(), subject.id, subject.name)

const agree = async (mergeId: string): Promise<void> => {
  const [act] = await kit.database.owner.rows<{ act_id: string }>({
    name: 'test.act',
    text: 'select act_id from agent_act where subject = $1 and answered_by is null',
    values: [mergeId],
  })
  await answerColleague(two(), act?.act_id ?? '', true)
}

const twice = async (name: string): Promise<{ readonly kept: One; readonly gone: One }> => {
  const traits = { birthName: 'BESIDE', birthFirstNames: [name] }
  const of = (called: string): Promise<One> =>
    careOf(kit, called, people, { author: 'authorised' }, { traits: traitsCalled(called, traits) })
  return { kept: await of(`${name} Kept`), gone: await of(`${name} Gone`) }
}

const merge = async ({ kept, gone }: { readonly kept: One; readonly gone: One }): Promise<string> => {
  const mergeId = await askMerge(one(), kept.caller.holder.subject.id, gone.caller.holder.subject.id)
  await agree(mergeId)
  await mergeRecords(one(), outbox, mergeId)
  return mergeId
}

const undo = async (mergeId: string): Promise<void> => {
  await askColleague(one(), { kind: 'merge-records', subject: mergeId })
  await agree(mergeId)
  await undoMerge(one(), outbox, mergeId)
}

let papers = 0
const report = async (to: One, ...values: readonly string[]): Promise<DocumentId> => {
  const replace = withEntries(...values.map(value => entry(labObservation({ value }))))
  const cda = cdaOf(to.traits, people.author, { uniqueId: `2.25.66${++papers}`, typeCode: '11502-2', replace })
  return (await depositAs(kit, to.as('author'), to.recordId, cda)).documentId
}

const confirm = async (of: One, value: string): Promise<void> => {
  const { facts } = await factsAs(of.as('holder'), of.recordId)
  const found = facts.find(({ fact }) => fact.value?.kind === 'quantity' && fact.value.value === value)
  if (found === undefined) throw new Error('not read')
  await decideAs(of.as('holder'), of.recordId, 'confirm', found)
}

const confirmedIn = (of: One) => saidAs(of.as('holder'), of.recordId, { statuses: ['confirmed'] })

test('what was read in a document, and what she decided of it, goes with it where she lets documents be read', async () => {
  const pair = await twice('Ada')
  const { kept, gone } = pair
  for (const { as, recordId } of [kept, gone]) await consentAs(as('holder'), recordId, true)
  await report(gone, '5.1', '7.4')
  await confirm(gone, '5.1')
  const mergeId = await merge(pair)
  await refileDocuments(loop(), gone.recordId)
  expect(await confirmedIn(kept)).toEqual(['Glucose 5.1 mmol/L'])
  expect(await saidAs(kept.as('author'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L', 'Glucose 7.4 mmol/L'])
  expect(await readWaiting(loop(), kit.engine, kept.recordId)).toBe(0)
  // It opens under the key of where it stands, and can be decided again.
  await confirm(kept, '7.4')
  expect(await confirmedIn(kept)).toHaveLength(2)
  await undo(mergeId)
  expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual([])
  expect(await confirmedIn(gone)).toEqual(['Glucose 5.1 mmol/L'])
})

test('where she did not say yes only what she confirmed stands; where she did, what was never read is read', async () => {
  const silent = await twice('Bea')
  await consentAs(silent.gone.as('holder'), silent.gone.recordId, true)
  await report(silent.gone, '5.1', '7.4')
  await confirm(silent.gone, '5.1')
  await merge(silent)
  await refileDocuments(loop(), silent.gone.recordId)
  expect(await saidAs(silent.kept.as('holder'), silent.kept.recordId)).toEqual(['Glucose 5.1 mmol/L'])
  await consentAs(silent.kept.as('holder'), silent.kept.recordId, true)
  await readWaiting(loop(), kit.engine, silent.kept.recordId)
  expect(await confirmedIn(silent.kept)).toEqual(['Glucose 5.1 mmol/L'])
  expect(await saidAs(silent.kept.as('holder'), silent.kept.recordId)).toHaveLength(2)

  const late = await twice('Cleo')
  await consentAs(late.kept.as('holder'), late.kept.recordId, true)
  await readWaiting(loop(), kit.engine, late.kept.recordId)
  await report(late.gone, '6.2')
  await merge(late)
  await refileDocuments(loop(), late.gone.recordId)
  expect(await dueOf(kit.database, 'documents.read-entries', late.kept.recordId)).toBe(kit.clock.now())
  expect(await readWaiting(loop(), kit.engine, late.kept.recordId)).toBe(1)
  expect(await saidAs(late.kept.as('holder'), late.kept.recordId)).toEqual(['Glucose 6.2 mmol/L'])
})

const arranged = <T>({ as, recordId }: One, work: (both: Arranging) => Promise<T>): Promise<T> =>
  underGrants(as('holder'), recordId, ['organise', 'read'], { action: 'documents.organise' }, (mayOrganise, read) =>
    work({ organise: mayOrganise, read }),
  )

const LIST = { action: 'record.export' } as const
const shelfOf = ({ as, recordId }: One): Promise<Shelf> =>
  underGrant(as('holder'), recordId, 'read', LIST, grant => readShelf(as('holder'), grant, LIST))

/** Names of folders, and of each document what she made of it. */
const keptAs = async (of: One) => {
  const { folders, lines } = await shelfOf(of)
  const nameOf = new Map(folders.map(({ id, name }) => [id, name]))
  return {
    folders: folders.map(({ name }) => name),
    marks: lines.map(({ line, marks: { pinned, unread, folderId } }) => [line.id, pinned, unread, nameOf.get(folderId ?? '')]),
  }
}

test('how she keeps her papers goes with them: read, pinned, in a folder, noted; undone, it is as it was', async () => {
  const pair = await twice('Dora')
  const { kept, gone } = pair
  const paper = await report(gone, '5.1')
  const unread = await report(gone, '5.2')
  const folder = await arranged(gone, both => createFolder(gone.as('holder'), both, 'Genou'))
  await arranged(gone, both => organise(gone.as('holder'), both, { documents: [paper], folderId: folder.id, pinned: true, read: true }))
  await arranged(gone, both => writeOwnNote(gone.as('holder'), both, paper, 'Demander au Dr Roux'))
  const before = await keptAs(gone)
  expect(new Set(before.marks.map(([id]) => id))).toEqual(new Set([paper, unread]))
  const mergeId = await merge(pair)
  await refileDocuments(loop(), gone.recordId)
  expect(await keptAs(kept)).toEqual(before)
  expect((await shelfOf(kept)).lines.flatMap(({ note }) => note?.text ?? [])).toEqual(['Demander au Dr Roux'])
  await undo(mergeId)
  expect(await keptAs(kept)).toEqual({ folders: [], marks: [] })
  expect(await keptAs(gone)).toEqual(before)
  const left = await kit.database.owner.rows({
    name: 'test.left',
    text: `select record_id from shelf_mark where record_id = $1 union all select record_id from shelf_read where record_id = $1
      union all select record_id from document_fact_read where record_id = $1`,
    values: [kept.recordId],
  })
  expect(left).toEqual([])
})

test('a file that waits to be read in the record that goes is read in the one that stays too', async () => {
  const pair = await twice('Elsa')
  const { kept, gone } = pair
  await depositAs(kit, gone.as('holder'), gone.recordId, makePdf({ page: 'BT (x) Tj ET' }), { title: 'Mien' })
  await merge(pair)
  await refileDocuments(loop(), gone.recordId)
  const waiting = () =>
    kit.database.owner.rows<{ record_id: string }>({ name: 'test.waiting', text: 'select record_id from document_text_waiting' })
  expect(new Set((await waiting()).map(({ record_id }) => record_id))).toEqual(new Set([kept.recordId, gone.recordId]))
  const reader = {
    read: async function* () {
      yield { kind: 'pages', text: 'bonjour', nextPage: null } as const
    },
    close: async () => undefined,
  }
  while (await readWaitingText(loop(), reader));
  expect(await waiting()).toEqual([])
  const texts = await kit.database.owner.rows<{ record_id: string }>({
    name: 'test.texts',
    text: 'select record_id from document_text where record_id = any($1::uuid[])',
    values: [`{${kept.recordId},${gone.recordId}}`],
  })
  expect(texts).toHaveLength(2)
})
