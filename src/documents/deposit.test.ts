import { describe, expect, test } from 'vitest'
import { asRuleActor, INSURER, personCalled, professional, secretary } from '../../test/support-door/index.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import { makeJpeg, makePdf, makePng, makeRtf, makeTiff } from './format/sniff/files.fixtures.ts'
import { oidOfUuid } from './format/wrap-in-cda.ts'
import { block, underGrant } from '../access/index.ts'
import { readPart } from './index.ts'
import { cdaOf } from './testing/cda.ts'
import { bytesAs, careOf, contentAs, depositAs, entryAs, linesAs, MASKED, openKit, opensAs, outcomeOf, wholeOf } from './testing/kit.ts'
import { entriesIn, rowsIn } from './testing/rows.ts'

const kit = await openKit()
const doctor = professional('Dr Paul Leroy', '10', { specialty: 'SM26' })
const colleague = professional('Dr Ines Roux', '10', { structureNationalId: '10B0000009', structureName: 'Cabinet des Pins' })
const nurse = professional('Rose Garnier', '60', { structureNationalId: '499700000001', structureName: 'Soins à domicile' })
const people = { doctor, colleague, nurse, secretary: secretary('Lina Petit'), parent: personCalled('Marc Parent'), insurer: INSURER }
const care = (name: string) => careOf(kit, name, people, { doctor: 'attending', colleague: 'authorised', parent: 'representative' })

const UUID = '6f1d6c3e-0c1b-4e5e-9d43-0a4c1b1b2c3d'

describe('a CDA deposited by its author', () => {
  test('is kept byte for byte, with everything its header says', async () => {
    const { as, recordId, traits } = await care('Anne Martin')
    const bytes = cdaOf(traits, doctor, { uniqueId: '2.25.1001', title: 'Sortie de cardiologie', pdf: makePdf() })
    const receipt = await depositAs(kit, as('doctor'), recordId, bytes)
    expect(receipt).toMatchObject({ known: false, replaced: null, parentMissing: false, identityToVerify: false })
    expect(await bytesAs(as('holder'), recordId, receipt.documentId)).toEqual(bytes)
    const { line, metadata } = await entryAs(as('holder'), recordId, receipt.documentId)
    expect(line).toMatchObject({ version: 1, status: 'approved', masked: false, chosen: false, heldUntil: null, bytes: bytes.length })
    expect(line.facts).toMatchObject({
      title: 'Sortie de cardiologie',
      typeCode: '11490-0',
      date: '2026-02-27',
      format: 'cda',
      authorName: 'Dr Paul LEROY',
    })
    expect(metadata).toMatchObject({
      uniqueId: '2.25.1001',
      depositor: { kind: 'professional', name: 'Dr Paul Leroy', structure: 'Cabinet du Port' },
      content: { mediaType: 'text/xml', kind: 'cda', bytes: bytes.length, sha256: sha256(bytes).toString('hex') },
    })
    expect(metadata.xds).toMatchObject({ uniqueId: '2.25.1001', classCode: { code: '10' }, practiceSetting: { code: 'ETABLISSEMENT' } })
  })

  test('has its PDF inside opened as a part, whole', async () => {
    const { as, recordId, traits } = await care('Part Inside')
    const pdf = makePdf({ page: 'BT (dedans) Tj ET' })
    const { documentId } = await depositAs(kit, as('doctor'), recordId, cdaOf(traits, doctor, { uniqueId: '2.25.1002', pdf }))
    const act = { action: 'documents.open-part', documents: [documentId] } as const
    const part = await underGrant(as('holder'), recordId, 'read', act, grant => readPart(as('holder'), grant, documentId, 0))
    expect(part).toMatchObject({ mediaType: 'application/pdf', bytes: pdf.length })
    expect(await wholeOf(part.stream)).toEqual(pdf)
    const none = underGrant(as('holder'), recordId, 'read', act, grant => readPart(as('holder'), grant, documentId, 1))
    expect(await outcomeOf(none)).toBe('document-absent')
  })

  test('by a secretary is her structure’s', async () => {
    const { as, recordId, traits } = await care('By Secretary')
    await depositAs(kit, as('secretary'), recordId, cdaOf(traits, doctor, { uniqueId: '2.25.1003' }))
    expect((await linesAs(as('doctor'), recordId)).map(({ own }) => own)).toEqual([true])
  })
})

