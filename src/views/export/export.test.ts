import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { endSession, entriesOf, personCalled, professional, refusalOf } from '../../../test/support-door/index.ts'
import { makePdf } from '../../documents/format/sniff/files.fixtures.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { actAs, type Asked, bytesAs, type Care, careOf, depositAs, HELD, HIDDEN, MASKED } from '../../documents/testing/kit.ts'
import { changeCard, createShare, openShare, renewCard, underGrant, underGrants, writeCarer } from '../../access/index.ts'
import { type Arranging, createFolder, deleteDocument, organise, writeOwnNote } from '../../documents/index.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { DAY, MINUTE } from '../../kernel/instant.ts'
import { LOOP } from '../../kernel/loop.ts'
import { sha256 } from '../../platform/keyring/primitives.ts'
import { dueOf } from '../../platform/due/index.ts'
import { addEntry, addingTo, type Body, rightFor } from '../../profile/index.ts'
import { askExport, cancelExport, type ExportId, type ExportScope, expireExport, forgetExports, listExports, openExport } from '../index.ts'
import { bytesOf, openKit, type Unzipped } from '../testing/kit.ts'

const kit = await openKit()
const { outbox, database: db } = kit
const people = { author: professional('Dr Paul Leroy'), parent: personCalled('Marc Parent'), helper: personCalled('Zoé Aide') }
const RELATIONS = { author: 'attending', parent: 'representative', helper: 'helper' } as const
type Who = keyof typeof people
const VERIFIER = fileURLToPath(new URL('../../../verifier/verify-trace.mjs', import.meta.url))
const ALL: ExportScope = { kind: 'all' }

const care = (name: string): Promise<Care<Who>> => careOf(kit, name, people, RELATIONS)
const file = async ({ as, recordId }: Care<Who>, title: string, asked: Asked = {}): Promise<DocumentId> =>
  (await depositAs(kit, as('author'), recordId, makePdf({ page: `BT (${title}) Tj ET` }), { title, ...asked })).documentId
const made = async ({ as, recordId }: Care<Who>, who: Who | 'holder' = 'holder', scope: ExportScope = ALL): Promise<ExportId> => {
  const id = await askExport(as(who), outbox, recordId, scope)
  await kit.run(recordId, id)
  return id
}
const copyOf = async (one: Care<Who>, who: Who | 'holder' = 'holder', scope: ExportScope = ALL): Promise<Unzipped> => {
  const id = await made(one, who, scope)
  return kit.unzipped(one.as(who), one.recordId, id)
}
type Manifest = {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  readonly missing: readonly string[]
}
const manifestOf = (zip: Unzipped): Manifest => JSON.parse(zip.text('manifest.json')) as Manifest
const blobsOf = async (recordId: string): Promise<readonly string[]> =>
  (await Array.fromAsync(kit.blobs.list(`${recordId}/export/`))).map(({ key }) => key)

