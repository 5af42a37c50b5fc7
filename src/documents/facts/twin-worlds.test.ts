import { expect, test } from 'vitest'
import { by, personCalled, professional, signIn } from '../../../test/support-door/index.ts'
import { hideEverything } from '../../access/index.ts'
import { DAY } from '../../kernel/instant.ts'
import { groupOf } from '../../policy/index.ts'
import { chooseAudience, deleteDocument, type InitialVisibility, maskDocument } from '../index.ts'
import { type CdaWords, cdaOf } from '../testing/cda.ts'
import { actAs, careOf, depositAs, HELD, HIDDEN, MASKED, openKit, VISIBLE } from '../testing/kit.ts'
import { consentAs, decideAs, factsAs } from './testing/acts.ts'
import { entry, labObservation, withEntries } from './testing/entries.ts'

/**
 * Twin worlds for derived data: two records that differ only by what somebody may not see answer her the same bytes, identifiers aside. Every
 * column of the habilitation matrix, and her own side.
 */
const kit = await openKit()

// biome-ignore format: a table looks like a table
const COLUMNS = [
  ['10'], ['21', 'G'], ['21'], ['40'], ['50'], ['60'], ['70'], ['80'], ['91'], ['92'], ['26'], ['28'], ['98'], ['93'], ['35'], ['41'], ['333'], ['330'], ['10', 'SM25'],
] as const

const named = (code: string, specialty?: string): string => `Professionnel ${code} ${specialty ?? ''}`.trim()
const people = {
  author: professional('Dr Paul Leroy'),
  attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002' }),
  chosen: professional('Dr Omar Faye', '10', { structureNationalId: '10B0000004' }),
  parent: personCalled('Marc Parent'),
  helper: personCalled('Zoé Aide'),
  ...Object.fromEntries(
    COLUMNS.map(([code, specialty], rank) => [
      named(code, specialty),
      professional(named(code, specialty), code, {
        structureNationalId: `10B10000${String(rank).padStart(2, '0')}`,
        ...(specialty === undefined ? {} : { specialty, occupational: specialty === 'SM25' }),
      }),
    ]),
  ),
}
const PROFESSIONALS = COLUMNS.map(([code, specialty]) => named(code, specialty))
const RELATIONS = {
  attending: 'attending',
  chosen: 'authorised',
  parent: 'representative',
  helper: 'helper',
  ...Object.fromEntries(PROFESSIONALS.map(name => [name, 'authorised' as const])),
} as const

let records = 0
const world = () => careOf<string>(kit, `Jumelle ${++records}`, people, RELATIONS)
type World = Awaited<ReturnType<typeof world>>

let papers = 0
const report = async (
  { as, recordId, traits }: World,
  words: Partial<CdaWords> & { entries: readonly string[] },
  visibility: InitialVisibility = VISIBLE,
) => {
  const { entries, ...rest } = words
  // Deposits of one instant have no order but that of their random ids.
  kit.clock.advance(1)
  const bytes = cdaOf(traits, people.author, {
    uniqueId: `2.25.55${++papers}`,
    typeCode: '11502-2',
    replace: withEntries(...entries),
    ...rest,
  })
  return (await depositAs(kit, as('author'), recordId, bytes, { visibility })).documentId
}
const lab = (value: string): string => entry(labObservation({ value }))
const SEEN = { entries: [lab('5.1')] }
const UNSEEN = { entries: [lab('13.7')] }

/** What she reads, to the byte; random identifiers are known by their order. */
const bytesFor = async ({ as, recordId }: World, who: string): Promise<string> => {
  const ranks = new Map<string, string>()
  const answer = await factsAs(as(who), recordId).then(
    ({ facts, reading }) => JSON.stringify({ facts, reading }),
    (error: unknown) => (error instanceof Error ? error.message : 'fault'),
  )
  return answer.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id => {
    const known = ranks.get(id) ?? `id${ranks.size}`
    ranks.set(id, known)
    return known
  })
}

