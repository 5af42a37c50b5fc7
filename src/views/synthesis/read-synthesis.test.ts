import { describe, expect, test } from 'vitest'
import { by, personCalled, professional, refusalOf, signIn } from '../../../test/support-door/index.ts'
import { hideEverything } from '../../access/index.ts'
import { type InitialVisibility, maskDocument } from '../../documents/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../../documents/facts/testing/entries.ts'
import { type CdaWords, cdaOf } from '../../documents/testing/cda.ts'
import { actAs, careOf, depositAs, HELD, MASKED, openKit, VISIBLE } from '../../documents/testing/kit.ts'
import { entriesIn } from '../../documents/testing/rows.ts'
import { DAY, HOUR } from '../../kernel/instant.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { groupOf } from '../../policy/index.ts'
import type { Body } from '../../profile/index.ts'
import { addAs, confirmAs, endAs, hideAs, noneAs } from '../../profile/testing/kit.ts'
import { readSynthesis } from '../index.ts'
import type { Block, Synthesis } from './model.ts'

const kit = await openKit()

// biome-ignore format: a table looks like a table
const COLUMNS = [
  ['10'], ['21', 'G'], ['21'], ['40'], ['50'], ['60'], ['70'], ['80'], ['91'], ['92'], ['26'], ['28'], ['98'], ['93'], ['35'], ['41'], ['333'], ['330'], ['10', 'SM25'],
] as const
const named = (code: string, specialty?: string): string => `Professionnel ${code} ${specialty ?? ''}`.trim()
const PROFESSIONALS = COLUMNS.map(([code, specialty]) => named(code, specialty))
const people = {
  author: professional('Dr Paul Leroy'),
  attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002' }),
  stranger: professional('Dr Alex Inconnu', '10', { structureNationalId: '10B0000009' }),
  parent: personCalled('Marc Parent'),
  ...Object.fromEntries(
    COLUMNS.map(([code, specialty], rank) => [
      named(code, specialty),
      professional(named(code, specialty), code, {
        structureNationalId: `10B20000${String(rank).padStart(2, '0')}`,
        ...(specialty === undefined ? {} : { specialty, occupational: specialty === 'SM25' }),
      }),
    ]),
  ),
}
const RELATIONS = {
  attending: 'attending',
  parent: 'representative',
  ...Object.fromEntries(PROFESSIONALS.map(name => [name, 'authorised' as const])),
} as const

let records = 10
const world = () => careOf<string>(kit, `Synthèse ${++records}`, people, RELATIONS)
type World = Awaited<ReturnType<typeof world>>

let papers = 0
const report = async (
  { as, recordId, traits }: World,
  value: string,
  visibility: InitialVisibility = VISIBLE,
  words: Partial<CdaWords> = {},
) => {
  const bytes = cdaOf(traits, people.author, {
    uniqueId: `2.25.66${String(++papers).padStart(4, '1')}`,
    typeCode: '11502-2',
    title: 'Analyses',
    replace: withEntries(entry(labObservation({ value, code: '2160-0', label: 'Créatinine', unit: 'umol/L', day: '20260110' }))),
    ...words,
  })
  return (await depositAs(kit, as('author'), recordId, bytes, { visibility })).documentId
}

const allergy: Body = { rubric: 'allergies', code: { text: 'Pénicilline' }, criticality: 'high', reaction: 'choc' }
const thinner: Body = { rubric: 'treatments', medication: { text: 'Éliquis 5 mg' }, dosage: 'matin et soir' }
const plain: Body = { rubric: 'treatments', medication: { text: 'Doliprane' } }
const directives: Body = { rubric: 'directives', model: 'in-good-health', writtenOn: '2024-05-01' as PartialDate }

const read = ({ as, recordId }: World, who: string): Promise<Synthesis> => readSynthesis(as(who), recordId)
const texts = (block: Block): readonly string[] =>
  block.state === 'list' ? block.items.map(({ text, origin }) => text || origin) : [block.state]

