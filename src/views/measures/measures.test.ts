import { expect, test } from 'vitest'
import { personCalled, professional } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { maskDocument } from '../../documents/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, withEntries } from '../../documents/facts/testing/entries.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { actAs, careOf, depositAs, openKit } from '../../documents/testing/kit.ts'
import type { Body } from '../../profile/index.ts'
import { addAs, hideAs } from '../../profile/testing/kit.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { readMeasures, readVaccinations } from '../index.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) => careOf(kit, name, people, { doctor: 'authorised', parent: 'representative' })

const sign = (code: string, value: string, unit: string): string =>
  `<component><observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.13.2"/><code code="${code}" displayName="Signe"/><value xsi:type="PQ" value="${value}" unit="${unit}"/></observation></component>`
const SIGNS = entry(
  `<organizer classCode="CLUSTER" moodCode="EVN"><effectiveTime value="20260110"/>${sign('29463-7', '68500', 'g')}${sign('8302-2', '1.60', 'm')}${sign('8480-6', '132', 'mm[Hg]')}${sign('8462-4', '84', 'mm[Hg]')}${sign('8310-5', '98', 'degF')}</organizer>`,
)
const INJECTION = entry(
  `<substanceAdministration classCode="SBADM" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.12"/><effectiveTime value="20140606"/>
<consumable><manufacturedProduct><manufacturedMaterial><name>REVAXIS</name><lotNumberText>L1</lotNumberText></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`,
)
const weight = (value: number, effective: string, more: object = {}): Body => ({
  rubric: 'measures',
  kind: 'weight',
  components: [{ name: 'value', value, unit: 'kg' }],
  effective,
  ...more,
})
const through = <T>(op: Operation, recordId: RecordId, read: (op: Operation, profile: Grant<'read-profile'>) => Promise<T>): Promise<T> =>
  underGrant(op, recordId, 'read-profile', { action: 'profile.read' }, profile => read(op, profile))
type Kept = Awaited<ReturnType<typeof care>>
const pointsFor = async ({ as, recordId }: Kept, who: 'holder' | 'doctor' | 'parent') =>
  (await through(as(who), recordId, readMeasures)).points.map(
    ({ kind, at, parts, source }) => `${source} ${kind} ${at} ${parts.map(part => `${part.value} ${part.unit}`).join('/')}`,
  )

test('what she says and what her documents say stand beside each other, oldest first; a pressure is whole, another scale is no point', async () => {
  const kept = await care('Points')
  await consentAs(kept.as('holder'), kept.recordId, true)
  const bytes = cdaOf(kept.traits, people.author, { uniqueId: '2.25.1', typeCode: '11488-4', replace: withEntries(SIGNS) })
  const { documentId } = await depositAs(kit, kept.as('author'), kept.recordId, bytes)
  await addAs(kept.as('holder'), kept.recordId, weight(67, '2026-01-10'))
  await addAs(kept.as('holder'), kept.recordId, weight(65, '2026-01-10', { target: true }))
  const all = await pointsFor(kept, 'holder')
  expect(all.toSorted()).toEqual([
    'declared weight 2026-01-10 67 kg',
    'read blood-pressure 2026-01-10 132 mm[Hg]/84 mm[Hg]',
    'read height 2026-01-10 160 cm',
    'read weight 2026-01-10 68.5 kg',
  ])
  const page = await through(kept.as('holder'), kept.recordId, readMeasures)
  expect(page).toMatchObject({ birthDate: '1968-03-12', sex: 'F', consents: true, targets: [{ kind: 'weight', parts: [{ value: 65 }] }] })
  await actAs(kept.as('holder'), kept.recordId, 'mask', documentId, maskDocument)
  expect(await pointsFor(kept, 'doctor')).toEqual(['declared weight 2026-01-10 67 kg'])
  await hideAs(kept.as('holder'), kept.recordId, 'measures')
  expect(await pointsFor(kept, 'doctor')).toEqual([])
})

test('injections, and what the calendar asks next, of what its reader sees', async () => {
  const kept = await care('Vaccins')
  await consentAs(kept.as('holder'), kept.recordId, true)
  const bytes = cdaOf(kept.traits, people.author, { uniqueId: '2.25.2', typeCode: '11488-4', replace: withEntries(INJECTION) })
  await depositAs(kit, kept.as('author'), kept.recordId, bytes)
  const page = await through(kept.as('holder'), kept.recordId, readVaccinations)
  expect(page.injections).toMatchObject([
    { name: 'REVAXIS', date: '2014-06-06', targets: ['dtp'], source: 'read', lot: 'L1', read: { status: 'proposed' } },
  ])
  expect(page.schedule?.placed.find(({ slot }) => slot === 'dtp-45y')).toMatchObject({ state: 'done' })
  expect(page.schedule?.next).toBeNull()
})
