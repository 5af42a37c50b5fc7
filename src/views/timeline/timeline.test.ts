import { expect, test } from 'vitest'
import { by, entriesOf, personCalled, professional, signIn } from '../../../test/support-door/index.ts'
import { hideEverything, underGrant } from '../../access/index.ts'
import { chooseAudience, deleteDocument, type InitialVisibility, maskDocument } from '../../documents/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../../documents/facts/testing/entries.ts'
import { type CdaWords, cdaOf } from '../../documents/testing/cda.ts'
import { actAs, careOf, depositAs, HELD, HIDDEN, MASKED, openKit, VISIBLE } from '../../documents/testing/kit.ts'
import { DAY, HOUR } from '../../kernel/instant.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import type { Body, NewEntryRequest } from '../../profile/index.ts'
import { addAs, endAs, hideAs } from '../../profile/testing/kit.ts'
import { forgetVisits, READ_TIMELINE, readTimeline, type Timeline } from '../index.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  pharmacist: professional('Omar Faye', '21', { structureNationalId: '10B0000004' }),
  attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002' }),
  parent: personCalled('Marc Parent'),
  helper: personCalled('Zoé Aide'),
}
type Who = keyof typeof people | 'holder'
const RELATIONS = {
  doctor: 'authorised',
  pharmacist: 'authorised',
  attending: 'attending',
  parent: 'representative',
  helper: 'helper',
} as const
const care = (name: string) => careOf(kit, name, people, RELATIONS)
type Kept = Awaited<ReturnType<typeof care>>

const date = (text: string): PartialDate => text as PartialDate
const timelineOf = async ({ as, recordId }: Kept, who: Who): Promise<Timeline> =>
  underGrant(as(who), recordId, 'read', READ_TIMELINE, grant => readTimeline(as(who), grant))
const linesOf = async (kept: Kept, who: Who = 'holder') =>
  (await timelineOf(kept, who)).items.map(({ kind, title, date: on = '–', end }) =>
    `${on}${end === undefined ? '' : ` → ${end}`} ${kind} ${title}`.trim(),
  )

let papers = 0
const paper = async (
  { as, recordId, traits }: Kept,
  words: Partial<CdaWords> & { entries?: readonly string[] } = {},
  visibility: InitialVisibility = VISIBLE,
) => {
  const { entries = [], ...rest } = words
  // Deposits of one instant have no order but that of their random ids.
  kit.clock.advance(1)
  const bytes = cdaOf(traits, people.author, {
    uniqueId: `2.25.66${++papers}`,
    typeCode: '11502-2',
    replace: withEntries(...entries),
    ...rest,
  })
  return (await depositAs(kit, as('author'), recordId, bytes, { visibility })).documentId
}
const says = ({ as, recordId }: Kept, body: Body, more: Partial<NewEntryRequest> = {}) => addAs(as('holder'), recordId, body, more)

const diabetes = (code: string, since: string) =>
  entry(
    `<act classCode="ACT" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.5.1"/><effectiveTime><low value="${since}"/></effectiveTime><entryRelationship>
<observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.5"/><value xsi:type="CD" code="${code}" codeSystem="2.16.840.1.113883.6.3" displayName="Diabète"/></observation></entryRelationship></act>`,
  )
const DIABETES = {
  rubric: 'conditions',
  code: { text: 'Mon sucre', coding: { system: 'icd-10', code: 'E11', display: 'Diabète de type 2' } },
  onset: date('2012'),
} as const satisfies Body

