import { describe, expect, test } from 'vitest'
import { asRuleActor, professional, personCalled, signIn, by, structure, traitsCalled } from '../../test/support-door/index.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { chooseAudience, deleteDocument, maskDocument, readVersions, revealDocument } from './index.ts'
import { block, underGrant } from '../access/index.ts'
import { cdaOf } from './testing/cda.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { actAs, careOf, depositAs, entryAs, HELD, HIDDEN, linesAs, MASKED, openKit, opensAs, outcomeOf, titlesAs } from './testing/kit.ts'
import { countsIn, entriesIn, rowsIn } from './testing/rows.ts'

const kit = await openKit()
const doctor = professional('Dr Paul Leroy')
const partner = professional('Dr Ana Costa')
const elsewhere = { structureNationalId: '10B0000009', structureName: 'Cabinet des Pins' }
const people = {
  doctor,
  partner,
  other: professional('Dr Ines Roux', '10', elsewhere),
  chosen: professional('Dr Omar Faye', '10', { ...elsewhere, structureNationalId: '10B0000019' }),
  stranger: professional('Dr Jean Loin', '10', { ...elsewhere, structureNationalId: '10B0000029' }),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) =>
  careOf(kit, name, people, { doctor: 'attending', other: 'authorised', chosen: 'authorised', parent: 'representative' })

type As = (name: 'doctor' | 'other' | 'holder') => Operation

let next = 5000
const oid = (): string => `2.25.${next++}`

const versionsAs = (op: Operation, recordId: RecordId, seriesId: string) =>
  underGrant(op, recordId, 'read', { action: 'documents.list' }, grant => readVersions(op, grant, seriesId))

describe('a replacement by its header', () => {
  test('deprecates what it names, in one series, and is the one that lists show', async () => {
    const { as, recordId, traits } = await care('By Header')
    const [first, second] = [oid(), oid()]
    const one = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first, title: 'Un' }))
    const two = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: second, title: 'Deux', replaces: first }))
    expect(two).toMatchObject({ replaced: one.documentId, parentMissing: false, known: false })
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
    expect(await titlesAs(as('holder'), recordId, { statuses: ['deprecated'] })).toEqual(['Un'])
    const { line } = await entryAs(as('holder'), recordId, two.documentId)
    expect(line).toMatchObject({ version: 2, seriesId: one.documentId })
    const versions = await versionsAs(as('holder'), recordId, line.seriesId)
    expect(versions.map(({ version, facts, replacedBy }) => [version, facts.title, replacedBy])).toEqual([
      [2, 'Deux', null],
      [1, 'Un', two.documentId],
    ])
  })

  test('sent again gives the same receipt', async () => {
    const { as, recordId, traits } = await care('Header Again')
    const first = oid()
    await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first }))
    const bytes = cdaOf(traits, doctor, { uniqueId: oid(), replaces: first })
    const receipt = await depositAs(kit, as('doctor'), recordId, bytes)
    expect(await depositAs(kit, as('doctor'), recordId, bytes)).toEqual({ ...receipt, known: true })
  })

  test('may be by somebody of the same structure, not by somebody else, whatever author its header claims', async () => {
    const { as, recordId, traits } = await care('Whose It Is')
    const [first, forged, right] = [oid(), oid(), oid()]
    await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first, title: 'Un' }))
    const byOther = await depositAs(kit, as('other'), recordId, cdaOf(traits, doctor, { uniqueId: forged, title: 'Faux', replaces: first }))
    expect(byOther).toMatchObject({ replaced: null, parentMissing: true })
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Faux', 'Un'])
    const byPartner = await depositAs(
      kit,
      as('partner'),
      recordId,
      cdaOf(traits, doctor, { uniqueId: right, title: 'Deux', replaces: first }),
    )
    expect(byPartner.replaced).not.toBeNull()
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux', 'Faux'])
  })

  test('of what is not in the record is kept as a new document, and the relation is kept', async () => {
    const { as, recordId, traits } = await care('Missing Parent')
    const receipt = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: oid(), replaces: '2.25.404' }))
    expect(receipt).toMatchObject({ replaced: null, parentMissing: true })
    const { line, metadata } = await entryAs(as('doctor'), recordId, receipt.documentId)
    expect([line.status, line.version, metadata.replaces]).toEqual(['approved', 1, ['2.25.404']])
  })

  test('that names an obsolete version replaces the current one: two of a series are never current', async () => {
    const { as, recordId, traits } = await care('Names Obsolete')
    const first = oid()
    await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first, title: 'Un' }))
    const two = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: oid(), title: 'Deux', replaces: first }))
    await actAs(as('holder'), recordId, 'mask', two.documentId, maskDocument)
    await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: oid(), title: 'Trois', replaces: first }))
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Trois'])
    expect(await titlesAs(as('other'), recordId)).toEqual([])
    expect((await rowsIn(kit, recordId)).map(({ version, status }) => [version, status])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ])
  })
})

