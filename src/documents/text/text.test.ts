import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { by, personCalled, professional } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { LOOP } from '../../kernel/loop.ts'
import { MINUTE } from '../../kernel/instant.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { silentLog } from '../../platform/log.ts'
import type { Operation } from '../../platform/operation.ts'
import { makePdf } from '../format/sniff/files.fixtures.ts'
import { deleteDocument, maskDocument } from '../index.ts'
import { cdaOf } from '../testing/cda.ts'
import { entriesIn } from '../testing/rows.ts'
import { actAs, careOf, depositAs, HELD, HIDDEN, openKit, VISIBLE } from '../testing/kit.ts'
import {
  countTextsWaiting,
  fillTexts,
  openReader,
  readSegments,
  readWaitingText,
  startReading,
  textsBeside,
  type TextReader,
} from './index.ts'
import { ReadingFailed } from './open-reader.ts'
import type { ReadingAnswer } from './reading.ts'

const kit = await openKit()
const reader = openReader()
afterAll(() => reader.close())
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) => careOf(kit, name, people, { author: 'attending', doctor: 'authorised', parent: 'representative' })

const loop = (): Operation => ({ ...by(kit, LOOP), caller: LOOP })
const readAll = async (by: TextReader = reader): Promise<void> => {
  while (await readWaitingText(loop(), by));
}
beforeEach(() => readAll())

const pdf = (word: string): Buffer => makePdf({ page: `BT /F1 12 Tf (${word}) Tj ET` })

/** Words of each visible document, as a search finds them; a document that waits is `…`. */
const wordsAs = (op: Operation, recordId: RecordId): Promise<readonly string[]> =>
  underGrant(op, recordId, 'read', { action: 'documents.search' }, async grant => {
    const { documents } = await readSegments(op, grant)
    return documents.map(({ parts }) => parts?.map(part => part.split('\n').slice(1, -1).join(',')).join('|') ?? '…').toSorted()
  })

const textsAs = (op: Operation, recordId: RecordId, ids: readonly DocumentId[]): Promise<readonly string[]> =>
  underGrant(op, recordId, 'read', { action: 'documents.search' }, async grant => {
    const { committed } = await readSegments(op, grant)
    return [...(await textsBeside(op, committed, grant, ids)).values()].flat()
  })

test('a narrative is found at once; a file when it has been read', async () => {
  const { as, recordId, traits } = await care('At Once')
  await depositAs(kit, as('author'), recordId, cdaOf(traits, people.author, { uniqueId: '2.25.900', title: 'Lettre de liaison' }))
  await depositAs(kit, as('holder'), recordId, pdf('Bonjour'), { title: 'Mien' })
  const [narrative, waiting] = (await wordsAs(as('holder'), recordId)).toSorted((a, b) => b.length - a.length)
  expect(narrative).toContain('liaison 1')
  expect(waiting).toBe('…')
  expect(await countTextsWaiting(loop().db)).toBe(1)
  await readAll()
  expect(await wordsAs(as('holder'), recordId)).toContain('bonjour 1')
  expect(await countTextsWaiting(loop().db)).toBe(0)
})

test('a professional’s loose file, wrapped in a CDA, is read inside it', async () => {
  const { as, recordId } = await care('Wrapped')
  const { documentId } = await depositAs(kit, as('author'), recordId, pdf('Bonjour docteur'), { title: 'Courrier' })
  await readAll()
  expect(await textsAs(as('doctor'), recordId, [documentId])).toEqual([expect.stringContaining('Bonjour docteur')])
})

test('words are seen exactly by who sees the document, at every instant', async () => {
  const { as, recordId } = await care('Visible')
  const filed = async (word: string, visibility: typeof VISIBLE | typeof HELD | typeof HIDDEN = VISIBLE) =>
    (await depositAs(kit, as('author'), recordId, pdf(word), { title: 'Courrier', visibility })).documentId
  const open = await filed('ouvert')
  await filed('retenu', HELD)
  await filed('secret', HIDDEN)
  await readAll()
  const seenBy = async (who: 'author' | 'doctor' | 'parent' | 'holder'): Promise<string> =>
    (await wordsAs(as(who), recordId))
      .join(' ')
      .replace(/[^a-z ]/g, '')
      .replace(/ +/g, ' ')
      .trim()
  expect(await seenBy('doctor')).toBe('ouvert retenu secret')
  expect(await seenBy('holder')).toBe('ouvert secret')
  expect(await seenBy('parent')).toBe('ouvert')
  await actAs(as('holder'), recordId, 'mask', open, maskDocument)
  expect(await seenBy('doctor')).toBe('retenu secret')
  expect(await textsAs(as('doctor'), recordId, [open])).toEqual([])
  await depositAs(kit, as('author'), recordId, pdf('remplaçant'), { title: 'Courrier', replaces: open })
  await readAll()
  expect(await seenBy('holder')).toMatch(/^rempla[a-z]* secret$/)
  const [mine] = [await depositAs(kit, as('holder'), recordId, pdf('mien'), { title: 'Mien' })]
  await actAs(as('holder'), recordId, 'delete', mine.documentId, deleteDocument)
  await readAll()
  expect(await seenBy('holder')).toMatch(/^rempla[a-z]* secret$/)
})

