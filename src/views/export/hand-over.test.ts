import { expect, test } from 'vitest'
import {
  agent,
  asRuleActor,
  entriesOf,
  personCalled,
  professional,
  putInState,
  refusalOf,
  signIn,
  by,
} from '../../../test/support-door/index.ts'
import { profileUnderHandingOver, underGrant, underHandingOver } from '../../access/index.ts'
import { makePdf } from '../../documents/format/sniff/files.fixtures.ts'
import { listDocuments } from '../../documents/index.ts'
import { type Asked, type Care, careOf, depositAs, HELD, HIDDEN, MASKED } from '../../documents/testing/kit.ts'
import { LOOP } from '../../kernel/loop.ts'
import type { Operation } from '../../platform/operation.ts'
import { addEntry, addingTo, listEntries, readingOf } from '../../profile/index.ts'
import { askExport, type ExportId, handOver, openExport, type ToHandOver } from '../index.ts'
import { openKit } from '../testing/kit.ts'

const kit = await openKit()
const people = { author: professional('Dr Paul Leroy'), parent: personCalled('Marc Parent') }
const RELATIONS = { author: 'attending', parent: 'representative' } as const
type Someones = Care<keyof typeof people>

const filled = async (name: string): Promise<Someones> => {
  const one = await careOf(kit, name, people, RELATIONS)
  const file = (title: string, asked: Asked = {}) =>
    depositAs(kit, one.as('author'), one.recordId, makePdf({ page: `BT (${title}) Tj ET` }), { title, ...asked })
  await file('Ouvert')
  await file('Masque', { visibility: MASKED })
  await file('Secret', { visibility: HIDDEN })
  await file('Retenu', { visibility: HELD })
  return one
}
const made = new Set<ExportId>()
/** What a hand-over holds, as the loop counted it, and the entries it left. */
const handedOver = async ({ recordId }: Someones, one: ToHandOver) => {
  await handOver(kit.operation(LOOP), kit.outbox, recordId, [one])
  const [row] = await kit.database.owner.rows<{ export_id: ExportId }>({
    name: 'test.handed_over',
    text: 'select export_id from export where record_id = $1 and asker_tag is null and export_id <> all($2::uuid[])',
    values: [recordId, [...made]],
  })
  const id = row?.export_id ?? expect.fail('nothing was asked')
  made.add(id)
  await kit.run(recordId, id)
  const [after] = await kit.database.owner.rows<{ state: string }>({
    name: 'test.state',
    text: 'select state from export where export_id = $1',
    values: [id],
  })
  const copied = (await entriesOf(kit, recordId)).filter(
    ({ entry }) => entry.action === 'record.export' && entry.actor.kind === 'system' && entry.documents.length > 0,
  )
  return { id, state: after?.state, documents: new Set(copied.flatMap(({ entry }) => entry.documents)).size }
}

test('a holder who never signed in is copied what is hers, without a minor’s secret and what still waits; by the loop, told as ready', async () => {
  const one = await filled('Anne Never')
  await putInState(kit, one.recordId, 'open')
  expect(await handedOver(one, { requestId: 'holder-1', to: 'holder' })).toMatchObject({ state: 'ready', documents: 2 })
  expect(kit.handedOver).toContain('holder-1')
})

test('heirs are copied nothing she had masked, no secret, nothing held, and no trace', async () => {
  const one = await filled('Anne Heirs')
  await putInState(kit, one.recordId, 'deceased')
  expect(await handedOver(one, { requestId: 'heirs-1', to: 'heirs' })).toMatchObject({ state: 'ready', documents: 1 })
})

/** An allergy, said by somebody to this record. */
const allergy = (op: Operation, one: Someones, text: string) =>
  underGrant(op, one.recordId, 'write-profile', addingTo('allergies'), grant =>
    addEntry(op, grant, { clientId: text, body: { rubric: 'allergies', code: { text } } }),
  )

test('the copy of a holder who never signed in holds what was declared and what was read, but for a minor’s secret; that of heirs neither', async () => {
  const one = await filled('Anne Declared')
  await allergy(one.as('author'), one, 'Latex')
  await allergy(one.as('author', 'normal', { secret: true }), one, 'Secret-dit')
  await putInState(kit, one.recordId, 'open')
  const copy = await kit.unzippedCopy(one.recordId, (await handedOver(one, { requestId: 'holder-3', to: 'holder' })).id)
  expect(copy.names).toEqual(expect.arrayContaining(['data/profile.json', 'data/facts.json']))
  expect(copy.text('data/profile.json')).toContain('Latex')
  expect(copy.text('data/profile.json')).not.toContain('Secret-dit')
  await putInState(kit, one.recordId, 'deceased')
  const heirs = await kit.unzippedCopy(one.recordId, (await handedOver(one, { requestId: 'heirs-4', to: 'heirs' })).id)
  expect(heirs.names.filter(name => name.startsWith('data/')).toSorted()).toEqual(['data/documents.csv', 'data/documents.json'])
})

test('heirs of the living, holders among the dead: nothing, and that is traced', async () => {
  const one = await filled('Anne Wrong')
  expect((await handedOver(one, { requestId: 'heirs-2', to: 'heirs' })).state).toBe('failed')
  await putInState(kit, one.recordId, 'deceased')
  expect((await handedOver(one, { requestId: 'holder-2', to: 'holder' })).state).toBe('failed')
  expect(kit.handedOver).not.toContain('heirs-2')
})

test('no agent asks for it, opens it, or is given the Grant it is made with', async () => {
  const one = await filled('Anne Agent')
  await putInState(kit, one.recordId, 'deceased')
  const { id } = await handedOver(one, { requestId: 'heirs-3', to: 'heirs' })
  const op = by(kit, await signIn(kit, agent('Agent')))
  expect(await refusalOf(askExport(op, kit.outbox, one.recordId, { kind: 'all' }))).toBe('no-record')
  expect(await refusalOf(openExport(op, one.recordId, id))).toBe('no-record')
  const act = { action: 'record.export' } as const
  expect(await refusalOf(profileUnderHandingOver(op, one.recordId, readingOf(), grant => listEntries(op, grant)))).toBe('no-record')
  for (const to of ['heirs', 'holder'] as const)
    expect(await refusalOf(underHandingOver(op, one.recordId, to, act, grant => listDocuments(op, grant)))).toBe('no-record')
  expect(asRuleActor(op.caller).kind).toBe('agent')
})