describe('the archive', () => {
  test('holds what was declared of her health, replaced and withdrawn too; a part of the documents holds none of it', async () => {
    const one = await care('Anne Profil')
    const say = (body: Body) =>
      underGrant(one.as('holder'), one.recordId, rightFor(body.rubric), addingTo(body.rubric), grant =>
        addEntry(one.as('holder'), grant, { clientId: JSON.stringify(body), body }),
      )
    await say({ rubric: 'blood-group', value: 'A+' })
    await say({ rubric: 'blood-group', value: 'O-' })
    await say({ rubric: 'allergies', code: { text: 'Latex' } })
    const zip = await copyOf(one)
    const { entry } = JSON.parse(zip.text('data/profile.json')) as { entry: { resource: Record<string, unknown> }[] }
    expect(entry.map(({ resource }) => `${String(resource['resourceType'])} ${String(resource['status'])}`).toSorted()).toEqual([
      'AllergyIntolerance active',
      'Observation active',
      'Observation replaced',
    ])
    expect(zip.text('index.html')).toContain('data/profile.json')
    const part = await copyOf(one, 'holder', { kind: 'categories', categories: ['imaging'] })
    expect(part.names).not.toContain('data/profile.json')
  })

  test('holds how she keeps her papers, her notes too, and nothing of another’s shelf', async () => {
    const one = await care('Anne Range')
    const document = await file(one, 'Bilan')
    const arranged = <T>(who: Who | 'holder', work: (both: Arranging) => Promise<T>): Promise<T> =>
      underGrants(one.as(who), one.recordId, ['organise', 'read'], { action: 'documents.organise' }, (mayOrganise, read) =>
        work({ organise: mayOrganise, read }),
      )
    const folder = await arranged('holder', both => createFolder(one.as('holder'), both, 'Genou'))
    await arranged('holder', both => organise(one.as('holder'), both, { documents: [document], folderId: folder.id, pinned: true }))
    await arranged('holder', both => writeOwnNote(one.as('holder'), both, document, 'Demander au Dr Roux'))
    await arranged('parent', both => writeOwnNote(one.as('parent'), both, document, 'À moi seul'))
    const copy = JSON.parse((await copyOf(one)).text('data/shelf.json')) as { notes: readonly { text: string }[] }
    expect(copy).toMatchObject({ folders: [{ name: 'Genou', documents: [document] }], pinned: [document], toFile: [] })
    expect(copy.notes.map(({ text }) => text)).toEqual(['Demander au Dr Roux'])
  })

  test('holds who may see, the codes she showed and the carers she wrote, and no code', async () => {
    const one = await care('Anne Choisit')
    const { code } = await createShare(one.as('holder'), one.recordId, { scope: { kind: 'all' }, minutes: 20 })
    await openShare(one.as('author'), code)
    await writeCarer(one.as('holder'), one.recordId, { name: 'Marie Voisine', role: 'Sophrologue' })
    await changeCard(one.as('holder'), one.recordId, { language: 'en' })
    const cardCode = await renewCard(one.as('holder'), one.recordId)
    const zip = await copyOf(one)
    const copy = JSON.parse(zip.text('data/who-may-see.json')) as { rules: readonly { name: string; relation: string }[] }
    expect(copy).toMatchObject({ shares: [{ openedBy: 'Dr Paul Leroy' }], carers: [{ name: 'Marie Voisine', role: 'Sophrologue' }] })
    expect(copy.rules.find(({ relation }) => relation === 'attending')?.name).toBe('Dr Paul Leroy')
    expect(copy).toMatchObject({ emergencyCard: { language: 'en', shown: {} } })
    for (const secret of [code, cardCode]) expect(zip.text('data/who-may-see.json')).not.toContain(secret)
  })

  test('holds the originals byte for byte, what they hold, and a manifest whose every hash is right', async () => {
    const one = await care('Anne Archive')
    const pdf = makePdf({ page: 'BT (dedans) Tj ET' })
    const cda = cdaOf(one.traits, people.author, { uniqueId: '2.25.771', title: 'Échographie : bilan / cœur?', pdf })
    const { documentId } = await depositAs(kit, one.as('author'), one.recordId, cda)
    const other = await file(one, 'Échographie : bilan / cœur?')
    const zip = await copyOf(one)
    const documents = zip.names.filter(name => name.startsWith('documents/'))
    expect(documents.every(name => /^documents\/[\p{L}\p{N}-]{1,115}\.[a-z]{3}$/u.test(name))).toBe(true)
    expect(new Set(zip.names).size).toBe(zip.names.length)
    const xml = documents.filter(name => name.endsWith('.xml')).map(name => zip.file(name))
    expect(xml.some(bytes => bytes.equals(cda))).toBe(true)
    const original = await bytesAs(one.as('holder'), one.recordId, other)
    expect(documents.some(name => zip.file(name).equals(original))).toBe(true)
    expect(documents.some(name => zip.file(name).equals(Buffer.from(pdf)))).toBe(true)
    const { files, missing } = manifestOf(zip)
    expect(missing).toEqual([])
    expect(files.map(({ name }) => name).toSorted()).toEqual(zip.names.filter(name => name !== 'manifest.json').toSorted())
    for (const { name, bytes, sha256: hash } of files) {
      expect([name, zip.file(name).length, sha256(zip.file(name)).toString('hex')]).toEqual([name, bytes, hash])
    }
    const bundle = JSON.parse(zip.text('data/documents.json')) as { entry: { resource: { resourceType: string; id: string } }[] }
    expect(bundle.entry.map(({ resource }) => resource.resourceType)).toEqual(['Patient', 'DocumentReference', 'DocumentReference'])
    expect(bundle.entry.map(({ resource }) => resource.id)).toContain(documentId)
    expect(zip.text('data/documents.csv').split('\r\n')).toHaveLength(1 + documents.length + 1)
  })

  test('has a page without script or anything remote, that says it is a copy, and that nobody may ask for it', async () => {
    const one = await care('Anne Page')
    await depositAs(kit, one.as('author'), one.recordId, makePdf({ page: 'BT (x) Tj ET' }), { title: '<script>alert(1)</script>' })
    const page = (await copyOf(one)).text('index.html')
    expect(page).toContain('L.1111-18')
    expect(page).toContain('Ceci est une copie')
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).not.toMatch(/<script|https?:|src=|@import|url\(/)
    expect(page).not.toMatch(/certifi|attest/i)
  })

  test('proves the whole trace, checked by the verifier without us', async () => {
    const one = await care('Anne Proof')
    await file(one, 'Lettre')
    const zip = await copyOf(one)
    const said = execFileSync(
      process.execPath,
      [VERIFIER, path.join(zip.folder, 'proof/evidence.json'), path.join(zip.folder, 'proof/trust.json')],
      {
        encoding: 'utf8',
      },
    )
    expect(said).not.toBe('')
    expect(zip.text('data/accesses.csv')).toContain('documents.submit')
    const changed = path.join(zip.folder, 'changed.json')
    writeFileSync(changed, zip.text('proof/evidence.json').replace('documents.submit', 'documents.listed'))
    expect(() => execFileSync(process.execPath, [VERIFIER, changed], { stdio: 'pipe' })).toThrow()
  })

  test('holds a period, or some families, when that was asked', async () => {
    const one = await care('Anne Period')
    const at = one.as('author')
    for (const [n, day, typeCode] of [
      ['1', '20200115', '11502-2'],
      ['2', '20240630', '11490-0'],
      ['3', '20240701', '11490-0'],
    ] as const)
      await depositAs(
        kit,
        at,
        one.recordId,
        cdaOf(one.traits, people.author, { uniqueId: `2.25.88${n}`, title: `Papier ${n}`, day, typeCode }),
      )
    const names = async (scope: ExportScope) =>
      (await copyOf(one, 'holder', scope)).names.filter(name => name.startsWith('documents/')).toSorted()
    expect(await names({ kind: 'period', from: '2024-01-01', to: '2024-06-30' })).toEqual(['documents/2024-06-30-papier-2.xml'])
    expect(await names({ kind: 'period', to: '2023-12-31' })).toEqual(['documents/2020-01-15-papier-1.xml'])
    expect(await names({ kind: 'categories', categories: ['biology'] })).toEqual(['documents/2020-01-15-papier-1.xml'])
    expect(await names({ kind: 'categories', categories: ['imaging'] })).toEqual([])
  })
})

