import { describe, expect, test } from 'vitest'
import { by, personCalled, professional, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { breakGlass, hideEverything } from '../access/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { DAY } from '../kernel/instant.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import {
  archiveDocument,
  chooseAudience,
  deleteDocument,
  maskDocument,
  revealDocument,
  unarchiveDocument,
  unmaskDocument,
} from './index.ts'
import { cdaOf } from './testing/cda.ts'
import {
  actAs,
  type Asked,
  careOf,
  depositAs,
  entryAs,
  HELD,
  HIDDEN,
  linesAs,
  MASKED,
  openKit,
  opensAs,
  outcomeOf,
  titlesAs,
  VISIBLE,
} from './testing/kit.ts'
import { entriesIn, rowsIn } from './testing/rows.ts'

const kit = await openKit()
const at = (structureNationalId: string) => ({ structureNationalId, structureName: `Lieu ${structureNationalId}` })
const people = {
  author: professional('Dr Paul Leroy'),
  attending: professional('Dr Nadia Benali', '10', at('10B0000002')),
  doctor: professional('Dr Ines Roux', '10', at('10B0000003')),
  specialist: professional('Dr Omar Faye', '10', at('10B0000004')),
  pharmacist: professional('Léa Morin', '21', at('10B0000005')),
  stranger: professional('Dr Jean Loin', '10', at('10B0000006')),
  parent: personCalled('Marc Parent'),
  helper: personCalled('Zoé Aide'),
}
const RELATIONS = {
  attending: 'attending',
  doctor: 'authorised',
  specialist: 'authorised',
  pharmacist: 'authorised',
  parent: 'representative',
  helper: 'helper',
} as const
const care = (name: string, traits: { readonly birthDate?: string } = {}) =>
  careOf(kit, name, people, RELATIONS, { traits: traitsCalled(name, traits) })
type Care = Awaited<ReturnType<typeof care>>

const file = (title: string): Buffer => makePdf({ page: `BT (${title}) Tj ET` })
const filed = async ({ as, recordId }: Care, title: string, asked: Asked = {}): Promise<DocumentId> =>
  (await depositAs(kit, as('author'), recordId, file(title), { title, ...asked })).documentId

const nationalId = (name: keyof typeof people): string => {
  const { subject } = people[name]
  return 'nationalId' in subject ? subject.nationalId : subject.id
}

const EVERYBODY = ['author', 'attending', 'doctor', 'specialist', 'pharmacist', 'stranger', 'holder', 'parent', 'helper'] as const

/** Who, of everybody, lists a document and opens it; both must say the same. */
const seenBy = async ({ as, recordId }: Care, id: DocumentId): Promise<readonly string[]> => {
  const seen: string[] = []
  for (const who of EVERYBODY) {
    const listed = await linesAs(as(who), recordId).then(
      lines => lines.some(line => line.id === id),
      () => false,
    )
    const opened = (await opensAs(as(who), recordId, id)) === 'done'
    expect({ who, opened }).toEqual({ who, opened: listed })
    if (opened) seen.push(who)
  }
  return seen
}

describe('a document deposited', () => {
  test('visible is seen by the person’s side, by those the matrix lets, by its author without relation; by no stranger', async () => {
    const kept = await care('Plain One')
    expect(await seenBy(kept, await filed(kept, 'Ordinaire'))).toEqual([
      'author',
      'attending',
      'doctor',
      'specialist',
      'pharmacist',
      'holder',
      'parent',
      'helper',
    ])
    const psychiatric = await filed(kept, 'Synthèse psychiatrique', { typeCode: '68599-0' })
    expect(await seenBy(kept, psychiatric)).toEqual(['author', 'attending', 'doctor', 'specialist', 'holder', 'parent', 'helper'])
  })

  test('masked is seen by its author, the attending doctor and the person’s side', async () => {
    const kept = await care('Masked One')
    expect(await seenBy(kept, await filed(kept, 'Masqué', { visibility: MASKED }))).toEqual([
      'author',
      'attending',
      'holder',
      'parent',
      'helper',
    ])
  })

  test('held until it is announced is seen by professionals and by nobody on the person’s side', async () => {
    const kept = await care('Held One')
    expect(await seenBy(kept, await filed(kept, 'À annoncer', { visibility: HELD }))).toEqual([
      'author',
      'attending',
      'doctor',
      'specialist',
      'pharmacist',
    ])
  })

  test('hidden from representatives is seen by all the others', async () => {
    const kept = await care('Hidden One')
    expect(await seenBy(kept, await filed(kept, 'Secret', { visibility: HIDDEN }))).toEqual([
      'author',
      'attending',
      'doctor',
      'specialist',
      'pharmacist',
      'holder',
      'helper',
    ])
  })

  test('in a session of secrecy is hidden from representatives, and so is the act', async () => {
    const kept = await care('Secret Session', { birthDate: '2011-04-02' })
    const { as, recordId } = kept
    const op = as('author', 'normal', { secret: true })
    const { documentId } = await depositAs(kit, op, recordId, file('Secret'), { title: 'Secret' })
    expect(await seenBy(kept, documentId)).not.toContain('parent')
    const entry = (await entriesIn(kit, recordId)).find(({ action }) => action === 'documents.submit')
    expect(entry).toMatchObject({ documents: [documentId], stream: 2 })
    const reveal = actAs(op, recordId, 'reveal', documentId, (op, grant, id) => revealDocument(op, grant, id, 'representatives'))
    expect(await outcomeOf(reveal)).toBe('secret-reveal')
  })

  test('in a session of secrecy is refused for an adult, and nothing of it stays', async () => {
    const { as, recordId } = await care('Secret Adult')
    const asked = depositAs(kit, as('author', 'normal', { secret: true }), recordId, file('Secret'), { title: 'Secret' })
    expect(await outcomeOf(asked)).toBe('secret-of-minors-only')
    expect(await rowsIn(kit, recordId)).toEqual([])
  })

  test('in a session of secrecy that is also an emergency is hidden from representatives too', async () => {
    const kept = await care('Secret Emergency', { birthDate: '2011-04-02' })
    const op = kept.as('stranger', 'break-glass', { secret: true })
    const motive = 'Inconsciente aux urgences'
    const asked = { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive } as const
    await breakGlass(op, kept.recordId, asked, async () => undefined)
    const { documentId } = await depositAs(kit, op, kept.recordId, file('Secret'), { title: 'Secret' })
    expect(await seenBy(kept, documentId)).not.toContain('parent')
    const entry = (await entriesIn(kit, kept.recordId)).find(({ action }) => action === 'documents.submit')
    expect(entry).toMatchObject({ documents: [documentId], stream: 2 })
  })

  test('by the minor herself in a session of secrecy is hidden from her representatives too', async () => {
    const kept = await care('Secret Minor')
    const op = kept.as('holder', 'normal', { secret: true })
    const { documentId } = await depositAs(kit, op, kept.recordId, file('Journal'), { title: 'Journal' })
    expect(await seenBy(kept, documentId)).not.toContain('parent')
  })

  test('by a representative who asks for secrecy is not hidden from the other one', async () => {
    const kept = await care('No Secret Parent')
    const { documentId } = await depositAs(kit, kept.as('parent', 'normal', { secret: true }), kept.recordId, file('Visible'))
    expect(await seenBy(kept, documentId)).toContain('parent')
  })

  test.each([
    ['asked so', { visibility: { ...MASKED, held: true } }],
    ['by the codes of its header', undefined],
    ['by one code and one wish', { visibility: MASKED }],
  ] as const)('both masked and held is refused: %s', async (name, asked) => {
    const { as, recordId, traits } = await care(`Both ${name}`)
    const codes = asked === undefined ? ['MASQUE_PS', 'INVISIBLE_PATIENT'] : ['INVISIBLE_PATIENT']
    const bytes = cdaOf(traits, people.author, { uniqueId: '2.25.77', codes })
    expect(await outcomeOf(depositAs(kit, as('author'), recordId, bytes, asked ?? {}))).toBe('masked-and-held')
    expect(await rowsIn(kit, recordId)).toEqual([])
  })

  test.each([
    ['MASQUE_PS', 'doctor'],
    ['INVISIBLE_PATIENT', 'holder'],
    ['INVISIBLE_REPRESENTANTS_LEGAUX', 'parent'],
  ] as const)('whose header says %s is not seen by: %s', async (code, who) => {
    const kept = await care(`Code ${code}`)
    const bytes = cdaOf(kept.traits, people.author, { uniqueId: '2.25.78', codes: [code] })
    const { documentId } = await depositAs(kit, kept.as('author'), kept.recordId, bytes)
    expect(await seenBy(kept, documentId)).not.toContain(who)
  })

  test.each([
    ['masked', { visibility: MASKED }, false],
    ['held', { visibility: HELD }, false],
    ['hidden from representatives', { visibility: HIDDEN }, false],
    ['in a session of secrecy', {}, true],
  ] as const)('as a vaccination note is visible or refused: %s', async (name, asked, secret) => {
    const { as, recordId } = await care(`Vaccine ${name}`)
    const note = { title: 'Vaccin', typeCode: '87273-9' }
    expect(await outcomeOf(depositAs(kit, as('author', 'normal', { secret }), recordId, file('v'), { ...note, ...asked }))).toBe(
      'vaccination-note-visible',
    )
    expect(await outcomeOf(depositAs(kit, as('author'), recordId, file('v'), note))).toBe('done')
  })
})

describe('masking', () => {
  test('is for the person’s side and any professional who sees it; unmasking for the author, the attending doctor and the person’s side', async () => {
    const kept = await care('Who Masks')
    const { as, recordId } = kept
    const id = await filed(kept, 'Un')
    const masks = { mask: [] as string[], unmask: [] as string[] }
    for (const who of EVERYBODY) {
      if ((await outcomeOf(actAs(as(who), recordId, 'mask', id, maskDocument))) === 'done') masks.mask.push(who)
      await actAs(as('holder'), recordId, 'mask', id, maskDocument)
      if ((await outcomeOf(actAs(as(who), recordId, 'unmask', id, unmaskDocument))) === 'done') masks.unmask.push(who)
      await actAs(as('holder'), recordId, 'unmask', id, unmaskDocument)
    }
    expect(masks).toEqual({
      mask: ['author', 'attending', 'doctor', 'specialist', 'pharmacist', 'holder', 'parent'],
      unmask: ['author', 'attending', 'holder', 'parent'],
    })
  })

  test('covers every version of the document', async () => {
    const kept = await care('Masks Versions')
    const { as, recordId } = kept
    const one = await filed(kept, 'Un')
    const two = await filed(kept, 'Deux', { replaces: one })
    await actAs(as('holder'), recordId, 'mask', two, maskDocument)
    expect(await titlesAs(as('doctor'), recordId, { statuses: ['approved', 'deprecated'] })).toEqual([])
    expect(await opensAs(as('doctor'), recordId, one)).toBe('document-absent')
    await actAs(as('holder'), recordId, 'unmask', two, unmaskDocument)
    expect(await titlesAs(as('doctor'), recordId, { statuses: ['approved', 'deprecated'] })).toEqual(['Deux', 'Un'])
  })

  test('a held document is refused to everybody, as if it were not there', async () => {
    const kept = await care('Mask Held')
    const id = await filed(kept, 'À annoncer', { visibility: HELD })
    for (const who of EVERYBODY) {
      expect(['document-absent', 'no-record']).toContain(await outcomeOf(actAs(kept.as(who), kept.recordId, 'mask', id, maskDocument)))
    }
    expect((await rowsIn(kit, kept.recordId))[0]?.masked).toBe(false)
  })
})

describe('the trace of an act on a hidden document', () => {
  const STREAM = { open: 1, holder: 2, held: 3 } as const
  test.each([
    ['held', HELD, STREAM.held],
    ['hidden from representatives', HIDDEN, STREAM.holder],
    ['visible', VISIBLE, STREAM.open],
  ] as const)(
    '%s stands where its readers read: deposit, reading, part, archiving, masking, deleting',
    async (name, visibility, stream) => {
      const kept = await care(`Trace ${name}`)
      const { as, recordId } = kept
      const id = await filed(kept, 'Un', { visibility })
      await entryAs(as('doctor'), recordId, id)
      await opensAs(as('doctor'), recordId, id)
      await actAs(as('author'), recordId, 'archive', id, archiveDocument)
      await actAs(as('author'), recordId, 'archive', id, unarchiveDocument)
      if (name !== 'held') await actAs(as('doctor'), recordId, 'mask', id, maskDocument)
      await actAs(as('author'), recordId, 'delete', id, deleteDocument)
      const about = (await entriesIn(kit, recordId)).filter(({ documents, outcome }) => documents.includes(id) && outcome === 'granted')
      expect(about).toHaveLength(name === 'held' ? 6 : 7)
      expect(new Set(about.map(entry => entry.stream))).toEqual(new Set([stream]))
    },
  )

  test('once revealed stands where everybody reads', async () => {
    const kept = await care('Trace Revealed')
    const { as, recordId } = kept
    const id = await filed(kept, 'Un', { visibility: HELD })
    await actAs(as('doctor'), recordId, 'reveal', id, (op, grant, id) => revealDocument(op, grant, id, 'holder'))
    expect(await opensAs(as('holder'), recordId, id)).toBe('done')
    const last = (await entriesIn(kit, recordId))
      .filter(({ documents }) => documents.includes(id))
      .filter(({ stream }) => stream === STREAM.open)
    expect(last.map(({ action }) => action)).toEqual(['documents.reveal', 'documents.read'])
  })
})

describe('chosen professionals', () => {
  test('are the only ones who see it, beside its author, the attending doctor and the person’s side, in every version', async () => {
    const kept = await care('Chosen Ones')
    const { as, recordId } = kept
    const one = await filed(kept, 'Un')
    const two = await filed(kept, 'Deux', { replaces: one })
    await actAs(as('holder'), recordId, 'unmask', two, (op, grant, id) => chooseAudience(op, grant, id, [nationalId('specialist')]))
    const seen = ['author', 'attending', 'specialist', 'holder', 'parent', 'helper']
    expect(await seenBy(kept, two)).toEqual(seen)
    expect(await opensAs(as('doctor'), recordId, one)).toBe('document-absent')
    await actAs(as('holder'), recordId, 'unmask', two, (op, grant, id) => chooseAudience(op, grant, id, [nationalId('doctor')]))
    expect(await seenBy(kept, two)).toEqual(['author', 'attending', 'doctor', 'holder', 'parent', 'helper'])
    await actAs(as('holder'), recordId, 'unmask', two, (op, grant, id) => chooseAudience(op, grant, id, null))
    expect(await seenBy(kept, two)).toContain('pharmacist')
  })

  test('of a structure: everybody there', async () => {
    const kept = await care('Chosen Structure')
    const id = await filed(kept, 'Un')
    await actAs(kept.as('holder'), kept.recordId, 'unmask', id, (op, grant, id) => chooseAudience(op, grant, id, ['10B0000004']))
    expect(await seenBy(kept, id)).toEqual(['author', 'attending', 'specialist', 'holder', 'parent', 'helper'])
  })
})

describe('hiding everything', () => {
  test('is one bit over existing and future documents; undoing it gives back each mask that stood before', async () => {
    const kept = await care('Hide All')
    const { as, recordId } = kept
    const [open, masked] = [await filed(kept, 'Ouvert'), await filed(kept, 'Masqué', { visibility: MASKED })]
    await hideEverything(as('holder'), recordId, true)
    const future = await filed(kept, 'Après')
    for (const id of [open, masked, future]) expect(await seenBy(kept, id)).toEqual(['author', 'attending', 'holder', 'parent', 'helper'])
    expect(await titlesAs(as('doctor'), recordId)).toEqual([])
    await hideEverything(as('holder'), recordId, false)
    expect(await titlesAs(as('doctor'), recordId)).toEqual(['Après', 'Ouvert'])
    expect((await rowsIn(kit, recordId)).filter(row => row.masked).map(row => row.document_id)).toEqual([masked])
  })
})

// Moves the clock of this file: last.
test('a held document shows itself to the person at the end of the month, to the millisecond, and may then be masked like any other', async () => {
  const kept = await care('Month End')
  const id = await filed(kept, 'À annoncer', { visibility: HELD })
  const { recordId } = kept
  kit.clock.set('2026-12-22T11:59:59.999Z')
  const holder = await signIn(kit, kept.caller.holder)
  expect(await titlesAs(by(kit, holder), recordId)).toEqual([])
  expect(await opensAs(by(kit, holder), recordId, id)).toBe('document-absent')
  kit.clock.advance(1)
  expect(await titlesAs(by(kit, holder), recordId)).toEqual(['À annoncer'])
  expect((await linesAs(by(kit, holder), recordId))[0]?.heldUntil).toBeNull()
  await actAs(by(kit, holder), recordId, 'mask', id, maskDocument)
  const doctor = await signIn(kit, people.attending)
  expect(await opensAs(by(kit, doctor), recordId, id)).toBe('done')
  const entries = (await entriesIn(kit, recordId)).filter(({ documents }) => documents.includes(id))
  expect(entries.map(({ action, stream }) => [action, stream])).toEqual([
    ['documents.read', 1],
    ['documents.mask', 1],
    ['documents.read', 1],
    ['documents.submit', 3],
  ])
  const author = await signIn(kit, people.author)
  kit.clock.advance(DAY)
  const again = await signIn(kit, author)
  await depositAs(kit, by(kit, again), recordId, file('Deux'), { title: 'Deux', replaces: id })
  expect((await rowsIn(kit, recordId)).map(row => [row.masked, row.holder_from])).toEqual([
    [true, null],
    [true, null],
  ])
})
