import { describe, expect, test } from 'vitest'
import { personCalled, professional } from '../../../test/support-door/index.ts'
import { nextDue } from '../../platform/due/index.ts'
import { deleteDocument, maskDocument, readWaiting } from '../index.ts'
import { cdaOf } from '../testing/cda.ts'
import { actAs, type Asked, careOf, depositAs, HELD, HIDDEN, openKit, outcomeOf, VISIBLE } from '../testing/kit.ts'
import { entriesIn } from '../testing/rows.ts'
import { LOOP } from '../../kernel/loop.ts'
import { consentAs, decideAs, factsAs, saidAs } from './testing/acts.ts'
import { entry, labObservation, withEntries } from './testing/entries.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
  helper: personCalled('Zoé Aide'),
}
const care = (name: string) => careOf(kit, name, people, { doctor: 'authorised', parent: 'representative', helper: 'helper' })
type Care = Awaited<ReturnType<typeof care>>

let papers = 0
const report = (kept: Care, values: readonly string[], asked: Asked = {}, words: { uniqueId?: string; replaces?: string } = {}) =>
  depositAs(
    kit,
    kept.as('author'),
    kept.recordId,
    cdaOf(kept.traits, people.author, {
      uniqueId: `2.25.77${++papers}`,
      typeCode: '11502-2',
      title: 'Compte rendu d’analyses',
      replace: withEntries(...values.map(value => entry(labObservation({ value })))),
      ...words,
    }),
    asked,
  )

/** The clock rings: outside a sweep here, as a process that was stopped goes on. */
const ring = (kept: Care): Promise<number> => readWaiting({ ...kept.as('holder'), caller: LOOP }, kit.engine, kept.recordId)

