import { afterAll, describe, expect, test } from 'vitest'
import { asRuleActor, by, type Caller, chainProblems, professional, signIn } from '../../test/support-door/index.ts'
import { openTap } from '../../test/support/index.ts'
import { block } from '../access/index.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import { type BlobStore, StoreFull } from '../platform/blobs/index.ts'
import { CommitUnknown, connect, type Database } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { makeJpeg, makePdf, makePng } from './format/sniff/files.fixtures.ts'
import { sampleCda } from './format/sample.fixtures.ts'
import { deposit, maskDocument } from './index.ts'
import { cdaOf } from './testing/cda.ts'
import { actAs, bytesAs, careOf, chunksOf, contentAs, depositAs, openKit, outcomeOf, VISIBLE, wholeOf } from './testing/kit.ts'
import { countsIn, entriesIn, rowsIn } from './testing/rows.ts'

const kit = await openKit()
const tap = await openTap(kit.database.options)
const tapped = connect(tap.options)
afterAll(async () => {
  await tapped.close()
  await tap.close()
})

const author = professional('Dr Paul Leroy')
const care = (name: string) => careOf(kit, name, { author }, { author: 'attending' })

const NOTHING = { documents: '0', bodies: '0', submissions: '0', audiences: '0' }
const LARGE = makePdf({ page: '%'.repeat(300_000) })
const UUID = '6f1d6c3e-0c1b-4e5e-9d43-0a4c1b1b2c3d'

/** No row, no body, no entry that says it was done, and nothing else in the store of bytes. */
const expectNothing = async (recordId: RecordId): Promise<void> => {
  expect(await countsIn(kit, recordId)).toEqual(NOTHING)
  expect(await Array.fromAsync(kit.blobs.list(recordId))).toEqual([])
  const done = (await entriesIn(kit, recordId)).filter(({ action, outcome }) => action.startsWith('documents.') && outcome === 'granted')
  expect(done).toEqual([])
  expect(await chainProblems(kit, recordId)).toEqual([])
}

class HungUp extends Error {}
async function* cutAfter(bytes: Uint8Array, count: number): AsyncGenerator<Uint8Array> {
  yield* chunksOf(bytes.subarray(0, count), 10_000)
  throw new HungUp('the client is gone')
}

const faultOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'done',
    (error: unknown) => error,
  )

