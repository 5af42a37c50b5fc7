import { describe, expect, test } from 'vitest'
import {
  by,
  type Caller,
  endSession,
  idOf,
  laboratory,
  professional,
  recordOf,
  signIn,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { HELD, linesAs, openKit, outcomeOf } from '../documents/testing/kit.ts'
import { rowsIn } from '../documents/testing/rows.ts'
import { makePdf } from '../documents/format/sniff/files.fixtures.ts'
import { after, DAY } from '../kernel/instant.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { correctIdentity, expireBatches, listBatches, listItems, readBatch, retryGroup, showItem, takeBatch } from './index.ts'
import { arriving, result, saidOf, type Sent, toolsWith } from './testing/kit.ts'

const kit = await openKit()
const tools = toolsWith(kit.engine)
const sender = await signIn(kit, laboratory('Laboratoire du Port'))
const act =
  (caller: Caller = sender) =>
  (): Operation =>
    by(kit, caller)

const people = (...names: readonly string[]) => Promise.all(names.map(name => recordOf(kit, name)))

const send = (sent: readonly Sent[], { batchId = kit.draw.uuid(), from = sender, before }: SendWords = {}) =>
  takeBatch(act(from), tools, { batchId, name: 'Matin', documents: sent.length }, arriving(sent, before))
type SendWords = { readonly batchId?: string; readonly from?: Caller; readonly before?: (index: number) => Promise<void> | void }

const countIn = async (recordId: RecordId): Promise<number> => (await rowsIn(kit, recordId)).length
const quarantined = async (): Promise<number> =>
  (await kit.database.owner.rows({ name: 'test.quarantine', text: 'select 1 from quarantine', values: [] })).length

describe('a batch', () => {
  test('files each document in the record of its own person, who reads it', async () => {
    const both = await people('Batch Anne', 'Batch Zoe')
    const sent = [0, 1, 2, 3, 4, 5, 6, 7].map(n => result(kit, both[n % 2]?.traits ?? expect.fail('nobody'), { title: `Bilan ${n}` }))
    const done = await send(sent)
    expect(done).toMatchObject({
      name: 'Matin',
      senderName: 'Laboratoire du Port',
      announced: 8,
      answered: 8,
      deposited: 8,
      refused: 0,
      groups: [],
    })
    const titles = await Promise.all(
      both.map(async ({ holder, recordId }) => (await linesAs(by(kit, holder), recordId)).map(line => line.facts.title)),
    )
    expect(titles.map(each => each.toSorted())).toEqual([
      ['Bilan 0', 'Bilan 2', 'Bilan 4', 'Bilan 6'],
      ['Bilan 1', 'Bilan 3', 'Bilan 5', 'Bilan 7'],
    ])
  })

  test('with broken files files the others, and groups what failed by cause; nothing of a stranger is in any record, nor put aside twice', async () => {
    const [anne, zoe] = await people('Broken Anne', 'Broken Zoe')
    if (anne === undefined || zoe === undefined) return expect.fail('nobody')
    const before = await quarantined()
    const sent: readonly Sent[] = [
      ...[0, 1, 2].map(() => result(kit, anne.traits)),
      result(kit, zoe.traits, { sentTo: anne.traits }),
      result(kit, traitsCalled('Nobody Here')),
      { ...result(kit, anne.traits), bytes: Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"><title>cut') },
      { ...result(kit, anne.traits), bytes: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) },
      { ...result(kit, anne.traits), said: null },
    ]
    const done = await send(sent)
    expect([done.deposited, done.refused]).toEqual([3, 5])
    const causes = done.groups.map(({ cause, count, kept }) => [cause, count, kept])
    expect(causes).toContainEqual(['identity-conflict', 1, 1])
    expect(causes).toContainEqual(['deposit-refused', 1, 1])
    expect(causes).toContainEqual(['item-invalid', 1, 0])
    expect(causes.reduce((total, [, count]) => total + Number(count), 0)).toBe(5)
    expect(done.groups.every(({ message }) => message.length > 10)).toBe(true)
    expect([await countIn(anne.recordId), await countIn(zoe.recordId), await quarantined()]).toEqual([3, 0, before])
    const page = await listItems(act()(), done.batchId, { state: 'refused', cause: 'identity-conflict' })
    expect(page.items.map(({ itemId, kept }) => [itemId, kept])).toEqual([[sent[3]?.itemId, true]])
  })

  test('names whose a loose file is, and another person’s is refused', async () => {
    const [anne] = await people('Loose Anne')
    if (anne === undefined) return expect.fail('nobody')
    const { birthName, birthFirstNames, sex, birthDate } = anne.traits
    const claimed = { birthName, firstNames: birthFirstNames, sex, birthDate }
    const loose = (changes: object): Sent => ({
      itemId: kit.draw.uuid(),
      bytes: makePdf(),
      said: saidOf(anne.traits, { claimed: { ...claimed, ...changes }, title: 'Bilan', typeCode: '11502-2', mediaType: 'application/pdf' }),
    })
    const done = await send([loose({}), loose({ birthDate: '1990-01-01' }), loose({ birthName: 'AUTRE' })])
    expect([done.deposited, done.groups.map(({ cause, count }) => [cause, count])]).toEqual([1, [['identity-conflict', 2]]])
    expect(await countIn(anne.recordId)).toBe(1)
  })

  test('holds a large file in no memory of its own: it is filed as it comes, and not kept when it fails', async () => {
    const [anne] = await people('Large Anne')
    if (anne === undefined) return expect.fail('nobody')
    const file = (typeCode: string): Sent => ({
      itemId: kit.draw.uuid(),
      bytes: makePdf({ page: '%'.repeat(600_000) }),
      said: saidOf(anne.traits, { title: 'Scanner', typeCode, mediaType: 'application/pdf' }),
    })
    const done = await send([file('11502-2'), file('NO-SUCH')])
    expect(done.groups).toMatchObject([{ cause: 'type-unknown', count: 1, kept: 0 }])
    expect(await countIn(anne.recordId)).toBe(1)
  })
})

describe('sending again', () => {
  test('adds nothing, in a record or in its trace, and another content under a number is told', async () => {
    const [anne] = await people('Again Anne')
    if (anne === undefined) return expect.fail('nobody')
    const sent = [result(kit, anne.traits), result(kit, anne.traits)]
    const { batchId } = await send(sent)
    const traces = async () =>
      (await kit.database.owner.rows({ name: 'test.traces', text: 'select 1 from trace where record_id = $1', values: [anne.recordId] }))
        .length
    const before = await traces()
    expect(await send(sent, { batchId })).toMatchObject({ answered: 2, deposited: 2, refused: 0 })
    expect([await countIn(anne.recordId), await traces()]).toEqual([2, before])
    expect(await outcomeOf(send(sent.slice(1), { batchId }))).toBe('other-batch')
  })

  test('at the same moment files each document once', async () => {
    const [anne] = await people('Twice Anne')
    if (anne === undefined) return expect.fail('nobody')
    const sent = Array.from({ length: 12 }, () => result(kit, anne.traits))
    const batchId = kit.draw.uuid()
    await Promise.all([send(sent, { batchId }), send(sent, { batchId })])
    expect(await readBatch(act()(), batchId)).toMatchObject({ announced: 12, answered: 12, deposited: 12, refused: 0 })
    expect(await countIn(anne.recordId)).toBe(12)
  })

  test('goes on where a sender was cut', async () => {
    const [anne] = await people('Cut Anne')
    if (anne === undefined) return expect.fail('nobody')
    const sent = Array.from({ length: 10 }, () => result(kit, anne.traits))
    const batchId = kit.draw.uuid()
    const cut = (index: number): void => {
      if (index === 6) throw new Error('the line went dead')
    }
    await expect(send(sent, { batchId, before: cut })).rejects.toThrow('dead')
    expect(await readBatch(act()(), batchId)).toMatchObject({ announced: 10, answered: 6, deposited: 6 })
    expect(await send(sent, { batchId })).toMatchObject({ answered: 10, deposited: 10 })
    expect(await countIn(anne.recordId)).toBe(10)
  })
})

describe('a card that expires in the middle of a batch', () => {
  test('ends it, and what was filed stays filed', async () => {
    const [anne] = await people('Expired Anne')
    if (anne === undefined) return expect.fail('nobody')
    const from = await signIn(kit, laboratory('Laboratoire des Pins'))
    const sent = Array.from({ length: 20 }, () => result(kit, anne.traits))
    const batchId = kit.draw.uuid()
    const end = async (index: number): Promise<void> => {
      if (index === 8) await endSession(kit, from)
    }
    expect(await outcomeOf(send(sent, { batchId, from, before: end }))).toBe('session-ended')
    const filed = await countIn(anne.recordId)
    expect([filed >= 2, filed <= 8]).toEqual([true, true])
    const back = await signIn(kit, laboratory('Laboratoire des Pins'))
    expect(await readBatch(act(back)(), batchId)).toMatchObject({ announced: 20, deposited: filed, refused: 0 })
    expect(await send(sent, { batchId, from: back })).toMatchObject({ deposited: 20 })
  })
})

describe('what was refused', () => {
  test('is tried again by its cause, and nothing else is', async () => {
    const later = traitsCalled('Later Anne')
    const [anne] = await people('Retry Anne')
    if (anne === undefined) return expect.fail('nobody')
    const strange = result(kit, traitsCalled('Someone Else'), { sentTo: anne.traits })
    const { batchId } = await send([result(kit, later), result(kit, later), strange])
    expect((await readBatch(act()(), batchId)).refused).toBe(3)
    const { recordId } = await recordOf(kit, 'Later Anne', { traits: later })
    const done = await retryGroup(act(), tools, batchId, 'deposit-refused')
    expect([done.deposited, done.groups.map(({ cause }) => cause)]).toEqual([2, ['identity-conflict']])
    expect([await countIn(recordId), await countIn(anne.recordId)]).toEqual([2, 0])
  })

  test('is filed under its right number, once it is corrected; what the file says of its patient is judged as ever', async () => {
    const [anne, zoe, ada] = await people('Right Anne', 'Right Zoe', 'Right Ada')
    if (anne === undefined || zoe === undefined || ada === undefined) return expect.fail('nobody')
    const sent = result(kit, zoe.traits, { sentTo: anne.traits })
    const { batchId } = await send([sent])
    const to = ({ ins }: typeof ada.traits) => correctIdentity(act()(), tools, batchId, sent.itemId, { ins: ins.matricule, oid: ins.oid })
    expect((await to(ada.traits)).facts.outcome).toMatchObject({ kind: 'refused', cause: 'identity-conflict' })
    expect((await to(zoe.traits)).facts.outcome).toMatchObject({ kind: 'deposited', recordId: zoe.recordId })
    expect([await countIn(anne.recordId), await countIn(zoe.recordId), await countIn(ada.recordId)]).toEqual([0, 1, 0])
    expect(await outcomeOf(to(zoe.traits))).toBe('item-not-kept')
  })

  test('of nobody, again and again, stops the batch: it does not ask who has a record', async () => {
    const sent = Array.from({ length: 60 }, (_, n) => result(kit, traitsCalled(`Probe ${n}`)))
    const batchId = kit.draw.uuid()
    expect(await outcomeOf(send(sent, { batchId }))).toBe('too-many-strangers')
    const { answered } = await readBatch(act()(), batchId)
    expect([answered >= 20, answered < 40]).toEqual([true, true])
  })
})

describe('a result that waits for its announcement', () => {
  test('is counted apart, is not shown to the person, and is shown when its depositor says so', async () => {
    const biologist = professional('Dr Bio Logiste', '10', { specialty: 'SM03' })
    const from = await signIn(kit, biologist)
    const [anne] = await people('Held Anne')
    if (anne === undefined) return expect.fail('nobody')
    const sent = result(kit, anne.traits, { writer: biologist, said: { visibility: HELD } })
    const { batchId, held } = await send([sent], { from })
    const seen = async () => (await linesAs(by(kit, anne.holder), anne.recordId)).length
    expect([held, await seen()]).toEqual([1, 0])
    expect((await showItem(act(from)(), batchId, sent.itemId)).heldUntil).toBeNull()
    expect([(await readBatch(act(from)(), batchId)).held, await seen()]).toEqual([0, 1])
  })
})

describe('what was sent', () => {
  test('is seen by those of its structure, and by nobody else', async () => {
    const here = { structureId: idOf('quays'), structureNationalId: '10B0000077', structureName: 'Biologie des Quais' }
    const [one, other] = await Promise.all(['Dr One Here', 'Dr Two Here'].map(name => signIn(kit, professional(name, '10', here))))
    const [anne] = await people('Seen Anne')
    if (anne === undefined || one === undefined || other === undefined) return expect.fail('nobody')
    const { batchId } = await send([result(kit, anne.traits)], { from: one })
    expect((await listBatches(act(other)())).map(batch => batch.batchId)).toEqual([batchId])
    expect(await outcomeOf(readBatch(act()(), batchId))).toBe('batch-absent')
    expect(await outcomeOf(listItems(act()(), batchId, {}))).toBe('batch-absent')
  })

  test('goes after thirty days, and what is filed stays', async () => {
    const from = await signIn(kit, laboratory('Laboratoire Ancien'))
    const [anne] = await people('Old Anne')
    if (anne === undefined) return expect.fail('nobody')
    const { batchId } = await send([result(kit, anne.traits), result(kit, traitsCalled('No One'))], { from })
    const later = { ...act(from)(), instant: after(kit.clock.now(), 31 * DAY) }
    await expireBatches(later, from.subject.id)
    const left = await kit.database.owner.rows({
      name: 'test.items',
      text: 'select 1 from batch_item where batch_id = $1',
      values: [batchId],
    })
    expect([left.length, await countIn(anne.recordId)]).toEqual([0, 1])
  })

  test('says nothing medical, and nobody’s name or number, at rest', async () => {
    const [anne] = await people('Rest Anne')
    if (anne === undefined) return expect.fail('nobody')
    const { batchId } = await send([
      result(kit, anne.traits, { said: { title: 'Sérologie VIH' } }),
      result(kit, traitsCalled('Rest Nobody'), { title: 'Sérologie VIH' }),
    ])
    const rows = await kit.database.owner.rows<Readonly<Record<string, unknown>>>({
      name: 'test.rest',
      text: 'select i.*, b.sealed as name from batch_item i join batch b using (actor_id, batch_id) where batch_id = $1',
      values: [batchId],
    })
    const bytes = rows
      .map(row =>
        Object.values(row)
          .map(value => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
          .join('|'),
      )
      .join('\n')
    expect(rows).toHaveLength(2)
    for (const word of ['VIH', 'rologie', anne.traits.ins.matricule, anne.traits.birthName, 'Matin']) expect(bytes).not.toContain(word)
  })
})