test('documents, what was read in them and what is declared stand in one line of time, each as far as it is known', async () => {
  const kept = await care('Anne Ligne')
  await consentAs(kept.as('holder'), kept.recordId, true)
  await paper(kept, {
    title: 'Bilan',
    day: '20260110',
    entries: [entry(labObservation({})), entry(labObservation({ code: '2160-0', label: 'Créatinine', value: '88', unit: 'umol/L' }))],
  })
  await paper(kept, { title: 'Lettre', day: '20240229' })
  await says(kept, DIABETES)
  await says(kept, { rubric: 'procedures', category: 'operation', code: { text: 'Appendicite' }, performed: date('1998') })
  await says(kept, {
    rubric: 'procedures',
    category: 'stay',
    code: { text: 'Pneumonie' },
    performed: date('2024-02-27'),
    duration: { value: 2, unit: 'day' },
  })
  await says(kept, {
    rubric: 'treatments',
    medication: { text: 'Metformine' },
    effectivePeriod: { start: date('2013-05'), end: date('2020') },
  })
  await says(kept, { rubric: 'conditions', code: { text: 'Asthme' } })
  await says(kept, { rubric: 'allergies', code: { text: 'Latex' }, onset: date('2001') })
  expect(await linesOf(kept)).toEqual([
    '2026-01-10 document Bilan',
    '2026-01-10 result Bilan',
    '2024-02-29 document Lettre',
    '2024-02-27 → 2024-02-29 stay Pneumonie',
    '2013-05 → 2020 treatment Metformine',
    '2012 condition Mon sucre',
    '1998 operation Appendicite',
    '– condition Asthme',
  ])
  const { items } = await timelineOf(kept, 'holder')
  expect(items.find(({ kind }) => kind === 'result')).toMatchObject({
    count: 2,
    details: [
      { label: 'Glucose', value: '5.1 mmol/L' },
      { label: 'Créatinine', value: '88 umol/L' },
    ],
  })
  expect(items.find(({ title }) => title === 'Mon sucre')).toMatchObject({
    medical: 'Diabète de type 2',
    ongoing: true,
    source: 'declared',
  })
})

test('what ended without a day is over without a day, what was measured each morning is a month', async () => {
  const kept = await care('Anne Mois')
  const { id } = await says(kept, { rubric: 'treatments', medication: { text: 'Fer' }, effectivePeriod: { start: date('2019') } })
  await endAs(kept.as('holder'), kept.recordId, { entryId: id, version: 1, rubric: 'treatments' }, null)
  for (const [day, value] of [
    ['2026-03-02', 66],
    ['2026-03-05', 65],
    ['2026-04-01', 64],
  ] as const)
    await says(kept, { rubric: 'measures', kind: 'weight', components: [{ name: 'value', value, unit: 'kg' }], effective: day })
  await says(kept, {
    rubric: 'measures',
    kind: 'weight',
    components: [{ name: 'value', value: 60, unit: 'kg' }],
    effective: '2026-04-01',
    target: true,
  })
  const { items } = await timelineOf(kept, 'holder')
  expect(items).toMatchObject([
    { kind: 'measure', date: '2026-04-01', details: [{ value: '64 kg' }] },
    {
      kind: 'measure',
      date: '2026-03',
      count: 2,
      details: [
        { label: '2026-03-02', value: '66 kg' },
        { label: '2026-03-05', value: '65 kg' },
      ],
    },
    { title: 'Fer', date: '2019', ended: true },
  ])
})

test('the whole is one entry in her trace, which names the rubrics', async () => {
  const kept = await care('Anne Trace')
  await paper(kept)
  const before = (await entriesOf(kit, kept.recordId)).length
  await timelineOf(kept, 'doctor')
  const entries = (await entriesOf(kit, kept.recordId)).slice(before).map(({ entry: { action, sections } }) => ({ action, sections }))
  expect(entries).toEqual([{ action: 'record.timeline', sections: ['conditions', 'treatments', 'procedures', 'vaccinations', 'measures'] }])
})

/** What she reads, to the byte; random identifiers are known by their order. */
const bytesFor = async (kept: Kept, who: Who): Promise<string> => {
  const ranks = new Map<string, string>()
  const answer = await timelineOf(kept, who).then(
    timeline => JSON.stringify(timeline),
    (error: unknown) => (error instanceof Error ? error.message : 'fault'),
  )
  return answer.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id => {
    const known = ranks.get(id) ?? `id${ranks.size}`
    ranks.set(id, known)
    return known
  })
}

const HIDDEN_WORDS = {
  title: 'Secret',
  day: '20150510',
  entries: [diabetes('E11', '20150510'), entry(labObservation({ value: '13.7', day: '20150510' }))],
}
const CARE: readonly Who[] = ['doctor', 'pharmacist']
const EVERYBODY: readonly Who[] = ['holder', 'parent', 'helper', 'doctor', 'pharmacist', 'attending', 'author']