describe('a loose file', () => {
  const FILES = [
    ['a PDF', makePdf(), 'application/pdf'],
    ['a JPEG', makeJpeg(), 'image/jpeg'],
    ['a PNG', makePng(), 'image/png'],
    ['a TIFF', makeTiff(), 'image/tiff'],
    ['an RTF', makeRtf(), 'application/rtf'],
    ['a text', Buffer.from('Tension 12/8, à revoir.'), 'text/plain; charset=utf-8'],
  ] as const

  test.each(FILES)(
    'of a professional, %s, is wrapped in a CDA with a complete header, and comes out of it unchanged',
    async (name, file, mediaType) => {
      const { as, recordId, traits } = await care(`Wrapped ${name}`)
      const asked = { title: 'Courrier du confrère', typeCode: '11488-4', date: '2026-03-12', uniqueId: UUID, fileName: 'courrier.bin' }
      const { documentId } = await depositAs(kit, as('nurse'), recordId, file, asked)
      const { line, metadata } = await entryAs(as('holder'), recordId, documentId)
      expect(line.facts).toMatchObject({
        title: 'Courrier du confrère',
        typeCode: '11488-4',
        date: '2026-03-12',
        format: 'cda',
        mediaType: 'text/xml',
      })
      expect(metadata.uniqueId).toBe(oidOfUuid(UUID))
      expect(metadata.xds).toMatchObject({
        creationTime: { utc: '20261122120000' },
        patient: { ins: traits.ins, birthFamily: traits.birthName, sex: 'F' },
        authors: [{ specialty: { code: 'G15_60' }, institution: { name: 'Soins à domicile' } }],
        practiceSetting: { code: 'AMBULATOIRE' },
      })
      expect(metadata.parts).toHaveLength(1)
      const act = { action: 'documents.open-part', documents: [documentId] } as const
      const part = await underGrant(as('holder'), recordId, 'read', act, grant => readPart(as('holder'), grant, documentId, 0))
      expect(part.mediaType).toBe(mediaType)
      expect(await wholeOf(part.stream)).toEqual(file)
    },
  )

  test.each(FILES)('of the person, %s, is kept as it is', async (name, file, mediaType) => {
    const { as, recordId } = await care(`Hers ${name}`)
    const { documentId } = await depositAs(kit, as('holder'), recordId, file, { fileName: 'radio_du-genou.bin' })
    const content = await contentAs(as('doctor'), recordId, documentId)
    expect(content.mediaType).toBe(mediaType)
    expect(content.facts).toMatchObject({ title: 'radio du genou', typeCode: 'EXPPAT_2', date: '2026-11-22', authorName: `Hers ${name}` })
    expect(content.metadata.xds).toBeUndefined()
    expect(await wholeOf(content.stream)).toEqual(file)
  })

  test('of more than 256 kB has its body in the store of bytes, a smaller one in its row', async () => {
    const { as, recordId } = await care('Large And Small')
    const large = await depositAs(kit, as('holder'), recordId, makePdf({ page: '%'.repeat(300_000) }))
    const small = await depositAs(kit, as('holder'), recordId, makePdf({ page: '%'.repeat(200_000) }))
    const rows = await rowsIn(kit, recordId)
    expect(rows.map(row => [row.document_id, row.body_in_row]).toSorted()).toEqual(
      [
        [large.documentId, false],
        [small.documentId, true],
      ].toSorted(),
    )
    expect(await bytesAs(as('holder'), recordId, large.documentId)).toHaveLength(makePdf({ page: '%'.repeat(300_000) }).length)
  })
})