describe('a deposit that fails leaves nothing half-written', () => {
  const FILES = [
    ['a small file', makePdf()],
    ['a large file', LARGE],
  ] as const

  test.each(FILES)('%s whose sender hangs up half-way', async (name, file) => {
    for (const who of ['author', 'holder'] as const) {
      const { as, recordId } = await care(`Hung Up ${name} ${who}`)
      for (const share of [0, 0.01, 0.5, 0.99]) {
        const stream = cutAfter(file, Math.floor(file.length * share))
        expect(await faultOf(deposit(as(who), kit.engine, recordId, { stream, visibility: VISIBLE }))).toBeInstanceOf(HungUp)
      }
      await expectNothing(recordId)
    }
  })

  test.each([
    ['empty', Buffer.alloc(0), 'file-empty'],
    ['a PDF cut short', makePdf().subarray(0, -40), 'file-truncated'],
    ['a large PDF cut short', LARGE.subarray(0, -40), 'file-truncated'],
    ['a PDF with a password', makePdf({ trailer: '/Encrypt 4 0 R' }), 'pdf-encrypted'],
    ['a PNG cut short', makePng().subarray(0, -5), 'file-truncated'],
    ['a JPEG cut short', makeJpeg().subarray(0, -2), 'file-truncated'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file-type-active'],
    ['a program', Buffer.from('7f454c4602010100', 'hex'), 'file-type-active'],
    ['a CDA cut short', sampleCda().subarray(0, -30), 'cda-truncated'],
    ['XML that is no CDA', Buffer.from('<?xml version="1.0"?><a xmlns="urn:x"/>'), 'xml-not-cda'],
    ['a CDA with a DOCTYPE', Buffer.from(sampleCda().toString().replace('?>', '?><!DOCTYPE ClinicalDocument SYSTEM "x">')), 'xml-doctype'],
  ])('%s', async (name, file, code) => {
    const { as, recordId } = await care(`Bad ${name}`)
    expect(await outcomeOf(depositAs(kit, as('author'), recordId, file))).toBe(code)
    await expectNothing(recordId)
  })

  test('a file whose bytes are not of the type its sender claims', async () => {
    const { as, recordId } = await care('Bad Claim')
    expect(await outcomeOf(depositAs(kit, as('author'), recordId, makePng(), { declaredMediaType: 'application/pdf' }))).toBe(
      'file-type-mismatch',
    )
    await expectNothing(recordId)
  })

  test('a file of 25 MB and one byte; one of 25 MB is taken', async () => {
    const { as, recordId } = await care('Too Large')
    const most = 25 * 1024 * 1024
    const exact = makePdf({ page: '%'.repeat(most - makePdf({ page: '%'.repeat(10_000_000) }).length + 10_000_000) })
    expect(exact).toHaveLength(most)
    const over = Buffer.concat([exact, Buffer.from('\n')])
    for (const who of ['author', 'holder'] as const) expect(await outcomeOf(depositAs(kit, as(who), recordId, over))).toBe('file-too-large')
    await expectNothing(recordId)
    const { documentId } = await depositAs(kit, as('holder'), recordId, exact)
    expect((await bytesAs(as('holder'), recordId, documentId)).equals(exact)).toBe(true)
  })

  test('a store of bytes that is full', async () => {
    const { as, recordId } = await care('Store Full')
    const full: BlobStore = {
      ...kit.blobs,
      put: async (_, body) => {
        for await (const piece of body) if (piece.length > 1_000) throw new StoreFull('ENOSPC')
        throw new StoreFull('ENOSPC')
      },
    }
    expect(await outcomeOf(depositAs(kit, as('author', 'normal', { blobs: full }), recordId, LARGE))).toBe('blobs.full')
    await expectNothing(recordId)
    expect(await outcomeOf(depositAs(kit, as('author'), recordId, LARGE))).toBe('done')
  })

  test('a database that fails while it files', async () => {
    const { as, recordId } = await care('Database Full')
    class DiskFull extends Error {}
    const failing: Database = {
      ...kit.database,
      transaction: work =>
        kit.database.transaction(tx =>
          work({ rows: query => (query.name === 'documents:insert' ? Promise.reject(new DiskFull()) : tx.rows(query)) }),
        ),
    }
    for (const file of [makePdf(), LARGE])
      expect(await faultOf(depositAs(kit, as('author', 'normal', { db: failing }), recordId, file))).toBeInstanceOf(DiskFull)
    await expectNothing(recordId)
  })

  test('a session that ended while the file came', async () => {
    const { as, recordId, caller } = await care('Stale Session')
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      yield* chunksOf(LARGE)
      await kit.database.owner.rows({
        name: 'test.end',
        text: 'update session set ended_at = created_at where session_id = $1',
        values: [caller.author.sessionId],
      })
    }
    expect(await outcomeOf(deposit(as('author'), kit.engine, recordId, { stream: stream(), visibility: VISIBLE }))).toBe('session-ended')
    await expectNothing(recordId)
  })
})

describe('a commit whose outcome is unknown', () => {
  const attempt = async (op: Operation, recordId: RecordId): Promise<unknown> =>
    faultOf(depositAs(kit, op, recordId, LARGE, { uniqueId: UUID }))

  test.each(['before', 'after'] as const)(
    'is no success; sending again finds it or files it, whole: cut %s the server heard',
    async when => {
      const { as, recordId, caller } = await care(`Unknown ${when}`)
      tap.cut('commit', when)
      expect(await attempt(by(kit, caller.author, 'normal', { db: tapped }), recordId)).toBeInstanceOf(CommitUnknown)
      await expect.poll(async () => (await countsIn(kit, recordId))['documents']).toBe(when === 'after' ? '1' : '0')
      const again = await depositAs(kit, as('author'), recordId, LARGE, { uniqueId: UUID })
      expect(again.known).toBe(when === 'after')
      expect((await bytesAs(as('author'), recordId, again.documentId)).includes(LARGE.toString('base64').slice(0, 300))).toBe(true)
      expect(await countsIn(kit, recordId)).toMatchObject({ documents: '1', submissions: '1' })
    },
  )
})

describe('rights that move while the file comes', () => {
  test('the deposit is decided again, and filed once', async () => {
    const { as, recordId } = await care('Rights Move')
    const other = await signIn(kit, professional('Dr Autre', '10', { structureNationalId: '10B0000009' }))
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      yield* chunksOf(makePdf())
      await block(as('holder'), recordId, asRuleActor(other as Caller), false)
    }
    expect(await outcomeOf(deposit(as('author'), kit.engine, recordId, { stream: stream(), visibility: VISIBLE }))).toBe('done')
    expect(await rowsIn(kit, recordId)).toHaveLength(1)
  })

  test('what was masked between decision and reading is not read', async () => {
    const { as, recordId } = await care('Masked Meanwhile')
    const doctor = await signIn(kit, professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }))
    const { declareAccess } = await import('../access/index.ts')
    await declareAccess(by(kit, doctor), recordId)
    const { documentId } = await depositAs(kit, as('author'), recordId, makePdf())
    let masked = false
    const late: Database = {
      ...kit.database,
      rows: async query => {
        if (query.name.startsWith('traced-one:documents:body') && !masked) {
          masked = true
          await actAs(as('holder'), recordId, 'mask', documentId, maskDocument)
        }
        return kit.database.rows(query)
      },
    }
    expect(await outcomeOf(bytesAs(by(kit, doctor, 'normal', { db: late }), recordId, documentId))).toBe('document-absent')
    expect(masked).toBe(true)
  })
})

