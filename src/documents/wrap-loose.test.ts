import { describe, expect, test } from 'vitest'
import { laboratory, professional, structure } from '../../test/support-door/index.ts'
import { authorSpecialtyOf, professionOf } from '../policy/index.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { specialtyOfAuthor } from './wrap-loose.ts'
import { careOf, depositAs, entryAs, openKit, outcomeOf } from './testing/kit.ts'

const kit = await openKit()
const people = {
  structure: structure('Hôpital du Port'),
  laboratory: laboratory('Laboratoire du Port'),
  social: professional('Nora Bel', '200'),
  stranger: professional('Personne Inconnue', '999'),
  doctor: professional('Dr Paul Leroy', '10', { specialty: 'SM26' }),
}

describe('who wrote a loose file', () => {
  test.each([
    ['10', 'SM04', 'G15_10/SM04'],
    ['10', undefined, 'G15_10'],
    ['10', 'NO-SUCH', 'G15_10'],
    ['21', 'G', 'G15_21/G'],
    ['41', undefined, '41'],
    ['330', undefined, '330'],
    ['200', undefined, '200'],
    ['999', undefined, undefined],
  ])('is said by a code of a terminology: %s %s is %s', (profession, specialty, code) => {
    const found = specialtyOfAuthor(profession, specialty)
    expect(found?.code).toBe(code)
    if (found !== undefined) expect([authorSpecialtyOf(found.code), professionOf(found.code)]).toContainEqual(found)
  })

  test.each(['structure', 'laboratory'] as const)('%s: no profession is invented for it', async who => {
    const { as, recordId } = await careOf(kit, `Loose Of ${who}`, people, { doctor: 'attending' })
    const { documentId } = await depositAs(kit, as(who), recordId, makePdf(), { typeCode: '11502-2', title: 'Bilan' })
    const { line, metadata } = await entryAs(as('doctor'), recordId, documentId)
    const { subject } = people[who]
    const nationalId = 'nationalId' in subject ? subject.nationalId : ''
    expect(metadata.xds?.authors).toEqual([
      {
        ids: [{ root: '1.2.250.1.71.4.2.2', extension: nationalId }],
        device: subject.name,
        specialty: expect.objectContaining({ code: 'AUTOMATE' }),
        institution: { ids: [{ root: '1.2.250.1.71.4.2.2', extension: nationalId }], name: subject.name },
        time: expect.anything(),
      },
    ])
    expect(line.facts.authorName).toBe(subject.name)
  })

  test('is a social worker under the code of her own profession; nobody of an unknown one', async () => {
    const { as, recordId } = await careOf(kit, 'Loose Of Others', people, { doctor: 'attending' })
    const { documentId } = await depositAs(kit, as('social'), recordId, makePdf(), { typeCode: '28653-4', title: 'Rapport' })
    expect((await entryAs(as('doctor'), recordId, documentId)).metadata.xds?.authors[0]?.specialty).toMatchObject({ code: '200' })
    expect(await outcomeOf(depositAs(kit, as('stranger'), recordId, makePdf(), { title: 'Rapport' }))).toBe('author-unknown')
  })
})