describe('depositing again', () => {
  test('the same under the same id gives the same receipt, adds nothing, and its trace names the document that is there', async () => {
    const { as, recordId, traits } = await care('Twice Same')
    const bytes = cdaOf(traits, doctor, { uniqueId: '2.25.1010' })
    const first = await depositAs(kit, as('doctor'), recordId, bytes)
    const again = await depositAs(kit, as('doctor'), recordId, bytes)
    expect(again).toEqual({ ...first, known: true })
    expect(await rowsIn(kit, recordId)).toHaveLength(1)
    const submits = (await entriesIn(kit, recordId)).filter(({ action }) => action === 'documents.submit')
    expect(submits.map(({ documents }) => documents)).toEqual([[first.documentId], [first.documentId]])
  })

  test('a loose file under the id its client made gives the same receipt', async () => {
    const { as, recordId } = await care('Twice Loose')
    const first = await depositAs(kit, as('doctor'), recordId, makePdf(), { uniqueId: UUID, title: 'Note' })
    expect(await depositAs(kit, as('doctor'), recordId, makePdf(), { uniqueId: UUID, title: 'Note' })).toEqual({ ...first, known: true })
    expect(await rowsIn(kit, recordId)).toHaveLength(1)
  })

  test('a large one leaves no second body', async () => {
    const { as, recordId } = await care('Twice Large')
    const file = makePdf({ page: '%'.repeat(300_000) })
    for (let i = 0; i < 3; i++) await depositAs(kit, as('holder'), recordId, file, { uniqueId: UUID })
    const blobs = await Array.fromAsync(kit.blobs.list(recordId))
    expect([await rowsIn(kit, recordId), blobs].map(({ length }) => length)).toEqual([1, 1])
  })

  test('at the same moment makes one document', async () => {
    const { as, recordId, traits } = await care('At Once')
    const bytes = cdaOf(traits, doctor, { uniqueId: '2.25.1011' })
    const receipts = await Promise.all(Array.from({ length: 4 }, () => depositAs(kit, as('doctor'), recordId, bytes)))
    expect(new Set(receipts.map(({ documentId }) => documentId)).size).toBe(1)
    expect(receipts.filter(({ known }) => !known)).toHaveLength(1)
    expect(await rowsIn(kit, recordId)).toHaveLength(1)
  })

  test('another content under an id of hers is refused, and nothing of it stays', async () => {
    const { as, recordId } = await care('Other Content')
    const { documentId } = await depositAs(kit, as('doctor'), recordId, makePdf(), { uniqueId: UUID })
    const other = makePdf({ page: '%'.repeat(300_000) })
    expect(await outcomeOf(depositAs(kit, as('doctor'), recordId, other, { uniqueId: UUID }))).toBe('other-content')
    expect((await rowsIn(kit, recordId)).map(row => row.document_id)).toEqual([documentId])
    expect(await Array.fromAsync(kit.blobs.list(recordId))).toEqual([])
  })

  test('by somebody else is another document, whatever the content: nobody learns which ids are taken', async () => {
    const { as, recordId, traits } = await care('Another Depositor')
    const bytes = cdaOf(traits, doctor, { uniqueId: '2.25.1012' })
    const other = cdaOf(traits, doctor, { uniqueId: '2.25.1012', title: 'Un autre' })
    const first = await depositAs(kit, as('doctor'), recordId, bytes, { visibility: MASKED })
    for (const [who, content] of [
      ['colleague', bytes],
      ['nurse', other],
    ] as const) {
      expect(await depositAs(kit, as(who), recordId, content)).toMatchObject({ known: false })
    }
    const ids = (await rowsIn(kit, recordId)).map(row => row.document_id)
    expect(ids).toHaveLength(3)
    expect(ids).toContain(first.documentId)
  })
})

