import { describe, expect, test } from 'vitest'
import { asRuleActor, personCalled, professional, refusalOf, secretary } from '../../test/support-door/index.ts'
import { block, breakGlass, hideEverything, setEmergencySwitches, setScope } from '../access/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { matrixAt } from '../policy/index.ts'
import type { Rubric } from './index.ts'
import { TYPE_OF_RUBRIC } from './index.ts'
import { addAs, allergyTo, careOf, confirmAs, entriesAs, hideAs, noneAs, openKit, profileAs, showAs, wordsAs } from './testing/kit.ts'

const world = await openKit()
const at = (structureNationalId: string) => ({ structureNationalId, structureName: `Lieu ${structureNationalId}` })

/** One of each column of the matrix that a code reaches. */
const PROFESSIONS = ['10', '21', '40', '50', '60', '70', '80', '91', '92', '93', '26', '28', '98', '35', '41', '333', '330'] as const
const careTeam = Object.fromEntries(PROFESSIONS.map((code, i) => [`p${code}`, professional(`Pro ${code}`, code, at(`10B00001${10 + i}`))]))
const RUBRIC: Rubric = 'allergies'

describe('a rubric is seen as a document of its type', () => {
  test('by exactly the professions whose matrix holds the type, for every rubric', async () => {
    const relations = Object.fromEntries(Object.keys(careTeam).map(name => [name, 'authorised' as const]))
    const { recordId, as } = await careOf(world, 'Anne Matrice', careTeam, relations)
    await addAs(as('holder'), recordId, allergyTo('Latex'))
    await addAs(as('holder'), recordId, { rubric: 'blood-group', value: 'A+' })
    await addAs(as('holder'), recordId, { rubric: 'organ-donation', position: 'agrees' })
    await addAs(as('holder'), recordId, { rubric: 'lifestyle', code: 'sleep', value: 'Huit heures' })
    await addAs(as('holder'), recordId, { rubric: 'disability', kind: 'motor' })
    const rubrics = ['allergies', 'blood-group', 'organ-donation', 'lifestyle', 'disability'] as const
    for (const code of PROFESSIONS) {
      const seen = new Set((await entriesAs(as(`p${code}`), recordId)).map(entry => entry.rubric))
      const allowed = rubrics.filter(rubric => matrixAt(world.clock.now()).allows(code, undefined, TYPE_OF_RUBRIC[rubric]))
      expect({ code, seen: rubrics.filter(rubric => seen.has(rubric)) }).toEqual({ code, seen: allowed })
    }
  })

  const people = {
    attending: professional('Dr Nadia Benali', '10', at('10B0000002')),
    doctor: professional('Dr Ines Roux', '10', at('10B0000003')),
    stranger: professional('Dr Jean Loin', '10', at('10B0000006')),
    desk: secretary('Léa Accueil'),
    parent: personCalled('Marc Parent'),
    helper: personCalled('Zoé Aide'),
  }
  const RELATIONS = { attending: 'attending', doctor: 'authorised', parent: 'representative', helper: 'helper' } as const
  const care = (name: string) => careOf(world, name, people, RELATIONS)

  test('hidden, it is seen by her side and her attending doctor, until she shows it again', async () => {
    const { recordId, as } = await care('Anne Cache')
    await addAs(as('holder'), recordId, allergyTo('Latex'))
    await hideAs(as('holder'), recordId, RUBRIC)
    expect(await wordsAs(as('doctor'), recordId)).toEqual([])
    for (const who of ['holder', 'parent', 'helper', 'attending'] as const) expect(await wordsAs(as(who), recordId)).toEqual(['Latex'])
    expect((await profileAs(as('holder'), recordId)).hidden).toEqual([RUBRIC])
    expect((await profileAs(as('attending'), recordId)).hidden).toEqual([])
    await showAs(as('holder'), recordId, RUBRIC)
    expect(await wordsAs(as('doctor'), recordId)).toEqual(['Latex'])
  })

  test('in an emergency a hidden one opens only where she lets masked documents open', async () => {
    const { recordId, as } = await care('Anne Urgence')
    await addAs(as('holder'), recordId, allergyTo('Latex'))
    await hideAs(as('holder'), recordId, RUBRIC)
    const motive = 'Inconsciente sur la voie publique'
    const op = as('stranger', 'break-glass')
    expect(await refusalOf(wordsAs(op, recordId))).toBe('no-record')
    await breakGlass(op, recordId, { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive }, async () => undefined)
    expect(await wordsAs(op, recordId)).toEqual([])
    await setEmergencySwitches(as('holder'), recordId, { breakGlass: true, regulation: true, maskedInEmergency: true })
    expect(await wordsAs(op, recordId)).toEqual(['Latex'])
    expect(await refusalOf(addAs(op, recordId, allergyTo('Kiwi')))).toBe('act-refused')
  })

  test('a scope by categories holds the rubrics of its types; a period and chosen documents hold none', async () => {
    const { recordId, as } = await care('Anne Portée')
    await addAs(as('holder'), recordId, allergyTo('Latex'))
    await addAs(as('holder'), recordId, { rubric: 'blood-group', value: 'A+' })
    const scoped = async (scope: Parameters<typeof setScope>[3]) => {
      await setScope(as('holder'), recordId, asRuleActor(people.doctor), scope)
      return (await entriesAs(as('doctor'), recordId)).map(entry => entry.rubric)
    }
    expect(await scoped({ kind: 'categories', classCodes: [TYPE_OF_RUBRIC['blood-group']] })).toEqual(['blood-group'])
    expect(await refusalOf(addAs(as('doctor'), recordId, allergyTo('Kiwi')))).toBe('rubric-refused')
    expect(await scoped({ kind: 'period', from: '2020-01', to: '2030-01' })).toEqual([])
    expect(await scoped({ kind: 'documents', documentIds: [world.draw.uuid() as DocumentId] })).toEqual([])
    expect(await scoped({ kind: 'all' })).toHaveLength(2)
  })

  test('everything hidden at once hides the profile, and looks like an empty one', async () => {
    const { recordId, as } = await care('Anne Tout')
    await addAs(as('holder'), recordId, allergyTo('Latex'))
    await hideEverything(as('holder'), recordId, true)
    expect(await wordsAs(as('doctor'), recordId)).toEqual([])
    expect(await refusalOf(addAs(as('doctor'), recordId, allergyTo('Kiwi')))).toBe('done')
  })

  test('who may not know of the record gets the answer of no record, to read and to write', async () => {
    const { recordId, as } = await care('Anne Seule')
    await addAs(as('holder'), recordId, allergyTo('Latex'))
    await block(as('holder'), recordId, asRuleActor(people.doctor))
    for (const who of ['stranger', 'desk', 'doctor'] as const) {
      expect(await refusalOf(entriesAs(as(who), recordId))).toBe('no-record')
      expect(await refusalOf(addAs(as(who), recordId, allergyTo('Kiwi')))).toBe('no-record')
    }
  })
})