describe('a parent that comes after its replacement', () => {
  test('is stored already deprecated, as the older version', async () => {
    const { as, recordId, traits } = await care('Late Parent')
    const [first, second] = [oid(), oid()]
    const two = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: second, title: 'Deux', replaces: first }))
    const one = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first, title: 'Un' }))
    expect(one).toMatchObject({ known: false, replaced: null })
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
    const { line } = await entryAs(as('holder'), recordId, two.documentId)
    const versions = await versionsAs(as('holder'), recordId, line.seriesId)
    expect(versions.map(({ version, facts, status }) => [version, facts.title, status])).toEqual([
      [2, 'Deux', 'approved'],
      [1, 'Un', 'deprecated'],
    ])
  })

  test('is masked when its replacement is: what the person hid does not come back by an older version', async () => {
    const { as, recordId, traits } = await care('Late Masked')
    const first = oid()
    const two = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: oid(), replaces: first }))
    await actAs(as('holder'), recordId, 'mask', two.documentId, maskDocument)
    const one = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: first }))
    expect(await titlesAs(as('other'), recordId, { statuses: ['approved', 'deprecated'] })).toEqual([])
    expect(await opensAs(as('other'), recordId, one.documentId)).toBe('document-absent')
  })

  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('in a chain of three that comes in the order %i %i %i: one current, two obsolete, deleted together', async (...order) => {
    const { as, recordId, traits } = await care(`Chain ${order.join('')}`)
    const ids = [oid(), oid(), oid()] as const
    const papers = ids.map((uniqueId, i) =>
      cdaOf(traits, doctor, { uniqueId, title: `v${i + 1}`, ...(i === 0 ? {} : { replaces: ids[i - 1] ?? '' }) }),
    )
    const filed = new Map<number, DocumentId>()
    for (const i of order) filed.set(i, (await depositAs(kit, as('doctor'), recordId, papers[i] ?? Buffer.alloc(0))).documentId)
    expect(await titlesAs(as('holder'), recordId)).toEqual(['v3'])
    const current = filed.get(2) as DocumentId
    const { line } = await entryAs(as('holder'), recordId, current)
    const versions = await versionsAs(as('holder'), recordId, line.seriesId)
    expect(versions.map(({ version, facts }) => [version, facts.title])).toEqual([
      [3, 'v3'],
      [2, 'v2'],
      [1, 'v1'],
    ])
    expect(versions.map(({ replacedBy }) => replacedBy)).toEqual([null, filed.get(2), filed.get(1)])
    await actAs(as('doctor'), recordId, 'delete', current, deleteDocument)
    expect((await rowsIn(kit, recordId)).map(({ status }) => status)).toEqual([4, 4, 4])
  })
})