describe('types that one may not create', () => {
  const REMB = { typeCode: 'REMB', title: 'Remboursements' }
  test.each([
    ['a professional, a document of the person’s own', 'doctor', 'EXPPAT_1', 'type-reserved'],
    ['a professional, a reimbursement', 'doctor', 'REMB', 'type-reserved'],
    ['a professional, the vaccination history', 'doctor', '11369-6', 'type-reserved'],
    ['the person, a reimbursement', 'holder', 'REMB', 'type-reserved'],
    ['the insurer, a report', 'insurer', '11488-4', 'type-reserved'],
    ['anybody, a type that does not exist', 'doctor', 'NO-SUCH', 'type-unknown'],
    ['a nurse, a result of biology', 'nurse', '11502-2', 'type-of-others'],
    ['a nurse, the medical summary', 'nurse', '60591-5', 'type-of-others'],
  ] as const)('%s', async (name, who, typeCode, code) => {
    const { as, recordId } = await care(`Type ${name}`)
    expect(await outcomeOf(depositAs(kit, as(who), recordId, makePdf(), { typeCode }))).toBe(code)
    expect(await rowsIn(kit, recordId)).toEqual([])
  })

  test.each([
    ['the person, her wishes', 'holder', 'EXPPAT_1'],
    ['her representative, her wishes', 'parent', 'EXPPAT_1'],
    ['the insurer, reimbursements', 'insurer', 'REMB'],
    ['the insurer’s feed, the vaccination history', 'insurer', '11369-6'],
    ['a nurse, a prescription within her rights', 'nurse', '57833-6'],
    ['a nurse, a type that another profession usually files and no law keeps', 'nurse', '78601-2'],
  ] as const)('and those one may: %s', async (name, who, typeCode) => {
    const { as, recordId } = await care(`May ${name}`)
    expect(await outcomeOf(depositAs(kit, as(who), recordId, makePdf(), { ...REMB, typeCode }))).toBe('done')
  })
})

describe('an act that the Code keeps for other professions', () => {
  test('is refused in the CDA that she signs, and filed in the one that its author signed', async () => {
    const { as, recordId, traits } = await care('Acts Of Others')
    const result = (writer: typeof doctor, uniqueId: string) =>
      cdaOf(traits, writer, { uniqueId, title: 'Bilan sanguin', typeCode: '11502-2' })
    expect(await outcomeOf(depositAs(kit, as('nurse'), recordId, result(nurse, '2.25.4712')))).toBe('type-of-others')
    expect(await rowsIn(kit, recordId)).toEqual([])
    expect(await outcomeOf(depositAs(kit, as('nurse'), recordId, result(doctor, '2.25.4713')))).toBe('done')
  })

  test('is refused of a secretary who names such an author, and filed when she names another', async () => {
    const { as, recordId } = await care('Acts By Secretary')
    const asked = (profession: string) => ({ typeCode: '11502-2', author: { nationalId: '899900000990', name: 'Anne Vidal', profession } })
    expect(await outcomeOf(depositAs(kit, as('secretary'), recordId, makePdf(), asked('70')))).toBe('type-of-others')
    expect(await outcomeOf(depositAs(kit, as('secretary'), recordId, makePdf(), asked('10')))).toBe('done')
  })
})

describe('a professional whom the person blocked', () => {
  test('deposits as anybody does, and reads nothing, her own deposit included', async () => {
    const { as, recordId, traits } = await care('Blocked Depositor')
    const rule = asRuleActor(nurse)
    await block(as('holder'), recordId, rule, true)
    const { documentId } = await depositAs(kit, as('nurse'), recordId, cdaOf(traits, nurse, { uniqueId: '2.25.4711', title: 'Soins' }))
    expect((await linesAs(as('holder'), recordId)).map(({ id }) => id)).toEqual([documentId])
    expect(await opensAs(as('nurse'), recordId, documentId)).toBe('no-record')
    expect(await outcomeOf(linesAs(as('nurse'), recordId))).toBe('no-record')
  })
})

describe('what is said of a loose file', () => {
  test.each([
    ['an id that is no OID nor UUID', { uniqueId: 'mon document' }, 'unique-id-invalid'],
    ['a title of 129 characters', { title: 'é'.repeat(129) }, 'title-invalid'],
    ['a title of blanks', { title: '   ' }, 'title-invalid'],
  ])('is refused with a code: %s', async (name, asked, code) => {
    const { as, recordId } = await care(`Said ${name}`)
    expect(await outcomeOf(depositAs(kit, as('doctor'), recordId, makePdf(), asked))).toBe(code)
    expect(await rowsIn(kit, recordId)).toEqual([])
  })
})
