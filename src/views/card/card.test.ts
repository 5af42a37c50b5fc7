import { describe, expect, test } from 'vitest'
import { personCalled, professional, refusalOf } from '../../../test/support-door/index.ts'
import { changeCard } from '../../access/index.ts'
import type { FactLine } from '../../documents/index.ts'
import { careOf, openKit } from '../../documents/testing/kit.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Body } from '../../profile/index.ts'
import { addAs, hideAs, noneAs } from '../../profile/testing/kit.ts'
import { type CardItem, readOwnCard } from '../index.ts'
import { itemsOfFacts } from './items-of.ts'

const kit = await openKit()
const people = { author: professional('Dr Aline Auteur'), parent: personCalled('Marc Parent'), helper: personCalled('Zoé Aide') }
const care = (name: string) => careOf(kit, name, people, { author: 'attending', parent: 'representative', helper: 'helper' })

const allergy: Body = { rubric: 'allergies', code: { text: 'Pénicilline' }, criticality: 'high', reaction: 'choc' }
const thinner: Body = { rubric: 'treatments', medication: { text: 'Éliquis 5 mg' }, dosage: 'matin et soir' }
const plainCondition: Body = { rubric: 'conditions', code: { text: 'Asthme' } }
const implant: Body = { rubric: 'procedures', category: 'operation', code: { text: 'Pose d’un stimulateur cardiaque' } }
const knee: Body = { rubric: 'procedures', category: 'operation', code: { text: 'Appendicite' } }
const contact: Body = { rubric: 'emergency-contacts', name: 'Paul', phone: '0601020304', role: 'emergency', rank: 1 }

const told = ({ block, tag, text, shown }: CardItem): string => `${block} ${tag ?? '-'} ${text} ${shown ? 'on' : 'off'}`
const toldTo = async (op: Operation, recordId: Parameters<typeof readOwnCard>[1]): Promise<readonly string[]> =>
  (await readOwnCard(op, recordId)).items.map(told)

describe('what stands on an emergency card', () => {
  test('dangers first, each by what it is; what is no business of an emergency nowhere', async () => {
    const { as, recordId } = await care('Card Danger')
    for (const body of [plainCondition, contact, knee, implant, thinner, allergy]) await addAs(as('holder'), recordId, body)
    expect(await toldTo(as('holder'), recordId)).toEqual([
      'danger severe-allergy Pénicilline on',
      'danger anticoagulant Éliquis 5 mg on',
      'danger implant Pose d’un stimulateur cardiaque on',
      'conditions - Asthme off',
      'contacts - 0601020304 – Paul on',
    ])
  })

  test('whom to call stands in the order in which she wants them called', async () => {
    const { as, recordId } = await care('Card Ranks')
    for (const [name, rank] of [
      ['Zoé', 3],
      ['Ali', 1],
      ['Luc', 2],
    ] as const)
      await addAs(as('holder'), recordId, { rubric: 'emergency-contacts', name, phone: '06', role: 'emergency', rank })
    expect((await readOwnCard(as('holder'), recordId)).items.map(({ text }) => text)).toEqual(['06 – Ali', '06 – Luc', '06 – Zoé'])
  })

  test('« none » said in so many words is said on the card; nothing said is nothing', async () => {
    const { as, recordId } = await care('Card None')
    expect(await toldTo(as('holder'), recordId)).toEqual([])
    await noneAs(as('holder'), recordId, 'allergies')
    expect(await toldTo(as('holder'), recordId)).toEqual(['danger no-allergy  on'])
  })

  test('a rubric that she hides from professionals is not there unless she puts it there', async () => {
    const { as, recordId } = await care('Card Hidden')
    const { id } = await addAs(as('holder'), recordId, allergy)
    await hideAs(as('holder'), recordId, 'allergies')
    expect(await toldTo(as('holder'), recordId)).toEqual(['danger severe-allergy Pénicilline off'])
    await changeCard(as('holder'), recordId, { shown: { [id]: true } })
    expect(await toldTo(as('holder'), recordId)).toEqual(['danger severe-allergy Pénicilline on'])
  })

  test('what she keeps from her representatives is on no card of theirs: the same world as without it', async () => {
    const [hers, twin] = [await care('Card Secret'), await care('Card Secret Twin')]
    const secretly = hers.as('holder', 'normal', { secret: true })
    const { id } = await addAs(secretly, hers.recordId, allergy)
    await changeCard(secretly, hers.recordId, { shown: { [id]: true } })
    const seen = async ({ as, recordId }: typeof hers) => ({ ...(await readOwnCard(as('parent'), recordId)), holder: null })
    expect(await seen(hers)).toEqual(await seen(twin))
    expect(await toldTo(hers.as('holder'), hers.recordId)).toEqual(['danger severe-allergy Pénicilline on'])
  })

  test('what was read in a document is there only once confirmed, and off at first', () => {
    const line = (status: FactLine['status'], fact: Partial<FactLine['fact']>): FactLine => ({
      id: `fact-${status}`,
      status,
      fact: { kind: 'treatment', path: '', label: 'Warfarine', ...fact },
      document: { id: 'd' as FactLine['document']['id'], facts: { date: '2026-01-10' } as FactLine['document']['facts'] },
    })
    expect(itemsOfFacts([line('proposed', {}), line('dismissed', {}), line('confirmed', { negated: true })])).toEqual([])
    expect(itemsOfFacts([line('confirmed', {}), line('confirmed', { kind: 'allergy', label: 'Noix' })]).map(told)).toEqual([
      'danger anticoagulant Warfarine off',
      'danger allergy Noix off',
    ])
  })

  test('a helper and a professional are told no before anything is read', async () => {
    const { as, recordId } = await care('Card Others')
    await addAs(as('holder'), recordId, allergy)
    expect(await refusalOf(readOwnCard(as('helper'), recordId))).toBe('act-refused')
    expect(await refusalOf(readOwnCard(as('author'), recordId))).toBe('act-refused')
  })
})