describe('a replacement by id', () => {
  test('takes the place of the document, and sent again gives the same receipt', async () => {
    const { as, recordId } = await care('By Id')
    const { documentId } = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Un' })
    const asked = { title: 'Deux', replaces: documentId, uniqueId: '0a4c1b1b-2c3d-4e5e-9d43-6f1d6c3e0c1b' }
    const receipt = await depositAs(kit, as('doctor'), recordId, makePdf(), asked)
    expect(receipt).toMatchObject({ replaced: documentId, known: false })
    expect(await depositAs(kit, as('doctor'), recordId, makePdf(), asked)).toEqual({ ...receipt, known: true })
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
  })

  test('of what somebody else wrote, of nothing, of an obsolete or deleted one, is refused in one way', async () => {
    const { as, recordId } = await care('Not Hers')
    const mine = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Un' })
    const two = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Deux', replaces: mine.documentId })
    const gone = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Parti' })
    await actAs(as('doctor'), recordId, 'delete', gone.documentId, deleteDocument)
    const before = await countsIn(kit, recordId)
    const none = kit.draw.uuid() as DocumentId
    const cases = [
      ['other', two.documentId],
      ['holder', two.documentId],
      ['doctor', none],
      ['doctor', mine.documentId],
      ['doctor', gone.documentId],
    ] as const
    for (const [who, replaces] of cases) {
      expect(await outcomeOf(depositAs(kit, as(who), recordId, makePdf({ page: '%'.repeat(300_000) }), { replaces }))).toBe(
        'nothing-to-replace',
      )
    }
    expect(await countsIn(kit, recordId)).toEqual(before)
    expect(await Array.fromAsync(kit.blobs.list(recordId))).toEqual([])
  })

  test('tells a stranger, or a person with no part in it, nothing of whether the record exists', async () => {
    const { as, recordId, traits } = await care('Exists Or Not')
    const nowhere = kit.draw.uuid() as RecordId
    const passer = by(kit, await signIn(kit, personCalled('Guy Passant')))
    const filed = await depositAs(kit, as('doctor'), recordId, makePdf())
    const other = cdaOf({ ...traits, birthName: 'AUTRE' }, people.stranger, { uniqueId: oid() })
    const right = cdaOf(traits, people.stranger, { uniqueId: oid() })
    for (const op of [as('stranger'), passer]) {
      for (const file of [other, right, makePdf(), Buffer.from('%PDF-1.4 cut')]) {
        expect(await outcomeOf(depositAs(kit, op, recordId, file, { replaces: filed.documentId }))).toBe('nothing-to-replace')
        expect(await outcomeOf(depositAs(kit, op, nowhere, file, { replaces: filed.documentId }))).toBe('nothing-to-replace')
      }
    }
  })

  test.each(['suspended', 'closed', 'deceased'] as const)(
    'of her own in a record that is %s is refused, and nothing is filed',
    async state => {
      const { as, recordId, traits } = await care(`Shut ${state}`)
      const uniqueId = oid()
      const { documentId } = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId }))
      await kit.database.owner.rows({
        name: 'test.shut',
        text: 'update record set state = $2 where record_id = $1',
        values: [recordId, state],
      })
      await kit.database.owner.rows({
        name: 'test.bump',
        text: 'update record_head set rights_version = rights_version + 1 where record_id = $1',
        values: [recordId],
      })
      const before = await countsIn(kit, recordId)
      expect(await outcomeOf(depositAs(kit, as('doctor'), recordId, makePdf(), { replaces: documentId }))).toBe('nothing-to-replace')
      const byHeader = depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: oid(), replaces: uniqueId }))
      expect(await outcomeOf(byHeader)).toBe('deposit-refused')
      expect(await countsIn(kit, recordId)).toEqual(before)
    },
  )

  test('in an emergency mode that she did not open is refused; blocked, she may still correct and withdraw her own, and reads nothing', async () => {
    const { as, recordId } = await care('Blocked Author')
    const { documentId } = await depositAs(kit, as('stranger'), recordId, makePdf(), { title: 'Un' })
    expect(await outcomeOf(depositAs(kit, as('stranger', 'break-glass'), recordId, makePdf(), { replaces: documentId }))).toBe(
      'nothing-to-replace',
    )
    await block(as('holder'), recordId, asRuleActor(people.stranger), true)
    const two = await depositAs(kit, as('stranger'), recordId, makePdf(), { title: 'Deux', replaces: documentId })
    expect(two.replaced).toBe(documentId)
    expect(await opensAs(as('stranger'), recordId, two.documentId)).toBe('no-record')
    expect(await outcomeOf(actAs(as('stranger'), recordId, 'delete', two.documentId, deleteDocument))).toBe('done')
  })

  test('needs no relation from its author', async () => {
    const { as, recordId } = await care('Author Alone')
    const { documentId } = await depositAs(kit, as('stranger'), recordId, makePdf(), { title: 'Un' })
    expect(await depositAs(kit, as('stranger'), recordId, makePdf(), { title: 'Deux', replaces: documentId })).toMatchObject({
      replaced: documentId,
    })
  })
})

