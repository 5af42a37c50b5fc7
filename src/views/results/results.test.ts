import { describe, expect, test } from 'vitest'
import { by, personCalled, professional, refusalOf, signIn } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { deleteDocument, type InitialVisibility, maskDocument } from '../../documents/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../../documents/facts/testing/entries.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { actAs, careOf, depositAs, HELD, MASKED, openKit, VISIBLE } from '../../documents/testing/kit.ts'
import { entriesIn } from '../../documents/testing/rows.ts'
import { groupOf } from '../../policy/index.ts'
import { READ_RESULTS, readResults, type Results } from '../index.ts'

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
        structureNationalId: `10B30000${String(rank).padStart(2, '0')}`,
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
const world = () => careOf<string>(kit, `Résultats ${++records}`, people, RELATIONS)
type World = Awaited<ReturnType<typeof world>>

let papers = 0
const report = async ({ as, recordId, traits }: World, value: string, visibility: InitialVisibility = VISIBLE, isCoded = true) => {
  const bytes = cdaOf(traits, people.author, {
    uniqueId: `2.25.77${String(++papers).padStart(4, '1')}`,
    typeCode: '11502-2',
    title: 'Analyses',
    replace: isCoded
      ? withEntries(
          entry(labObservation({ value, code: '2160-0', label: 'Créatinine', unit: 'umol/L', low: '60', high: '100', day: '20260110' })),
        )
      : [['<text>Terminé</text>', `<text>${value}</text>`]],
  })
  return (await depositAs(kit, as('author'), recordId, bytes, { visibility })).documentId
}

const read = ({ as, recordId }: World, who: string): Promise<Results> => {
  const op = as(who)
  return underGrant(op, recordId, 'read', READ_RESULTS, grant => readResults(op, grant))
}

describe('results of laboratories', () => {
  test('come with the report that tells them and its range; a report that holds none is named', async () => {
    const one = await world()
    await consentAs(one.as('holder'), one.recordId, true)
    const documentId = await report(one, '95')
    const scan = await report(one, 'illisible', VISIBLE, false)
    const { rows, unread } = await read(one, 'attending')
    expect(rows).toMatchObject([
      { label: 'Créatinine', unit: 'umol/L', isKey: true, points: [{ value: '95', low: '60', high: '100', document: { id: documentId } }] },
    ])
    expect(unread.map(({ id }) => id)).toEqual([scan])
  })

  test('are not there when she does not let entries be read: the report is', async () => {
    const one = await world()
    const documentId = await report(one, '95')
    const { rows, unread } = await read(one, 'attending')
    expect([rows, unread.map(({ id }) => id)]).toEqual([[], [documentId]])
  })

  test('leave one line in her journal, which says what was asked for', async () => {
    const one = await world()
    await report(one, '95')
    const before = (await entriesIn(kit, one.recordId)).length
    await read(one, 'attending')
    expect((await entriesIn(kit, one.recordId)).slice(before).map(({ action, outcome, sections }) => [action, outcome, sections])).toEqual([
      ['documents.list-facts', 'granted', ['result']],
    ])
  })

  test('are refused to a stranger, with that refusal in her journal', async () => {
    const one = await world()
    await report(one, '95')
    expect(await refusalOf(read(one, 'stranger'))).toBe('no-record')
    expect((await entriesIn(kit, one.recordId)).map(({ outcome }) => outcome).at(-1)).toBe('refused')
  })

  test('masked between two readings are not in the second', async () => {
    const one = await world()
    await consentAs(one.as('holder'), one.recordId, true)
    const documentId = await report(one, '95')
    const [doctor] = PROFESSIONALS
    expect((await read(one, doctor ?? '')).rows).toHaveLength(1)
    await actAs(by(kit, await signIn(kit, one.caller['holder'] ?? people.author)), one.recordId, 'mask', documentId, maskDocument)
    expect((await read(one, doctor ?? '')).rows).toEqual([])
  })
})

/** What she reads, to the byte; random identifiers are known by their order. */
const bytesFor = async (one: World, who: string): Promise<string> => {
  const ranks = new Map<string, string>()
  const answer = await read(one, who).then(
    ({ committed: _, ...rest }) => JSON.stringify(rest),
    (error: unknown) => (error instanceof Error ? error.message : 'fault'),
  )
  return answer.replaceAll(/Résultats \d+/g, 'Elle').replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id => {
    const known = ranks.get(id) ?? `id${ranks.size}`
    ranks.set(id, known)
    return known
  })
}

type Scenario = readonly [name: string, hides: (one: World) => Promise<unknown>, from: readonly string[], except: string]

const SCENARIOS: readonly Scenario[] = [
  ['a masked report', one => report(one, '13.7', MASKED), PROFESSIONALS, 'attending'],
  ['a masked report in which nothing is read', one => report(one, '13.7', MASKED, false), PROFESSIONALS, 'attending'],
  [
    'a report masked afterwards',
    async one => actAs(one.as('holder'), one.recordId, 'mask', await report(one, '13.7'), maskDocument),
    PROFESSIONALS,
    'holder',
  ],
  [
    'a report that was deleted',
    async one => actAs(one.as('author'), one.recordId, 'delete', await report(one, '13.7'), deleteDocument),
    [...PROFESSIONALS, 'attending', 'holder'],
    '',
  ],
  ['a result that waits for its announcement', one => report(one, '13.7', HELD), ['holder', 'parent'], 'attending'],
]

test.each(SCENARIOS)('%s is as if it had never been, to the byte, for every profession', async (_, hides, from, except) => {
  const [one, other] = [await world(), await world()]
  for (const each of [one, other]) {
    await consentAs(each.as('holder'), each.recordId, true)
    await report(each, '95')
  }
  await hides(one)
  for (const who of from) expect(await bytesFor(one, who), who).toBe(await bytesFor(other, who))
  if (except !== '') expect(await bytesFor(one, except)).not.toBe(await bytesFor(other, except))
})

test('every column of the matrix is somebody here', () => {
  expect(new Set(COLUMNS.map(([code, specialty]) => groupOf(code, specialty))).size).toBe(19)
})
