import { expect, test } from 'vitest'
import {
  agent,
  asRuleActor,
  by,
  entriesOf,
  personCalled,
  professional,
  putInState,
  refusalOf,
  signIn,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { askMerge, authorise, block, hideEverything, mergeRecords } from '../access/index.ts'
import { answerColleague, askColleague, registerAgent } from '../accounts/index.ts'
import { chooseAudience, deleteDocument, maskDocument, refileDocuments } from '../documents/index.ts'
import { makePdf } from '../documents/format/sniff/files.fixtures.ts'
import { cdaOf } from '../documents/testing/cda.ts'
import {
  actAs,
  bytesAs,
  type Care,
  careOf,
  depositAs,
  entryAs,
  HELD,
  HIDDEN,
  linesAs,
  MASKED,
  openKit,
  titlesAs,
} from '../documents/testing/kit.ts'
import { findPerson } from '../identity/index.ts'
import { LOOP } from '../kernel/loop.ts'
import { after, DAY, MINUTE } from '../kernel/instant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { NOTICE_ASKED, openOutbox } from '../platform/outbox/index.ts'
import { dueOf } from '../platform/due/index.ts'
import { beginPurge, openSweeper, RECORDS_MERGED, retentionRings, undoMerge } from './index.ts'

const kit = await openKit()
const outbox = openOutbox({ [NOTICE_ASKED]: [], [RECORDS_MERGED]: [] })
const people = { author: professional('Dr Paul Leroy'), other: professional('Dr Nora Blanc'), parent: personCalled('Marc Parent') }
const RELATIONS = { author: 'authorised', other: 'authorised', parent: 'representative' } as const
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

/** Two records of one person, with the same people around each. */
const twice = async (name: string): Promise<{ readonly kept: One; readonly gone: One }> => {
  const traits = { birthName: 'TWICE', birthFirstNames: [name] }
  const of = (called: string): Promise<One> => careOf(kit, called, people, RELATIONS, { traits: traitsCalled(called, traits) })
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

const file = async (
  { as, recordId }: One,
  title: string,
  asked: Parameters<typeof depositAs>[4] = {},
  bytes = makePdf({ page: `BT (${title}) Tj ET` }),
) => (await depositAs(kit, as('author'), recordId, bytes, { title, ...asked })).documentId

const LARGE = makePdf({ page: `BT (grand) Tj ET\n${'% '.repeat(200_000)}` })

test('what the second held is in the first: bytes, author, dates, and seen by whom it was seen; each is traced in both', async () => {
  const pair = await twice('Ana')
  const { kept, gone } = pair
  const cda = cdaOf(gone.traits, people.author, { uniqueId: '2.25.4242', title: 'Lettre', pdf: LARGE })
  const letter = (await depositAs(kit, gone.as('author'), gone.recordId, cda)).documentId
  const before = await entryAs(gone.as('holder'), gone.recordId, letter)
  const open = await file(gone, 'Ouvert')
  await file(gone, 'Masque', { visibility: MASKED })
  await file(gone, 'Secret', { visibility: HIDDEN })
  await file(gone, 'Retenu', { visibility: HELD })
  const chosen = await file(gone, 'Choisi')
  await actAs(gone.as('holder'), gone.recordId, 'unmask', chosen, (op, grant, id) =>
    chooseAudience(op, grant, id, [asRuleActor(people.other).nationalId ?? '']),
  )
  const own = (await depositAs(kit, gone.as('holder'), gone.recordId, makePdf({ page: 'BT (moi) Tj ET' }), { title: 'A moi' })).documentId
  const seenBy = async (who: Parameters<One['as']>[0], { as, recordId }: One) => titlesAs(as(who), recordId)
  const seen = {
    author: await seenBy('author', gone),
    other: await seenBy('other', gone),
    parent: await seenBy('parent', gone),
    holder: await seenBy('holder', gone),
  }
  const bytes = await bytesAs(gone.as('holder'), gone.recordId, open)
  const submitted = (await linesAs(gone.as('holder'), gone.recordId)).find(({ id }) => id === open)?.submittedAt
  kit.clock.advance(MINUTE)
  await merge(pair)
  expect(await refileDocuments(loop(), gone.recordId)).toEqual({ filed: 7, there: 0 })

  for (const who of ['author', 'other', 'parent', 'holder'] as const) expect([who, await seenBy(who, kept)]).toEqual([who, seen[who]])
  expect(seen.holder).not.toContain('Retenu')
  expect((await bytesAs(kept.as('holder'), kept.recordId, letter)).equals(cda)).toBe(true)
  expect((await bytesAs(kept.as('holder'), kept.recordId, open)).equals(bytes)).toBe(true)
  expect((await entryAs(kept.as('holder'), kept.recordId, letter)).metadata).toEqual(before.metadata)
  expect((await linesAs(kept.as('holder'), kept.recordId)).find(({ id }) => id === open)?.submittedAt).toBe(submitted)
  expect((await linesAs(kept.as('author'), kept.recordId)).find(({ id }) => id === open)?.own).toBe(true)
  expect((await linesAs(kept.as('holder'), kept.recordId)).find(({ id }) => id === own)?.own).toBe(true)
  expect(await dueOf(kit.database, 'documents.open-announced', kept.recordId)).not.toBeNull()
  const texts = await kit.database.owner.rows<{ document_id: string; record_id: string }>({
    name: 'test.texts',
    text: 'select document_id, record_id from document_text where document_id = $1 and part = 0',
    values: [letter],
  })
  // What it says is found where it stands now, and where it stood.
  expect(new Set(texts.map(({ record_id }) => record_id))).toEqual(new Set([kept.recordId, gone.recordId]))
  // The author corrects hers where it stands now.
  await actAs(kept.as('author'), kept.recordId, 'delete', open, deleteDocument)
  for (const { recordId } of [kept, gone]) {
    const refiled = (await entriesOf(kit, recordId)).filter(({ entry }) => entry.action === 'record.refile' && entry.documents.length > 0)
    expect(refiled.map(({ entry }) => entry.actor.kind)).toEqual(Array.from({ length: 7 }, () => 'system'))
    expect(new Set(refiled.flatMap(({ entry }) => entry.documents)).size).toBe(7)
  }
  expect(await titlesAs(gone.as('holder'), gone.recordId).catch(() => 'nothing')).toBe('nothing')
})

test('the clock of the merge asks for the job once; killed at any document it goes on, and nothing is filed twice', async () => {
  const pair = await twice('Eve')
  const { kept, gone } = pair
  for (const n of [1, 2, 3, 4, 5]) await file(gone, `Papier ${n}`)
  await file(gone, 'Grand', {}, LARGE)
  await merge(pair)
  const failures: unknown[] = []
  const rings = retentionRings({ outbox, keepsAccount: async () => true, elsewhere: { ofRecord: [], ofPerson: [] } })
  await openSweeper({ rings, failed: (_, error) => failures.push(error) }).sweep(loop)
  expect(failures).toEqual([])
  const asked = await kit.database.owner.rows({
    name: 'test.merged',
    text: 'select id from outbox_event where record_id = $1 and name = $2',
    values: [gone.recordId, RECORDS_MERGED],
  })
  expect(asked).toHaveLength(1)

  for (let dies = 1, runs = 0; ; runs++) {
    expect(runs).toBeLessThan(60)
    let left = dies
    const op = loop()
    const killed = {
      ...op,
      db: {
        ...op.db,
        transaction: <T>(work: Parameters<typeof op.db.transaction<T>>[0]): Promise<T> =>
          op.db.transaction(async tx => {
            const value = await work(tx)
            left -= 1
            if (left <= 0) throw new Error('killed')
            return value
          }),
      },
    }
    const outcome = await refileDocuments(killed, gone.recordId).then(
      () => 'ended',
      (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
    )
    if (outcome === 'ended') break
    expect(outcome).toBe('killed')
    dies += 1
  }
  expect(await titlesAs(kept.as('holder'), kept.recordId)).toEqual(['Grand', ...[1, 2, 3, 4, 5].map(n => `Papier ${n}`)])
  expect(await refileDocuments(loop(), gone.recordId)).toEqual({ filed: 0, there: 0 })
})

test('undone, they are where they were, and what was shut meanwhile stays shut; nothing of it is left, and it can be done again', async () => {
  const pair = await twice('Zoe')
  const { kept, gone } = pair
  const [plain, masked, deleted, large] = [
    await file(gone, 'Reste'),
    await file(gone, 'Ferme'),
    await file(gone, 'Retire'),
    await file(gone, 'Grand', {}, LARGE),
  ]
  const mine = await file(kept, 'Avant')
  const mergeId = await merge(pair)
  await refileDocuments(loop(), gone.recordId)
  await actAs(kept.as('holder'), kept.recordId, 'mask', masked, maskDocument)
  await actAs(kept.as('author'), kept.recordId, 'delete', deleted, deleteDocument)
  const since = await file(kept, 'Depuis')
  await undo(mergeId)

  expect((await linesAs(kept.as('holder'), kept.recordId)).map(({ id }) => id).toSorted()).toEqual([mine, since].toSorted())
  const lines = await linesAs(gone.as('holder'), gone.recordId)
  expect(new Set(lines.map(({ id }) => id))).toEqual(new Set([plain, masked, large]))
  expect(lines.find(({ id }) => id === masked)?.masked).toBe(true)
  expect((await bytesAs(gone.as('holder'), gone.recordId, large)).length).toBeGreaterThan(400_000)
  const kinds = await Array.fromAsync(kit.blobs.list(`${kept.recordId}/`))
  expect(kinds.filter(({ key }) => key.endsWith(large))).toEqual([])
  const [row] = await kit.database.owner.rows<{ n: string }>({
    name: 'test.left',
    text: 'select count(*) as n from refiled_document where record_id = $1',
    values: [kept.recordId],
  })
  expect(row?.n).toBe('0')
  // A job that comes late does nothing.
  expect(await refileDocuments(loop(), gone.recordId)).toEqual({ filed: 0, there: 0 })
  await merge(pair)
  expect(await refileDocuments(loop(), gone.recordId)).toEqual({ filed: 3, there: 0 })
})

test('one document filed in both is one; another content under the same id stays beside it', async () => {
  const pair = await twice('Ida')
  const { kept, gone } = pair
  const paper = (one: One, uniqueId: string, title: string): Promise<{ readonly documentId: DocumentId }> =>
    depositAs(kit, one.as('author'), one.recordId, makePdf({ page: `BT (${title}) Tj ET` }), { title, uniqueId })
  for (const where of [kept, gone]) await paper(where, '2.25.11', 'Double')
  await paper(kept, '2.25.12', 'Un')
  await paper(gone, '2.25.12', 'Deux')
  await merge(pair)
  expect(await refileDocuments(loop(), gone.recordId)).toEqual({ filed: 1, there: 1 })
  expect(await titlesAs(kept.as('holder'), kept.recordId)).toEqual(['Deux', 'Double', 'Un'])
})

test('what was hidden or blocked in the record that goes is not opened by the one that stays', async () => {
  const pair = await twice('Lea')
  const { kept, gone } = pair
  await file(gone, 'Cache')
  await file(gone, 'Cache et retenu', { visibility: HELD })
  await hideEverything(gone.as('holder'), gone.recordId, true)
  await block(gone.as('holder'), gone.recordId, asRuleActor(people.other), true)
  await file(kept, 'Ouvert')
  await merge(pair)
  await refileDocuments(loop(), gone.recordId)
  const third = await signIn(kit, professional('Dr Third'))
  await authorise(kept.as('holder'), kept.recordId, {
    actor: asRuleActor(third),
    until: after(kit.clock.now(), 9 * DAY),
    scope: { kind: 'all' },
  })
  expect(await titlesAs(by(kit, third), kept.recordId)).toEqual(['Ouvert'])
  expect(await refusalOf(titlesAs(kept.as('other'), kept.recordId))).toBe('no-record')
  expect(await titlesAs(kept.as('holder'), kept.recordId)).toEqual(['Cache', 'Ouvert'])
})

test('nobody else does it, and of a record that is merged into none nothing moves', async () => {
  const { kept, gone } = await twice('Ira')
  await file(gone, 'Reste')
  expect(await refileDocuments(loop(), gone.recordId)).toEqual({ filed: 0, there: 0 })
  await merge({ kept, gone })
  for (const op of [one(), kept.as('holder'), kept.as('author')])
    expect(await refusalOf(refileDocuments(op, gone.recordId))).not.toBe('done')
  expect(await titlesAs(kept.as('holder'), kept.recordId)).toEqual([])
  expect((await findPerson(loop(), gone.traits.ins))?.recordId).toBe(kept.recordId)
})

test('the record that stays takes the other with it when it is purged: both keys, both rows', async () => {
  const pair = await twice('Ona')
  const { kept, gone } = pair
  await file(gone, 'Reste')
  await merge(pair)
  await refileDocuments(loop(), gone.recordId)
  await putInState(kit, kept.recordId, 'deceased')
  await beginPurge(loop(), async () => true, kept.recordId, 'ten-years')
  const failures: unknown[] = []
  const rings = retentionRings({ outbox, keepsAccount: async () => true, elsewhere: { ofRecord: [], ofPerson: [] } })
  const sweeper = openSweeper({ rings, failed: (_, error) => failures.push(error) })
  await sweeper.sweep(loop)
  expect(failures).toEqual([])
  for (const { recordId } of [kept, gone]) {
    expect(await kit.keyring.hasRecordKey(recordId)).toBe(false)
    for (const table of ['document', 'document_body', 'refiled_document', 'record_merge']) {
      const column = table === 'record_merge' ? 'second_record = $1 or kept_record' : 'record_id'
      const rows = await kit.database.owner.rows({
        name: `test.left_${table}`,
        text: `select 1 from ${table} where ${column} = $1`,
        values: [recordId],
      })
      expect([table, rows.length]).toEqual([table, 0])
    }
  }
})
