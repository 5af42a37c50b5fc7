import { expect, test } from 'vitest'
import { asRuleActor, by, type Caller, openWorld, personCalled, professional, recordOf, signIn } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import { listUnderTrace } from '../audit/index.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { type Opening, readOpenings } from './index.ts'

const world = await openWorld()
const doctors = ['Dr Nadia Benali', 'Dr Ines Roux', 'Dr Paul Even', 'Dr Jean Morin'].map((name, i) =>
  professional(name, '10', { structureNationalId: `10B000000${i}` }),
)
const [first] = doctors
const parent = personCalled('Marc Parent')

const care = async (name: string) => {
  const { recordId, holder } = await recordOf(world, name, {
    relations: [
      ...doctors.map(actor => ({ relation: 'authorised' as const, actor: asRuleActor(actor) })),
      { relation: 'representative', actor: asRuleActor(parent) },
    ],
  })
  return { recordId, holder }
}

const NOTHING = { name: 'test:nothing', sql: () => 'select 1 where false', values: [] }

/** A reading of `documentId` that has committed, and who read it before, as its reader is told. */
const readingAs = (who: Caller, recordId: RecordId, documentId: DocumentId): Promise<readonly Opening[]> => {
  const op: Operation = by(world, who)
  const act = { action: 'documents.read', documents: [documentId] } as const
  return underGrant(op, recordId, 'read', act, async grant => {
    const { committed } = await listUnderTrace(op, grant, act, NOTHING)
    return readOpenings(op, committed, documentId)
  })
}

const namesOf = (openings: readonly Opening[]): readonly string[] => openings.map(({ actor }) => actor.name)
const drawn = (): DocumentId => world.draw.uuid() as DocumentId

test('the person is told the last three others who read it, each once, latest first, and not herself', async () => {
  const { recordId, holder } = await care('Opened By Four')
  const [one, other] = [drawn(), drawn()]
  const sessions = await Promise.all(doctors.map(doctor => signIn(world, doctor)))
  for (const session of sessions) await readingAs(session, recordId, one)
  await readingAs(sessions[1] ?? holder, recordId, one)
  await readingAs(sessions[0] ?? holder, recordId, other)
  await readingAs(holder, recordId, one)
  expect(namesOf(await readingAs(holder, recordId, one))).toEqual(['Dr Ines Roux', 'Dr Jean Morin', 'Dr Paul Even'])
  expect(namesOf(await readingAs(holder, recordId, other))).toEqual(['Dr Nadia Benali'])
  expect(namesOf(await readingAs(holder, recordId, drawn()))).toEqual([])
})

test('a professional is told of nobody; a representative of the others', async () => {
  const { recordId, holder } = await care('Opened For Whom')
  const document = drawn()
  if (first === undefined) throw new Error('no doctor')
  await readingAs(await signIn(world, first), recordId, document)
  await readingAs(holder, recordId, document)
  expect(namesOf(await readingAs(await signIn(world, first), recordId, document))).toEqual([])
  expect(namesOf(await readingAs(await signIn(world, parent), recordId, document))).toEqual(['Dr Nadia Benali', holder.subject.name])
})