describe('who', () => {
  test('never a helper, a professional or a stranger; the holder and a representative with a proof of ten minutes', async () => {
    const one = await care('Anne Who')
    for (const who of ['helper', 'author'] as const)
      expect(await refusalOf(askExport(one.as(who), outbox, one.recordId, ALL))).toBe('act-refused')
    const late = one.as('holder')
    const caller = { ...late.caller, authenticatedAt: (late.instant - 11 * MINUTE) as typeof late.instant }
    expect(await refusalOf(askExport({ ...late, caller }, outbox, one.recordId, ALL))).toBe('step-up-needed')
    expect(await refusalOf(askExport(one.as('parent'), outbox, one.recordId, ALL))).toBe('done')
  })

  test('the archive and its list are of who asked; to anybody else it was never there', async () => {
    const one = await care('Anne Own')
    const id = await made(one, 'holder')
    expect(await refusalOf(openExport(one.as('parent'), one.recordId, id))).toBe('export-gone')
    expect(await listExports(one.as('parent'), one.recordId)).toEqual([])
    expect(await refusalOf(cancelExport(one.as('parent'), one.recordId, id))).toBe('export-gone')
    expect(await refusalOf(openExport(one.as('helper'), one.recordId, id))).toBe('act-refused')
    expect(await refusalOf(openExport(one.as('holder'), one.recordId, kit.draw.uuid() as ExportId))).toBe('export-gone')
    expect(await kit.toldOf(one.recordId, one.caller.holder.subject.id)).toContain('export-ready')
    expect(await kit.toldOf(one.recordId, one.caller.parent.subject.id)).not.toContain('export-ready')
  })

  test('a representative’s copy is byte for byte the same whether or not there is something hidden from her', async () => {
    const one = await care('Anne Twin')
    await file(one, 'Visible')
    const before = await copyOf(one, 'parent')
    await file(one, 'Secret', { visibility: HIDDEN })
    await file(one, 'Retenu', { visibility: HELD })
    const secret = (await copyOf(one, 'holder')).names
    expect(secret.some(name => name.includes('secret'))).toBe(true)
    expect(secret.some(name => name.includes('retenu'))).toBe(false)
    const after = await copyOf(one, 'parent')
    expect(after.names).toEqual(before.names)
    for (const name of before.names.filter(name => !/^proof\/evidence|accesses|manifest/.test(name)))
      expect(after.file(name).equals(before.file(name)), name).toBe(true)
    // What her trace says more is of the holder’s asking, never of what is hidden, nor how many there are.
    expect(after.text('data/accesses.csv')).not.toMatch(/2 documents|missing;.*holder/)
    const { streams } = JSON.parse(after.text('proof/evidence.json')) as { streams: object }
    expect(Object.keys(streams)).toEqual(['open', 'sheltered'])
  })

  test('what she masked to professionals is hers, and in her copy; what was deleted is in none', async () => {
    const one = await care('Anne Masked')
    await file(one, 'Masque', { visibility: MASKED })
    await actAs(one.as('author'), one.recordId, 'delete', await file(one, 'Parti'), deleteDocument)
    const names = (await copyOf(one)).names.filter(name => name.startsWith('documents/'))
    expect([...new Set(names.map(name => /masque|parti/.exec(name)?.[0]))]).toEqual(['masque'])
  })

  test('rights are decided again when the job runs: a representative whose authority ended meanwhile gets nothing', async () => {
    const one = await care('Anne Ended')
    await file(one, 'Lettre')
    const id = await askExport(one.as('parent'), outbox, one.recordId, ALL)
    await db.owner.rows({
      name: 'test.end_rule',
      text: `with moved as (update record_head set rights_version = rights_version + 1 where record_id = $1)
        update access_rule set valid_until = $2::timestamptz where record_id = $1 and relation = 'representative'`,
      values: [one.recordId, new Date(kit.clock.now() - 1).toISOString()],
    })
    await kit.run(one.recordId, id)
    const [row] = await db.owner.rows<{ state: string }>({
      name: 'test.state',
      text: 'select state from export where export_id = $1',
      values: [id],
    })
    expect(row?.state).toBe('failed')
    expect(await blobsOf(one.recordId)).toEqual([])
  })
})