describe('the first page', () => {
  test('tells what is declared and what was read, each with who says it and where', async () => {
    const one = await world()
    await consentAs(one.as('holder'), one.recordId, true)
    for (const body of [allergy, plain, thinner, directives]) await addAs(one.as('holder'), one.recordId, body)
    const documentId = await report(one, '95')
    const { blocks, results, useful, holder, documentCount } = await read(one, 'attending')
    expect([texts(blocks.allergies), texts(blocks.treatments), texts(blocks.conditions), texts(blocks.wishes)]).toEqual([
      ['Pénicilline'],
      ['Éliquis 5 mg', 'Doliprane'],
      ['unknown'],
      ['directives'],
    ])
    expect(results).toMatchObject([
      { label: 'Créatinine', isKey: true, latest: { value: '95', standing: 'read', document: { id: documentId, title: 'Analyses' } } },
    ])
    expect([holder.traits.birthName, documentCount, useful.lines.map(({ id }) => id)]).toEqual([one.traits.birthName, 1, [documentId]])
  })

  test('« none » is said as such; of a part that a profession never sees, that it does not', async () => {
    const one = await world()
    await noneAs(one.as('holder'), one.recordId, 'allergies')
    const doctor = await read(one, named('10'))
    expect([doctor.blocks.allergies.state, doctor.blocks.treatments.state]).toEqual(['none', 'unknown'])
    const optician = await read(one, named('28'))
    expect([optician.blocks.conditions.state, optician.blocks.wishes.state]).toEqual(['closed', 'closed'])
  })

  test('leaves one line in her journal, which says which parts were asked for', async () => {
    const one = await world()
    const before = (await entriesIn(kit, one.recordId)).length
    await read(one, 'attending')
    const left = (await entriesIn(kit, one.recordId)).slice(before)
    expect(left.map(({ action, outcome, sections }) => [action, outcome, sections?.includes('allergies')])).toEqual([
      ['record.read-synthesis', 'granted', true],
    ])
  })

  test('is refused to a stranger as the banner is, and leaves the same line', async () => {
    const one = await world()
    expect(await refusalOf(readSynthesis(one.as('stranger'), one.recordId))).toBe('no-record')
    expect((await entriesIn(kit, one.recordId)).map(({ action, outcome }) => [action, outcome]).at(-1)).toEqual(['person.read', 'refused'])
  })
})

describe('since the last visit', () => {
  test('what was deposited, said and ended; a second look in the same hour changes nothing', async () => {
    const one = await world()
    const again = async (who: 'attending' | 'holder') => by(kit, await signIn(kit, one.caller[who] ?? people.author))
    const { id } = await addAs(one.as('holder'), one.recordId, plain)
    expect((await read(one, 'attending')).delta).toEqual({ since: null, documents: [], documentCount: 0, changes: [] })
    const visited = kit.clock.now()
    kit.clock.advance(3 * DAY)
    await addAs(await again('holder'), one.recordId, thinner)
    await endAs(await again('holder'), one.recordId, { rubric: 'treatments', entryId: id, version: 1 }, '2026-01-01' as PartialDate)
    const opened = await again('attending')
    const told = async () => (await readSynthesis(opened, one.recordId)).delta
    const first = await told()
    expect(first.since).toBe(visited)
    expect(first.changes.map(({ text, what }) => [text, what]).toSorted()).toEqual([
      ['Doliprane', 'ended'],
      ['Éliquis 5 mg', 'said'],
    ])
    kit.clock.advance(HOUR / 2)
    expect((await told()).since).toBe(visited)
  })
})

test('a line of her side says what a professional may vouch for, as it was read; once vouched for, it says so', async () => {
  const one = await world()
  await addAs(one.as('holder'), one.recordId, allergy)
  await addAs(one.as('holder'), one.recordId, {
    rubric: 'emergency-contacts',
    name: 'Ana',
    relationship: 'Sœur',
    phone: '0102030405',
    role: 'emergency',
    rank: 1,
  })
  await addAs(one.as('attending'), one.recordId, thinner)
  const lines = async () =>
    Object.values((await read(one, 'attending')).blocks).flatMap(block => (block.state === 'list' ? block.items : []))
  const said = async () => (await lines()).map(({ text, standing, unconfirmed }) => [text, standing, unconfirmed])
  expect(await said()).toEqual([
    ['Pénicilline', 'declared', { rubric: 'allergies', version: 1 }],
    ['Éliquis 5 mg', 'professional', undefined],
    ['Ana', 'declared', undefined],
  ])
  const [declared] = await lines()
  if (declared?.unconfirmed === undefined) throw new TypeError('nothing to confirm')
  await confirmAs(one.as('attending'), one.recordId, { entryId: declared.id, ...declared.unconfirmed })
  expect((await said())[0]).toEqual(['Pénicilline', 'confirmed', undefined])
})