type Scenario = readonly [name: string, hides: (kept: Kept) => Promise<unknown>, from: readonly Who[], except: Who | null]
const WAYS: readonly Scenario[] = [
  ['masked as it comes', kept => paper(kept, HIDDEN_WORDS, MASKED), CARE, 'holder'],
  [
    'masked afterwards',
    async kept => actAs(kept.as('holder'), kept.recordId, 'mask', await paper(kept, HIDDEN_WORDS), maskDocument),
    CARE,
    'attending',
  ],
  [
    'kept for a chosen professional',
    async kept => {
      const { subject } = people.attending
      const chosen = 'nationalId' in subject ? [subject.nationalId] : []
      await actAs(kept.as('holder'), kept.recordId, 'unmask', await paper(kept, HIDDEN_WORDS), (op, grant, id) =>
        chooseAudience(op, grant as Parameters<typeof chooseAudience>[1], id, chosen),
      )
    },
    CARE,
    'holder',
  ],
  ['waiting for its announcement', kept => paper(kept, HIDDEN_WORDS, HELD), ['holder', 'parent', 'helper'], 'author'],
  ['a minor’s secret', kept => paper(kept, HIDDEN_WORDS, HIDDEN), ['parent'], 'holder'],
  [
    'deleted',
    async kept => actAs(kept.as('author'), kept.recordId, 'delete', await paper(kept, HIDDEN_WORDS), deleteDocument),
    EVERYBODY,
    null,
  ],
  [
    'a rubric that she hides',
    async kept => {
      await says(kept, { rubric: 'procedures', category: 'operation', code: { text: 'Secret 13.7' }, performed: date('2015') })
      await hideAs(kept.as('holder'), kept.recordId, 'procedures')
    },
    CARE,
    'holder',
  ],
]

test.each(WAYS)('what is %s leaves nothing, to the byte: no item, no thread, no gap, no news', async (_, hides, from, except) => {
  const [one, other] = [await care(`Jumelle ${papers}`), await care(`Jumelle ${papers}00`)]
  for (const kept of [one, other]) {
    await consentAs(kept.as('holder'), kept.recordId, true)
    await paper(kept, { title: 'Ancien', day: '20100101' })
    await says(kept, DIABETES)
    for (const who of from) await timelineOf(kept, who)
  }
  kit.clock.advance(2 * DAY)
  const later = await Promise.all([one, other].map(again))
  await Promise.all(later.map(kept => paper(kept, { title: 'Récent', day: '20200101' })))
  await hides(later[0] ?? one)
  for (const who of from)
    expect(stampless(await bytesFor(later[0] ?? one, who)), who).toBe(stampless(await bytesFor(later[1] ?? other, who)))
  if (except !== null) expect(await bytesFor(later[0] ?? one, except)).toContain('13.7')
})

/** Everybody signs in again: sessions end. */
const again = async (kept: Kept): Promise<Kept> => {
  const caller = Object.fromEntries(
    await Promise.all(Object.entries(kept.caller).map(async ([name, one]) => [name, await signIn(kit, one)])),
  ) as Kept['caller']
  return { ...kept, caller, as: (who, mode = 'normal', changes = {}) => by(kit, caller[who], mode, changes) }
}
/** The two worlds are read one after the other, and their holders bear two names. */
const stampless = (bytes: string): string => bytes.replaceAll(/"lastVisit":\d+/g, '"lastVisit":then').replaceAll(/Jumelle \d+/g, 'Jumelle')

test('of what was replaced the new version alone stands, and of a hidden record nothing', async () => {
  const kept = await care('Anne Version')
  await paper(kept, { uniqueId: '2.25.7001', title: 'Première' })
  await paper(kept, { replaces: '2.25.7001', title: 'Seconde' })
  expect(await linesOf(kept)).toEqual(['2026-02-27 document Seconde'])
  await hideEverything(kept.as('holder'), kept.recordId, true)
  expect(await linesOf(kept, 'doctor')).toEqual([])
})

test('a gap is said to her side; a professional is shown none', async () => {
  const kept = await care('Anne Vide')
  await paper(kept, { day: '20140312' })
  await paper(kept, { day: '20180601' })
  expect((await timelineOf(kept, 'holder')).gaps).toEqual([{ after: '2014-03-12', before: '2018-06-01' }])
  expect((await timelineOf(kept, 'helper')).gaps).toHaveLength(1)
  expect((await timelineOf(kept, 'attending')).gaps).toEqual([])
})

const threadsOf = async (kept: Kept, who: Who = 'holder') => {
  const { items, threads } = await timelineOf(kept, who)
  const title = (id: string): string => items.find(item => item.id === id)?.title ?? 'nothing'
  return Object.fromEntries(
    threads.map(({ about, members }) => [title(about), members.map(({ item, reason }) => `${reason} ${title(item)}`).toSorted()]),
  )
}