describe('hidden means absent', () => {
  test('a hidden rubric and an empty one are the same for a professional, whatever she does', async () => {
    const people = { doctor: professional('Dr Ines Roux', '10', at('10B0000009')) }
    const worlds = await Promise.all(['Anne Vide', 'Anne Pleine'].map(name => careOf(world, name, people, { doctor: 'authorised' })))
    const [empty, full] = worlds
    if (empty === undefined || full === undefined) return expect.fail()
    const hers = await addAs(full.as('holder'), full.recordId, allergyTo('Latex'), { once: 'latex' })
    for (const { as, recordId } of worlds) await hideAs(as('holder'), recordId, RUBRIC)
    const answers = async ({ as, recordId }: typeof empty) => [
      await wordsAs(as('doctor'), recordId),
      await refusalOf(noneAs(as('doctor'), recordId, RUBRIC)),
      await refusalOf(addAs(as('doctor'), recordId, allergyTo('Latex'), { once: 'latex' })),
      await refusalOf(confirmAs(as('doctor'), recordId, { entryId: hers.id, version: 1, rubric: RUBRIC })),
      (await entriesAs(as('doctor'), recordId)).map(({ id, writtenAt, ...said }) => said),
    ]
    expect(await answers(full)).toEqual(await answers(empty))
  })
})