/** What she reads, to the byte; random identifiers are known by their order. */
const bytesFor = async (one: World, who: string, reach: 'own' | 'open' = 'own'): Promise<string> => {
  const ranks = new Map<string, string>()
  const answer = await readSynthesis(one.as(who), one.recordId, reach).then(
    ({ committed: _, grant: __, holder: ___, ...rest }) => JSON.stringify(rest),
    (error: unknown) => (error instanceof Error ? error.message : 'fault'),
  )
  return answer.replaceAll(/Synthèse \d+/g, 'Elle').replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id => {
    const known = ranks.get(id) ?? `id${ranks.size}`
    ranks.set(id, known)
    return known
  })
}

const SCENARIOS: readonly {
  readonly name: string
  readonly hides: (one: World) => Promise<unknown>
  readonly from: readonly string[]
  readonly except: string
  readonly sees: string
}[] = [
  { name: 'a masked report', hides: one => report(one, '13.7', MASKED), from: PROFESSIONALS, except: 'attending', sees: '13.7' },
  {
    name: 'a report masked afterwards',
    hides: async one => {
      const id = await report(one, '13.7')
      await actAs(one.as('holder'), one.recordId, 'mask', id, maskDocument)
    },
    from: PROFESSIONALS,
    except: 'holder',
    sees: '13.7',
  },
  {
    name: 'a hidden rubric',
    hides: async one => {
      await addAs(one.as('holder'), one.recordId, thinner)
      await hideAs(one.as('holder'), one.recordId, 'treatments')
    },
    from: PROFESSIONALS,
    except: 'attending',
    sees: 'Éliquis',
  },
  {
    name: 'a result that waits for its announcement',
    hides: one => report(one, '13.7', HELD),
    from: ['holder', 'parent'],
    except: 'author',
    sees: '13.7',
  },
  {
    name: 'what a minor keeps from her parents',
    hides: one => addAs(one.as('holder', 'normal', { secret: true }), one.recordId, thinner),
    from: ['parent'],
    except: 'holder',
    sees: 'Éliquis',
  },
]

test.each(SCENARIOS.map(scenario => [scenario.name, scenario] as const))(
  '%s is as if it had never been, to the byte, for every profession',
  async (_, { hides, from, except, sees }) => {
    const [one, other] = [await world(), await world()]
    for (const each of [one, other]) {
      await consentAs(each.as('holder'), each.recordId, true)
      await addAs(each.as('holder'), each.recordId, allergy)
      await report(each, '95')
    }
    await hides(one)
    for (const who of from) expect(await bytesFor(one, who), who).toBe(await bytesFor(other, who))
    expect(await bytesFor(one, except === 'author' ? 'attending' : except)).toContain(sees)
    if (except === 'attending') expect(await bytesFor(one, 'attending', 'open')).toBe(await bytesFor(other, 'attending', 'open'))
  },
)

test('what a doctor wrote herself stays in what she takes: its absence would tell her that everything is hidden', async () => {
  const [one, other] = [await world(), await world()]
  const doctor = named('10')
  for (const each of [one, other]) await addAs(each.as(doctor), each.recordId, allergy)
  await hideEverything(one.as('holder'), one.recordId, true)
  const taken = await bytesFor(one, doctor, 'open')
  expect(taken).toContain('Pénicilline')
  expect(taken).toBe(await bytesFor(other, doctor, 'open'))
})

test('every column of the matrix is somebody here', () => {
  expect(new Set(COLUMNS.map(([code, specialty]) => groupOf(code, specialty))).size).toBe(19)
})