describe('the job', () => {
  test('goes on after her session ended, leaves each copied document in the trace, and the count in hers alone', async () => {
    const one = await care('Anne Trace')
    const id = await file(one, 'Lettre')
    const asked = await askExport(one.as('holder'), outbox, one.recordId, ALL)
    await endSession(kit, one.caller.holder)
    await kit.run(one.recordId, asked)
    const entries = (await entriesOf(kit, one.recordId)).filter(({ entry }) => entry.action === 'record.export')
    expect(entries.filter(({ entry }) => entry.documents.includes(id))).toHaveLength(1)
    expect(entries.find(({ entry }) => entry.motive === '1 documents, 0 missing')?.stream).toBe(2)
    expect(entries.every(({ entry }) => entry.actor.kind === 'person')).toBe(true)
    expect(await refusalOf(listExports(one.as('holder'), one.recordId))).toBe('session-ended')
  })

  test('killed half-way, begins again and ends with one archive; its progress is told', async () => {
    const one = await care('Anne Killed')
    for (const n of [1, 2, 3]) await file(one, `Lettre ${n}`)
    const id = await askExport(one.as('holder'), outbox, one.recordId, ALL)
    const killed = new AbortController()
    let reads = 0
    const operation: typeof kit.operation = caller => ({
      ...kit.operation(caller),
      keyring: {
        ...kit.keyring,
        opener: async committed => {
          reads += 1
          if (reads === 5) throw new Error('killed')
          return kit.keyring.opener(committed)
        },
      },
    })
    await expect(kit.run(one.recordId, id, { signal: killed.signal }, operation)).rejects.toThrow('killed')
    const [half] = await listExports(one.as('holder'), one.recordId)
    expect([half?.state, half?.progress.total, (half?.progress.done ?? 0) > 0]).toEqual(['running', 3, true])
    await kit.run(one.recordId, id, { attempt: 2 })
    const [whole] = await listExports(one.as('holder'), one.recordId)
    expect([whole?.state, whole?.progress.done]).toEqual(['ready', 3])
    expect(await blobsOf(one.recordId)).toHaveLength(1)
    await kit.run(one.recordId, id, { attempt: 3 })
    expect((await kit.unzipped(one.as('holder'), one.recordId, id)).names.filter(name => name.endsWith('.xml'))).toHaveLength(3)
  })

  test('cancelled while it runs, it stops and leaves nothing; one at a time', async () => {
    const one = await care('Anne Cancel')
    await file(one, 'Lettre')
    const id = await askExport(one.as('holder'), outbox, one.recordId, ALL)
    expect(await refusalOf(askExport(one.as('holder'), outbox, one.recordId, ALL))).toBe('export-under-way')
    let isCancelled = false
    const operation: typeof kit.operation = caller => ({
      ...kit.operation(caller),
      blobs: {
        ...kit.blobs,
        put: async (key, body) => {
          if (!isCancelled) await cancelExport(one.as('holder'), one.recordId, id)
          isCancelled = true
          return kit.blobs.put(key, body)
        },
      },
    })
    await kit.run(one.recordId, id, {}, operation)
    expect((await listExports(one.as('holder'), one.recordId))[0]?.state).toBe('cancelled')
    expect(await blobsOf(one.recordId)).toEqual([])
    expect(await refusalOf(openExport(one.as('holder'), one.recordId, id))).toBe('export-gone')
    expect(await refusalOf(askExport(one.as('holder'), outbox, one.recordId, ALL))).toBe('done')
  })

  test('leaves out, and names, a document whose bytes are lost', async () => {
    const one = await care('Anne Lost')
    const id = await file(one, 'Perdu')
    await file(one, 'Gardé')
    await db.owner.rows({
      name: 'test.spoil',
      text: `update document_body set sealed = set_byte(sealed, 90, 255 - get_byte(sealed, 90)) where record_id = $1 and document_id = $2`,
      values: [one.recordId, id],
    })
    const zip = await copyOf(one)
    expect(manifestOf(zip).missing).toEqual([id])
    expect(zip.names.filter(name => name.endsWith('.xml'))).toEqual([expect.stringContaining('garde')])
    expect(zip.text('index.html')).toContain('n’ont pas pu être copiés')
    expect((await listExports(one.as('holder'), one.recordId))[0]?.progress.missing).toEqual([id])
  })
})

