import { expect, test } from 'vitest'
import { professional } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, withEntries } from '../../documents/facts/testing/entries.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { careOf, depositAs, openKit } from '../../documents/testing/kit.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import type { Body } from '../../profile/index.ts'
import { addAs } from '../../profile/testing/kit.ts'
import { READ_TIMELINE, readTimeline } from '../index.ts'

const kit = await openKit()
const people = { author: professional('Dr Paul Leroy') }

/** A record whose papers the server may read. */
const care = async (name: string) => {
  const kept = await careOf(kit, name, people)
  await consentAs(kept.as('holder'), kept.recordId, true)
  return kept
}
type Kept = Awaited<ReturnType<typeof care>>

const timelineOf = ({ as, recordId }: Kept) =>
  underGrant(as('holder'), recordId, 'read', READ_TIMELINE, grant => readTimeline(as('holder'), grant))
const conditionsOf = async (kept: Kept) => (await timelineOf(kept)).items.filter(({ kind }) => kind === 'condition')
const says = ({ as, recordId }: Kept, body: Body) => addAs(as('holder'), recordId, body)
const date = (text: string): PartialDate => text as PartialDate

let papers = 0
const paper = ({ as, recordId, traits }: Kept, title: string, day: string, ...entries: readonly string[]) =>
  depositAs(
    kit,
    as('author'),
    recordId,
    cdaOf(traits, people.author, { uniqueId: `2.25.67${++papers}`, typeCode: '11502-2', title, day, replace: withEntries(...entries) }),
  )

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

test('a condition that papers name too stands once, as she declares it, with each of them; another category stands beside', async () => {
  const kept = await care('Anne Double')
  await paper(kept, 'Bilan', '20260102', diabetes('E11.9', '2013'))
  await paper(kept, 'Lettre', '20260103', diabetes('E11', '2014'))
  await paper(kept, 'Autre', '20260104', diabetes('E10', '2013'))
  const conditions = async () =>
    (await conditionsOf(kept))
      .map(({ title, source, alsoIn = [] }) => [title, source, ...alsoIn.map(({ from }) => from).toSorted()])
      .toSorted()
  expect(await conditions()).toEqual([
    ['Diabète', 'read'],
    ['Diabète', 'read'],
    ['Diabète', 'read'],
  ])
  await says(kept, DIABETES)
  expect(await conditions()).toEqual([
    ['Diabète', 'read'],
    ['Mon sucre', 'declared', 'Bilan', 'Lettre'],
  ])
  // Two of hers under one category: nobody said which of them the papers mean.
  await says(kept, { ...DIABETES, code: { ...DIABETES.code, text: 'Autre sucre' } })
  expect(await conditions()).toHaveLength(5)
})

test('what several papers name and nobody declares stands once, as the oldest tells it; two beginnings stay two', async () => {
  const kept = await care('Anne Répété')
  await paper(kept, 'Second', '20260103', diabetes('E11.9', '2013'))
  await paper(kept, 'Premier', '20260102', diabetes('E11.9', '2013'), diabetes('E11.9', '2013'))
  await paper(kept, 'Enfance', '20260104', diabetes('E11.9', '1990'))
  expect((await conditionsOf(kept)).map(({ date: since, from, alsoIn = [] }) => [since, from, alsoIn.map(each => each.from)])).toEqual([
    ['2013', 'Premier', ['Second']],
    ['1990', 'Enfance', []],
  ])
  const { threads, items } = await timelineOf(kept)
  const names = threads.map(({ about, members }) => [items.find(({ id }) => id === about)?.title, members.length])
  // The other beginning, and the three papers.
  expect(names).toEqual([['Diabète', 4]])
})

test('a condition that she declares in the words of a paper, without a code, stands once', async () => {
  const kept = await care('Anne Mots')
  await paper(kept, 'Bilan', '20260102', diabetes('E11.9', '2013'))
  await says(kept, { rubric: 'conditions', code: { text: 'diabete' }, onset: date('2013') })
  expect((await conditionsOf(kept)).map(({ title, alsoIn = [] }) => [title, alsoIn.map(({ from }) => from)])).toEqual([
    ['diabete', ['Bilan']],
  ])
})