type Scenario = {
  readonly name: string
  /** In one of two records: something is hidden; in the other it never was. */
  readonly here: (world: World) => Promise<void>
  readonly there?: (world: World) => Promise<void>
  readonly from: readonly string[]
  /** Somebody who sees it all the same: the scenario hides something. */
  readonly except: string
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'masked as it comes', here: async w => void (await report(w, UNSEEN, MASKED)), from: PROFESSIONALS, except: 'attending' },
  {
    name: 'masked afterwards, and confirmed by her',
    here: async w => {
      const id = await report(w, UNSEEN)
      const [fact] = (await factsAs(w.as('holder'), w.recordId)).facts.filter(({ document }) => document.id === id)
      if (fact !== undefined) await decideAs(w.as('holder'), w.recordId, 'confirm', fact)
      await actAs(w.as('holder'), w.recordId, 'mask', id, maskDocument)
    },
    from: PROFESSIONALS,
    except: 'holder',
  },
  {
    name: 'for a chosen professional',
    here: async w => {
      const id = await report(w, UNSEEN)
      const { subject } = people.chosen
      await actAs(w.as('holder'), w.recordId, 'unmask', id, (op, grant, one) =>
        chooseAudience(op, grant as Parameters<typeof chooseAudience>[1], one, 'nationalId' in subject ? [subject.nationalId] : []),
      )
    },
    from: PROFESSIONALS,
    except: 'chosen',
  },
  {
    name: 'held for an announcement',
    here: async w => void (await report(w, UNSEEN, HELD)),
    from: ['holder', 'parent', 'helper'],
    except: 'author',
  },
  { name: 'hidden from representatives', here: async w => void (await report(w, UNSEEN, HIDDEN)), from: ['parent'], except: 'holder' },
]

test.each(SCENARIOS.map(scenario => [scenario.name, scenario] as const))(
  'what is read in a document %s is as if it had never been',
  async (_, { here, from, except }) => {
    const [one, other] = [await world(), await world()]
    for (const each of [one, other]) {
      await consentAs(each.as('holder'), each.recordId, true)
      await report(each, SEEN)
    }
    await here(one)
    for (const who of from) expect(await bytesFor(one, who), who).toBe(await bytesFor(other, who))
    expect(await bytesFor(one, except)).toContain('13.7')
    expect((await Promise.all(from.map(who => bytesFor(one, who)))).some(answer => answer.includes('5.1'))).toBe(true)
  },
)

const EVERYBODY = [...PROFESSIONALS, 'attending', 'author', 'holder', 'parent', 'helper']

const ENDINGS: readonly { readonly name: string; readonly ends: (world: World, entries: readonly string[]) => Promise<void> }[] = [
  {
    name: 'replaced',
    ends: async (w, entries) => {
      const uniqueId = `2.25.88${++papers}`
      await report(w, { uniqueId, entries })
      await report(w, { replaces: uniqueId, entries: [lab('6.6')] })
    },
  },
  {
    name: 'deleted by its author',
    ends: async (w, entries) => actAs(w.as('author'), w.recordId, 'delete', await report(w, { entries }), deleteDocument),
  },
  {
    name: 'read by a consent that she withdrew',
    ends: async (w, entries) => {
      await report(w, { entries })
      await consentAs(w.as('holder'), w.recordId, false)
    },
  },
  {
    name: 'hidden with everything',
    ends: async (w, entries) => {
      if (entries.length > 0) await report(w, { entries }, MASKED)
      await hideEverything(w.as('holder'), w.recordId, true)
    },
  },
]

test.each(ENDINGS.map(ending => [ending.name, ending] as const))(
  'of a document %s nothing is left, for anybody it is gone for',
  async (name, { ends }) => {
    const [one, other] = [await world(), await world()]
    for (const each of [one, other]) {
      await consentAs(each.as('holder'), each.recordId, true)
      if (name !== 'read by a consent that she withdrew') await report(each, SEEN)
    }
    await ends(one, [lab('13.7')])
    await ends(other, [])
    const observers = name === 'hidden with everything' ? PROFESSIONALS : EVERYBODY
    for (const who of observers) expect(await bytesFor(one, who), who).toBe(await bytesFor(other, who))
  },
)

test('every column of the matrix is somebody here', () => {
  expect(new Set(COLUMNS.map(([code, specialty]) => groupOf(code, specialty))).size).toBe(19)
})

test('a datum comes with its document on the day of the announcement, and not before', async () => {
  const one = await world()
  await consentAs(one.as('holder'), one.recordId, true)
  await report(one, UNSEEN, HELD)
  expect(await bytesFor(one, 'holder')).not.toContain('13.7')
  kit.clock.advance(35 * DAY)
  const op = by(kit, await signIn(kit, one.caller['holder'] ?? people.author))
  expect(JSON.stringify((await factsAs(op, one.recordId)).facts)).toContain('13.7')
})
