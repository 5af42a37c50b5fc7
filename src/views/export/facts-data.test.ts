import { expect, test } from 'vitest'
import { professional } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { consentAs, decideAs, factsAs } from '../../documents/facts/testing/acts.ts'
import { entry as coded, labObservation, withEntries } from '../../documents/facts/testing/entries.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { type Care, careOf, depositAs } from '../../documents/testing/kit.ts'
import { addEntry, addingTo, rightFor } from '../../profile/index.ts'
import { askExport, type ExportScope } from '../index.ts'
import { openKit, type Unzipped } from '../testing/kit.ts'

const kit = await openKit()
const people = { author: professional('Dr Paul Leroy') }

const copyOf = async ({ as, recordId }: Care<'author'>, scope: ExportScope = { kind: 'all' }): Promise<Unzipped> => {
  const id = await askExport(as('holder'), kit.outbox, recordId, scope)
  await kit.run(recordId, id)
  return kit.unzipped(as('holder'), recordId, id)
}

test('holds what was read in her documents, what she confirmed of it, and whether she lets them be read; results and measures as a table', async () => {
  const one = await careOf(kit, 'Anne Lue', people, { author: 'attending' })
  const consent = async (): Promise<unknown> => {
    const { entry: entries } = JSON.parse((await copyOf(one)).text('data/facts.json')) as { entry: { resource: object }[] }
    return entries[0]?.resource
  }
  expect(await consent()).toMatchObject({ resourceType: 'Consent', status: 'not-asked' })
  await consentAs(one.as('holder'), one.recordId, true)
  const replace = withEntries(...['5.10', '7.4'].map(value => coded(labObservation({ value }))))
  const report = cdaOf(one.traits, people.author, { uniqueId: '2.25.7711', typeCode: '11502-2', replace })
  const { documentId } = await depositAs(kit, one.as('author'), one.recordId, report)
  const [kept] = (await factsAs(one.as('holder'), one.recordId)).facts.filter(
    ({ fact }) => fact.value?.kind === 'quantity' && fact.value.value === '5.10',
  )
  if (kept === undefined) throw new Error('not read')
  await decideAs(one.as('holder'), one.recordId, 'confirm', kept)
  const weight = {
    rubric: 'measures',
    kind: 'weight',
    components: [{ name: 'value', value: 61.5, unit: 'kg' }],
    effective: '2026-02-01',
  } as const
  await underGrant(one.as('holder'), one.recordId, rightFor('measures'), addingTo('measures'), grant =>
    addEntry(one.as('holder'), grant, { clientId: 'weight', body: weight }),
  )
  const zip = await copyOf(one)
  const { entry: entries } = JSON.parse(zip.text('data/facts.json')) as { entry: { resource: Record<string, unknown> }[] }
  expect(entries[0]?.resource).toMatchObject({ resourceType: 'Consent', status: 'active' })
  expect(entries.find(({ resource }) => resource['id'] === kept.id)?.resource).toMatchObject({
    resourceType: 'Observation',
    verification: 'confirmed',
    derivedFrom: [{ reference: `urn:uuid:${documentId}` }],
    said: { label: 'Glucose', value: { value: '5.10', unit: 'mmol/L' } },
  })
  const rows = zip.text('data/results.csv').split('\r\n')
  expect(rows).toContain(`2026-01-10;résultat;Glucose;2345-7;5.10;mmol/L;3.9 mmol/L à 6.0 mmol/L;N;confirmé;document;${documentId}`)
  expect(rows.some(row => row.includes(';7.4;mmol/L;') && row.includes(';proposé;'))).toBe(true)
  expect(rows).toContain('2026-02-01;mesure;weight;;61.5;kg;;;;déclaré;')
  expect(zip.text('index.html')).toContain('data/results.csv')
  await consentAs(one.as('holder'), one.recordId, false)
  expect(await consent()).toMatchObject({ status: 'rejected' })
  expect((await copyOf(one, { kind: 'categories', categories: ['imaging'] })).names).not.toContain('data/facts.json')
})
