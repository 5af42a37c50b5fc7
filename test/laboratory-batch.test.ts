import { expect, test } from 'vitest'
import { broken, resultOf } from '../bench/laboratory/make-results.ts'
import { professional as benchProfessional, traitsOf } from '../bench/population/people.ts'
import { listItems, readBatch, takeBatch } from '../src/batches/index.ts'
import { arriving, saidOf, type Sent, toolsWith } from '../src/batches/testing/kit.ts'
import { openKit } from '../src/documents/testing/kit.ts'
import { rowsIn } from '../src/documents/testing/rows.ts'
import { by, recordOf, signIn } from './support-door/index.ts'

const kit = await openKit()
const DOCUMENTS = 100
const PEOPLE = 4
const laboratory = benchProfessional(0)
const sender = await signIn(kit, laboratory)

const sentOf = (n: number): Sent => {
  const traits = traitsOf(n % PEOPLE)
  const { id, title, bytes } = broken(resultOf('Matin', n, traits, laboratory, kit.clock.now()), n)
  return { itemId: id, bytes, said: saidOf(traits, { title, fileName: `${n}.xml` }) }
}

test('a morning of believable results, three in a hundred broken, sent twice at once: each good one is filed once, each broken one told once', async () => {
  const holders = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => recordOf(kit, `Morning ${n}`, { traits: traitsOf(n) })))
  const sent = Array.from({ length: DOCUMENTS }, (_, n) => sentOf(n))
  const now = () => by(kit, sender)
  const batchId = kit.draw.uuid()
  const take = () => takeBatch(now, toolsWith(kit.engine), { batchId, name: 'Matin', documents: DOCUMENTS }, arriving(sent))
  await Promise.all([take(), take()])
  const done = await readBatch(now(), batchId)
  expect(done).toMatchObject({ announced: DOCUMENTS, answered: DOCUMENTS, deposited: 97, refused: 3 })
  const { items } = await listItems(now(), batchId, { state: 'refused' })
  expect(items.map(({ itemId }) => itemId).toSorted()).toEqual([17, 43, 71].map(n => sent[n]?.itemId).toSorted())
  expect(done.groups.map(({ cause }) => cause)).toContain('identity-conflict')
  const filed = await Promise.all(holders.map(({ recordId }) => rowsIn(kit, recordId)))
  const wanted = [0, 1, 2, 3].map(person => sent.filter((_, n) => n % PEOPLE === person && ![17, 43, 71].includes(n)).length)
  expect(filed.map(rows => rows.length)).toEqual(wanted)
  expect(await take()).toMatchObject({ deposited: 97, refused: 3 })
})