describe('the link', () => {
  test('is taken up again at any byte', async () => {
    const one = await care('Anne Resume')
    await file(one, 'Lettre')
    const archive = await openExport(one.as('holder'), one.recordId, await made(one))
    const whole = await bytesOf(archive)
    expect(whole.length).toBe(archive.bytes)
    for (const start of [1, 70, whole.length - 1]) expect((await bytesOf(archive, start)).equals(whole.subarray(start))).toBe(true)
  })

  test('lasts seven days, then neither row, key nor file opens', async () => {
    const one = await care('Anne Expires')
    const id = await made(one)
    expect(await dueOf(db, 'exports.expire', id)).toBe(kit.clock.now() + 7 * DAY)
    const later = { ...one.as('holder'), instant: (kit.clock.now() + 7 * DAY) as ReturnType<typeof kit.clock.now> }
    const [shown] = await db.owner.rows<{ state: string }>({
      name: 'test.state',
      text: 'select state from export where export_id = $1',
      values: [id],
    })
    expect(shown?.state).toBe('ready')
    await expireExport({ ...kit.operation(later.caller), instant: later.instant }, id)
    expect(await refusalOf(openExport(one.as('holder'), one.recordId, id))).toBe('export-gone')
    expect((await listExports(one.as('holder'), one.recordId))[0]?.state).toBe('expired')
    expect(await blobsOf(one.recordId)).toEqual([])
    const [row] = await db.owner.rows({
      name: 'test.key',
      text: 'select 1 from export where export_id = $1 and wrapped_key is null',
      values: [id],
    })
    expect(row).toBeDefined()
  })
})