describe('what a new version is visible to', () => {
  const replaced = async (
    name: string,
    visibility: typeof MASKED | typeof HELD | typeof HIDDEN,
    change?: (as: As, recordId: RecordId, id: DocumentId) => Promise<void>,
  ) => {
    const { as, recordId } = await care(name)
    const one = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Un', visibility })
    await change?.(as, recordId, one.documentId)
    const two = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Deux', replaces: one.documentId })
    return { as, recordId, two }
  }

  test('is what the version before was visible to: masked', async () => {
    const { as, recordId } = await replaced('Inherits Mask', MASKED)
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
    expect(await titlesAs(as('other'), recordId)).toEqual([])
  })

  test('held, until the same day', async () => {
    const { as, recordId, two } = await replaced('Inherits Held', HELD)
    expect(await titlesAs(as('holder'), recordId)).toEqual([])
    expect(await titlesAs(as('doctor'), recordId)).toEqual(['Deux'])
    const rows = await rowsIn(kit, recordId)
    expect(new Set(rows.map(row => row.holder_from)).size).toBe(1)
    const entry = (await entriesIn(kit, recordId)).find(
      ({ action, documents }) => action === 'documents.replace' && documents.includes(two.documentId),
    )
    expect(entry?.stream).toBe(3)
  })

  test('hidden from representatives; the trace of the replacement is hidden from them too', async () => {
    const { as, recordId, two } = await replaced('Inherits Hidden', HIDDEN)
    expect(await titlesAs(as('holder'), recordId)).toEqual(['Deux'])
    expect(await titlesAs(as('parent'), recordId)).toEqual([])
    const entry = (await entriesIn(kit, recordId)).find(
      ({ action, documents }) => action === 'documents.replace' && documents.includes(two.documentId),
    )
    expect(entry?.stream).toBe(2)
  })

  test('chosen professionals', async () => {
    const nationalId = 'nationalId' in people.chosen.subject ? people.chosen.subject.nationalId : ''
    const { as, recordId } = await replaced('Inherits Audience', { ...MASKED, masked: false } as never, (as, recordId, id) =>
      actAs(as('holder'), recordId, 'unmask', id, (op, grant, id) => chooseAudience(op, grant, id, [nationalId])),
    )
    expect(await titlesAs(as('chosen'), recordId)).toEqual(['Deux'])
    expect(await titlesAs(as('other'), recordId)).toEqual([])
  })

  test('masked by its depositor once more', async () => {
    const { as, recordId } = await care('Masks Anew')
    const one = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Un' })
    await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Deux', replaces: one.documentId, visibility: MASKED })
    expect(await titlesAs(as('other'), recordId)).toEqual([])
  })

  test.each([
    ['held', HELD, 'holder'],
    ['hidden from representatives', HIDDEN, 'parent'],
  ] as const)(
    'what was once visible is not %s by a replacement, and its trace is where its readers read',
    async (name, visibility, reader) => {
      const { as, recordId } = await care(`Once Visible ${name}`)
      const one = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Un' })
      const two = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Deux', replaces: one.documentId, visibility })
      expect(await titlesAs(as(reader), recordId)).toEqual(['Deux'])
      const entry = (await entriesIn(kit, recordId)).find(({ documents }) => documents.includes(two.documentId))
      expect(entry?.stream).toBe(1)
    },
  )

  test('revealed once, every version of it is', async () => {
    const { as, recordId } = await care('Revealed Once')
    const one = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Un', visibility: HIDDEN })
    const two = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Deux', replaces: one.documentId })
    await actAs(as('doctor'), recordId, 'reveal', two.documentId, (op, grant, id) => revealDocument(op, grant, id, 'representatives'))
    expect(await titlesAs(as('parent'), recordId, { statuses: ['approved', 'deprecated'] })).toEqual(['Deux', 'Un'])
  })

  test('in a session of secrecy, what representatives have seen is not replaced: it could not be hidden', async () => {
    const traits = traitsCalled('Secret Session', { birthDate: '2011-04-02' })
    const { as, recordId } = await careOf(kit, 'Secret Session', people, { doctor: 'attending', parent: 'representative' }, { traits })
    const one = await depositAs(kit, as('doctor'), recordId, makePdf(), { title: 'Un' })
    const op = as('doctor', 'normal', { secret: true })
    expect(await outcomeOf(depositAs(kit, op, recordId, makePdf(), { title: 'Deux', replaces: one.documentId }))).toBe('secret-and-visible')
    expect(await titlesAs(as('parent'), recordId)).toEqual(['Un'])
  })
})

test('a certificate replaces what its own structure deposited', async () => {
  const laboratory = structure('Labo du Port')
  const { as, recordId, traits } = await careOf(kit, 'By Certificate', { laboratory, doctor }, { doctor: 'attending' })
  const first = oid()
  await depositAs(kit, as('laboratory'), recordId, cdaOf(traits, doctor, { uniqueId: first, title: 'Un' }))
  const two = await depositAs(kit, as('laboratory'), recordId, cdaOf(traits, doctor, { uniqueId: oid(), title: 'Deux', replaces: first }))
  expect(two.replaced).not.toBeNull()
  expect(await linesAs(as('doctor'), recordId)).toMatchObject([{ own: true, facts: { title: 'Deux' } }])
})