describe('her consent', () => {
  test('not asked, nothing is read, and her side knows that she was not', async () => {
    const kept = await care('Unasked')
    await report(kept, ['5.1'])
    expect(await factsAs(kept.as('holder'), kept.recordId)).toMatchObject({ facts: [], reading: { consents: null } })
    expect(await ring(kept)).toBe(0)
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual([])
  })

  test('given, what is deposited is read as it comes, as a proposal with its document', async () => {
    const kept = await care('Given')
    await consentAs(kept.as('holder'), kept.recordId, true)
    const { documentId } = await report(kept, ['5.1', '7.4'])
    const { facts, reading } = await factsAs(kept.as('holder'), kept.recordId)
    expect(reading).toEqual({ consents: true })
    expect(facts.map(({ status, document }) => [status, document.id, document.facts.title])).toEqual([
      ['proposed', documentId, 'Compte rendu d’analyses'],
      ['proposed', documentId, 'Compte rendu d’analyses'],
    ])
    expect(await saidAs(kept.as('doctor'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L', 'Glucose 7.4 mmol/L'])
  })

  test('given late, what was deposited before is read soon after, once, and it is said that it was', async () => {
    const kept = await care('Late')
    await report(kept, ['5.1'])
    await report(kept, ['6.2'], { visibility: HELD })
    await consentAs(kept.as('holder'), kept.recordId, true)
    expect(await nextDue(kit.database, 'documents.read-entries')).toBe(kit.clock.now())
    expect([await ring(kept), await ring(kept)]).toEqual([2, 0])
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L'])
    expect(await saidAs(kept.as('author'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L', 'Glucose 6.2 mmol/L'])
    const read = (await entriesIn(kit, kept.recordId)).filter(({ action }) => action === 'documents.read-entries')
    expect(read.map(({ actor, documents, stream }) => [actor.kind, documents, stream])[0]).toEqual(['system', [], 1])
  })

  test('withdrawn, what nobody confirmed is gone at once; given again, it is proposed again', async () => {
    const kept = await care('Withdrawn')
    await consentAs(kept.as('holder'), kept.recordId, true)
    await report(kept, ['5.1', '6.2'])
    const { facts } = await factsAs(kept.as('holder'), kept.recordId)
    const [kind] = facts.filter(({ fact }) => fact.value?.kind === 'quantity' && fact.value.value === '5.1')
    if (kind === undefined) throw new Error('not read')
    await decideAs(kept.as('holder'), kept.recordId, 'confirm', kind)
    await consentAs(kept.as('holder'), kept.recordId, false)
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L'])
    await report(kept, ['9.9'])
    expect(await saidAs(kept.as('doctor'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L'])
    await consentAs(kept.as('holder'), kept.recordId, true)
    await ring(kept)
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L', 'Glucose 6.2 mmol/L', 'Glucose 9.9 mmol/L'])
    expect((await factsAs(kept.as('holder'), kept.recordId, { statuses: ['confirmed'] })).facts).toHaveLength(1)
  })

  test('is hers and her representatives’ to give: neither a helper nor a professional gives it', async () => {
    const kept = await care('Whose')
    for (const who of ['helper', 'doctor', 'author'] as const)
      expect(await outcomeOf(consentAs(kept.as(who), kept.recordId, true)), who).not.toBe('done')
    expect(await outcomeOf(consentAs(kept.as('parent'), kept.recordId, true))).toBe('done')
  })

  test('a deposit that began before she said no keeps nothing of it', async () => {
    const kept = await care('Race')
    await consentAs(kept.as('holder'), kept.recordId, true)
    const bytes = cdaOf(kept.traits, people.author, {
      uniqueId: '2.25.4242',
      typeCode: '11502-2',
      replace: withEntries(entry(labObservation())),
    })
    const op = kept.as('author')
    const slow = {
      ...op.db,
      transaction: async <T>(work: Parameters<typeof op.db.transaction<T>>[0]): Promise<T> => {
        await consentAs(kept.as('holder'), kept.recordId, false)
        return op.db.transaction(work)
      },
    }
    await depositAs(kit, { ...op, db: slow }, kept.recordId, bytes)
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual([])
  })
})

describe('a proposal', () => {
  test('confirmed or dismissed by her side, and taken back; never a copy', async () => {
    const kept = await care('Decides')
    await consentAs(kept.as('holder'), kept.recordId, true)
    await report(kept, ['5.1'])
    const only = async () =>
      (await factsAs(kept.as('holder'), kept.recordId, { statuses: ['proposed', 'confirmed', 'dismissed'] })).facts[0]
    const fact = await only()
    if (fact === undefined) throw new Error('not read')
    for (const [who, verb, status] of [
      ['holder', 'confirm', 'confirmed'],
      ['parent', 'dismiss', 'dismissed'],
      ['helper', 'reconsider', 'proposed'],
    ] as const) {
      await decideAs(kept.as(who), kept.recordId, verb, fact)
      expect((await only())?.status).toBe(status)
    }
    await decideAs(kept.as('holder'), kept.recordId, 'dismiss', fact)
    expect(await saidAs(kept.as('doctor'), kept.recordId)).toEqual([])
  })

  test('is not a professional’s to confirm', async () => {
    const kept = await care('Not His')
    await consentAs(kept.as('holder'), kept.recordId, true)
    await report(kept, ['5.1'])
    const { facts } = await factsAs(kept.as('doctor'), kept.recordId)
    for (const fact of facts) expect(await outcomeOf(decideAs(kept.as('doctor'), kept.recordId, 'confirm', fact))).toBe('fact-is-hers')
    expect(facts).toHaveLength(1)
  })

  test('of a document that one does not see is not there to be decided, as one that never was', async () => {
    const kept = await care('Absent')
    await consentAs(kept.as('holder'), kept.recordId, true)
    await report(kept, ['5.1'], { visibility: HIDDEN })
    const [fact] = (await factsAs(kept.as('holder'), kept.recordId)).facts
    if (fact === undefined) throw new Error('not read')
    const never = { ...fact, id: kit.draw.uuid() }
    expect(await outcomeOf(decideAs(kept.as('parent'), kept.recordId, 'confirm', fact))).toBe('document-absent')
    expect(await outcomeOf(decideAs(kept.as('holder'), kept.recordId, 'confirm', never))).toBe('document-absent')
    await decideAs(kept.as('holder'), kept.recordId, 'confirm', fact)
    const traced = (await entriesIn(kit, kept.recordId)).filter(
      ({ action, outcome }) => action === 'documents.decide-fact' && outcome === 'granted',
    )
    expect(traced.map(({ stream }) => stream)).toEqual([2])
  })

  test('read twice is one: the same deposit again adds nothing', async () => {
    const kept = await care('Twice')
    await consentAs(kept.as('holder'), kept.recordId, true)
    const uniqueId = '2.25.99887'
    await report(kept, ['5.1'], {}, { uniqueId })
    expect((await report(kept, ['5.1'], {}, { uniqueId })).known).toBe(true)
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L'])
  })

  test('of kinds that are asked for alone', async () => {
    const kept = await care('Kinds')
    await consentAs(kept.as('holder'), kept.recordId, true)
    await report(kept, ['5.1'])
    expect(await saidAs(kept.as('holder'), kept.recordId, { kinds: ['vaccination', 'vital'] })).toEqual([])
    expect(await saidAs(kept.as('holder'), kept.recordId, { kinds: ['result'] })).toEqual(['Glucose 5.1 mmol/L'])
  })
})

describe('a datum is never seen where its source is not', () => {
  test('masked, replaced, deleted: at the next question', async () => {
    const kept = await care('Source')
    await consentAs(kept.as('holder'), kept.recordId, true)
    const { documentId } = await report(kept, ['5.1'], {}, { uniqueId: '2.25.1001' })
    expect(await saidAs(kept.as('doctor'), kept.recordId)).toEqual(['Glucose 5.1 mmol/L'])
    await actAs(kept.as('holder'), kept.recordId, 'mask', documentId, maskDocument)
    expect(await saidAs(kept.as('doctor'), kept.recordId)).toEqual([])
    const second = await report(kept, ['5.3'], { visibility: VISIBLE }, { uniqueId: '2.25.1002', replaces: '2.25.1001' })
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual(['Glucose 5.3 mmol/L'])
    expect(await saidAs(kept.as('doctor'), kept.recordId)).toEqual([])
    await actAs(kept.as('author'), kept.recordId, 'delete', second.documentId, deleteDocument)
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual([])
  })

  test('a CDA that she adds herself may be anybody’s: it proposes nothing', async () => {
    const kept = await care('Her Own')
    await consentAs(kept.as('holder'), kept.recordId, true)
    const bytes = cdaOf(kept.traits, people.author, {
      uniqueId: '2.25.31',
      typeCode: '11502-2',
      replace: withEntries(entry(labObservation())),
    })
    await depositAs(kit, kept.as('holder'), kept.recordId, bytes, { title: 'Reçu par courriel', typeCode: 'DOCPAT07' }).catch(
      () => undefined,
    )
    expect(await saidAs(kept.as('holder'), kept.recordId)).toEqual([])
  })
})

test('a record she is nobody in: no record, whatever was read there', async () => {
  const kept = await care('Stranger')
  await consentAs(kept.as('holder'), kept.recordId, true)
  await report(kept, ['5.1'])
  const other = await care('Other')
  expect(await outcomeOf(factsAs(other.as('holder'), kept.recordId))).toBe('no-record')
})