test('a purge takes the rows of every copy, the names its clocks know them by, and the clocks', async () => {
  const one = await care('Anne Purged')
  const ids = [await made(one), await made(one, 'parent')]
  await db.transaction(tx => forgetExports(tx, kit.operation(LOOP), one.recordId))
  const left = await db.owner.rows({ name: 'test.left', text: 'select 1 from export where record_id = $1', values: [one.recordId] })
  expect(left).toEqual([])
  for (const id of ids) {
    expect(await dueOf(db, 'exports.expire', id)).toBeNull()
    const tags = await db.owner.rows({
      name: 'test.tags',
      text: 'select 1 from export_tag where tag = $1',
      values: [kit.keyring.blindIndex('export', id)],
    })
    expect(tags).toEqual([])
    await expireExport(kit.operation(LOOP), id)
  }
})

test('an export that runs is the mandate of who asked for it, and of nobody else; it ends with its state', async () => {
  const one = await care('Anne Mandate')
  const id = await askExport(one.as('holder'), outbox, one.recordId, ALL)
  const lives = async (who: Who | 'holder'): Promise<boolean> =>
    db.transaction(async tx => {
      await tx.rows({ name: 'test.pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [one.recordId] })
      const values = [one.caller[who].subject.id, id, one.as(who).instant]
      const text = 'select session_is_live($1, $2, to_timestamp($3 / 1000.0)) as live'
      return (await tx.rows<{ live: boolean }>({ name: 'test.live', text, values }))[0]?.live === true
    })
  expect([await lives('holder'), await lives('parent'), await lives('author')]).toEqual([true, false, false])
  await cancelExport(one.as('holder'), one.recordId, id)
  expect(await lives('holder')).toBe(false)
})