describe('bytes that were touched', () => {
  const served = async (op: Operation, recordId: RecordId, id: DocumentId): Promise<number> => {
    let bytes = 0
    try {
      for await (const piece of (await contentAs(op, recordId, id)).stream) bytes += piece.length
    } catch {
      return bytes
    }
    return Number.POSITIVE_INFINITY
  }

  test('in a row are refused, wherever the byte: in the body, its key, its facts, its metadata', async () => {
    const { as, recordId } = await care('Touched Row')
    const { documentId } = await depositAs(kit, as('holder'), recordId, makePdf({ page: '%'.repeat(100_000) }))
    const flip = (table: string, column: string, at: string) =>
      kit.database.owner.rows({
        name: `test.flip_${table}_${column}_${at}`,
        text: `update ${table} set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1) where record_id = $1 and document_id = $2`,
        values: [recordId, documentId],
      })
    for (const [table, column] of [
      ['document_body', 'sealed'],
      ['document', 'wrapped_key'],
      ['document', 'facts'],
      ['document', 'metadata'],
    ] as const) {
      for (const at of ['0', `length(${column}) / 2`, `length(${column}) - 1`]) {
        await flip(table, column, at)
        expect(await served(as('holder'), recordId, documentId)).toBeLessThanOrEqual(65_536)
        await flip(table, column, at)
      }
    }
    expect(await served(as('holder'), recordId, documentId)).toBe(Number.POSITIVE_INFINITY)
  })

  test('in the store are refused before a wrong byte leaves, and so is a body that is cut, or another’s', async () => {
    const { as, recordId } = await care('Touched Blob')
    const { documentId } = await depositAs(kit, as('holder'), recordId, LARGE)
    const other = await depositAs(kit, as('holder'), recordId, makePdf({ page: '!'.repeat(300_000) }))
    const key = `${recordId}/${documentId}`
    const sealed = await wholeOf(kit.blobs.get(key))
    const putting = (bytes: Uint8Array) => kit.blobs.put(key, chunksOf(bytes))
    for (const at of [0, 40, 70, 100_000, 250_000, sealed.length - 1]) {
      const wrong = Buffer.from(sealed)
      wrong[at] = (wrong[at] ?? 0) ^ 1
      await putting(wrong)
      const got: Buffer[] = []
      const stream = (await contentAs(as('holder'), recordId, documentId)).stream
      await expect(
        (async () => {
          for await (const piece of stream) got.push(piece)
        })(),
      ).rejects.toThrow()
      const before = Buffer.concat(got)
      expect(before.equals(LARGE.subarray(0, before.length))).toBe(true)
      expect(before.length).toBeLessThanOrEqual(Math.max(0, at))
    }
    for (const bytes of [
      sealed.subarray(0, -1),
      sealed.subarray(0, 70_000),
      Buffer.concat([sealed, Buffer.alloc(1)]),
      await wholeOf(kit.blobs.get(`${recordId}/${other.documentId}`)),
    ]) {
      await putting(bytes)
      expect(await served(as('holder'), recordId, documentId)).toBeLessThan(LARGE.length)
    }
    await kit.blobs.remove(key)
    expect(await served(as('holder'), recordId, documentId)).toBe(0)
    await putting(sealed)
    expect((await bytesAs(as('holder'), recordId, documentId)).equals(LARGE)).toBe(true)
  })
})

test('the same CDA to two records is two documents that share no tag', async () => {
  const [one, two] = [await care('Tags One'), await care('Tags Two')]
  for (const kept of [one, two])
    await depositAs(kit, kept.as('author'), kept.recordId, cdaOf(kept.traits, author, { uniqueId: '2.25.500', replaces: '2.25.499' }))
  const tags = async (recordId: RecordId): Promise<readonly string[]> => {
    const [row] = await kit.database.owner.rows<Record<string, string>>({
      name: 'test.tags',
      text: 'select class_tag, month_tag, author_tag, depositor_tag, structure_tag, unique_tag, replaces_tag, content_tag from document where record_id = $1',
      values: [recordId],
    })
    return Object.values(row ?? {})
  }
  const [first, second] = [await tags(one.recordId), await tags(two.recordId)]
  expect(first).toHaveLength(8)
  expect(first.filter(tag => second.includes(tag))).toEqual([])
})