test('an episode holds what she joined, what bears the code, what names it and what is written for it', async () => {
  const kept = await care('Anne Fil')
  await consentAs(kept.as('holder'), kept.recordId, true)
  const letter = await paper(kept, { title: 'Lettre', day: '20260101' })
  await paper(kept, { title: 'Bilan', day: '20260102', entries: [diabetes('E11.9', '2013')] })
  await paper(kept, { title: 'Autre', day: '20260103', entries: [diabetes('E10', '2013')] })
  await says(kept, DIABETES, { links: [letter] })
  await says(kept, { rubric: 'treatments', medication: { text: 'Metformine' }, reason: 'MON SUCRE' })
  await says(kept, { rubric: 'treatments', medication: { text: 'Fer' }, reason: 'fatigue' })
  expect(await threadsOf(kept)).toEqual({ 'Mon sucre': ['linked Lettre', 'names-it Bilan', 'treats-it Metformine'] })
  // What she joined is told to her alone.
  expect(await threadsOf(kept, 'doctor')).toEqual({ 'Mon sucre': ['names-it Bilan', 'treats-it Metformine'] })
})

test('a stay holds what is dated within it, to the day; a stay without its days holds nothing', async () => {
  const kept = await care('Anne Séjour')
  for (const [title, day] of [
    ['Entrée', '20240227'],
    ['Sortie', '20240229'],
    ['Après', '20240301'],
  ] as const)
    await paper(kept, { title, day })
  await says(kept, {
    rubric: 'procedures',
    category: 'stay',
    code: { text: 'Genou' },
    performed: date('2024-02-27'),
    duration: { value: 2, unit: 'day' },
  })
  await says(kept, { rubric: 'procedures', category: 'stay', code: { text: 'Dos' }, performed: date('2024-02') })
  expect(await threadsOf(kept)).toEqual({ Genou: ['during-stay Entrée', 'during-stay Sortie'] })
})

test('two documents that name one disease are an episode; one is not', async () => {
  const kept = await care('Anne Code')
  await consentAs(kept.as('holder'), kept.recordId, true)
  await paper(kept, { title: 'Un', entries: [diabetes('E11', '2013')] })
  expect(await threadsOf(kept)).toEqual({})
  await paper(kept, { title: 'Deux', entries: [diabetes('E11.2', '2013')] })
  expect(await threadsOf(kept)).toEqual({ Diabète: ['names-it Deux', 'names-it Un', 'same-code Diabète'] })
})

const newsOf = async (kept: Kept, who: Who) => {
  const { items, lastVisit } = await timelineOf(kept, who)
  return { known: lastVisit !== null, news: items.filter(({ isNew }) => isNew).map(({ title }) => title) }
}

test.each(['holder', 'helper', 'doctor'] as const)('since the last visit of %s, and the same visit within the hour', async who => {
  const kept = await care(`Anne Visite ${who}`)
  await paper(kept, { title: 'Ancien' })
  expect(await newsOf(kept, who)).toEqual({ known: false, news: [] })
  kit.clock.advance(HOUR / 2)
  await paper(kept, { title: 'Récent' })
  expect(await newsOf(kept, who)).toEqual({ known: false, news: [] })
  kit.clock.advance(2 * HOUR)
  await paper(kept, { title: 'Nouveau' })
  expect(await newsOf(kept, who)).toEqual({ known: true, news: ['Nouveau'] })
  kit.clock.advance(HOUR / 2)
  expect(await newsOf(kept, who)).toEqual({ known: true, news: ['Nouveau'] })
  // Of somebody else, nothing is known.
  expect(await newsOf(kept, who === 'holder' ? 'parent' : 'holder')).toEqual({ known: false, news: [] })
})

test('a purge takes her visits', async () => {
  const kept = await care('Anne Purge')
  await timelineOf(kept, 'holder')
  const rows = () =>
    kit.database.owner.rows<{ n: string }>({
      name: 'test.visits',
      text: 'select count(*)::text as n from record_visit where record_id = $1',
      values: [kept.recordId],
    })
  expect(await rows()).toEqual([{ n: '1' }])
  await kit.database.transaction(tx => forgetVisits(tx, kept.as('holder'), kept.recordId))
  expect(await rows()).toEqual([{ n: '0' }])
})