test('a server that is answering takes a breath between two documents, and reads them all', async () => {
  const { as, recordId } = await care('Busy')
  for (const word of ['un', 'deux', 'trois']) await depositAs(kit, as('holder'), recordId, pdf(word), { title: word })
  const saying: TextReader = {
    read: async function* () {
      yield { kind: 'pages', text: 'dit', nextPage: null }
    },
    close: async () => undefined,
  }
  const reading = startReading({ operation: loop, reader: saying, log: silentLog, isBusy: () => true })
  await vi.waitFor(async () => expect(await countTextsWaiting(loop().db)).toBe(0), 20_000)
  await reading.stop()
  expect(await wordsAs(as('holder'), recordId)).toEqual(['dit 1', 'dit 1', 'dit 1'])
})

/** A reader that answers in parts, and dies before one of them, once. */
const dyingBefore = (page: number): TextReader => {
  let died = false
  return {
    read: async function* ({ fromPage }): AsyncGenerator<ReadingAnswer> {
      for (let at = fromPage; at <= 4; at++) {
        if (at === page && !died) {
          died = true
          throw new ReadingFailed('crashed')
        }
        yield { kind: 'pages', text: `page ${at}`, nextPage: at === 4 ? null : at + 1 }
      }
    },
    close: async () => undefined,
  }
}

test.each([1, 2, 3, 4])('a reader that dies before page %i goes on there, and no part is there twice', async page => {
  const { as, recordId } = await care(`Dying ${page}`)
  const { documentId } = await depositAs(kit, as('holder'), recordId, pdf('x'), { title: 'Mien' })
  const dying = dyingBefore(page)
  await readAll(dying)
  kit.clock.advance(5 * MINUTE)
  await readAll(dying)
  expect(await textsAs(as('holder'), recordId, [documentId])).toEqual(['page 1', 'page 2', 'page 3', 'page 4'])
})

test('a file that ends its reader each time is left, and holds up nothing', async () => {
  const { as, recordId } = await care('Deadly')
  await depositAs(kit, as('holder'), recordId, pdf('x'), { title: 'Mien' })
  const deadly: TextReader = {
    // biome-ignore lint/correctness/useYield: it never comes so far
    read: async function* () {
      throw new ReadingFailed('too-large')
    },
    close: async () => undefined,
  }
  for (let attempt = 0; attempt < 4; attempt++) {
    await readAll(deadly)
    kit.clock.advance(10 * MINUTE)
  }
  expect(await countTextsWaiting(loop().db)).toBe(0)
  expect(await wordsAs(as('holder'), recordId)).toEqual([''])
})

test('documents of before are read by the loop, each entry in the stream of its readers, and once', async () => {
  const { as, recordId, traits } = await care('Before')
  const cda = cdaOf(traits, people.author, { uniqueId: '2.25.901', title: 'Lettre ancienne' })
  await depositAs(kit, as('author'), recordId, cda)
  await depositAs(kit, as('author'), recordId, pdf('retenu'), { title: 'Courrier', visibility: HELD })
  await readAll()
  await kit.database.owner.rows({ name: 'test.forget', text: 'delete from document_text where record_id = $1', values: [recordId] })
  expect(await wordsAs(as('author'), recordId)).toEqual(['…', '…'])
  expect(await fillTexts(loop(), recordId, { engine: kit.engine, reader })).toBe(2)
  expect(await fillTexts(loop(), recordId, { engine: kit.engine, reader })).toBe(0)
  expect(await wordsAs(as('author'), recordId)).toEqual(['courri 1|retenu 1', expect.stringContaining('lettr 1')])
  const entries = (await entriesIn(kit, recordId)).filter(({ action }) => action === 'documents.index')
  expect(entries.map(({ documents }) => documents.length)).toEqual([1, 1])
})
