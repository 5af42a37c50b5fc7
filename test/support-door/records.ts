import { openRecord, type OpeningRequest, type RecordState } from '../../src/access/index.ts'
import type { Traits } from '../../src/identity/index.ts'
import type { RecordId } from '../../src/kernel/ids.ts'
import { INS_OIDS, insKey } from '../../src/kernel/ins.ts'
import { seededDraw } from '../support/index.ts'
import { by, type Caller, INSURER, personCalled, signIn } from './actors.ts'
import type { World } from './world.ts'

const matriculeOf = (name: string): string => {
  const bytes = Buffer.from(seededDraw(`ins ${name}`).bytes(8))
  const thirteen = `2${String(10 + (bytes.readUInt16BE() % 90))}0175${String(bytes.readUInt32BE(2) % 1_000_000).padStart(6, '0')}`
  return `${thirteen}${insKey(thirteen)}`
}

export const traitsCalled = (name: string, changes: Partial<Traits> = {}): Traits => ({
  ins: { matricule: matriculeOf(name), oid: INS_OIDS.demonstration },
  birthName: name.split(' ').at(-1) ?? name,
  birthFirstNames: [name.split(' ')[0] ?? name],
  sex: 'F',
  birthDate: '1968-03-12',
  birthPlaceInsee: '75056',
  ...changes,
})

export type OpenedRecord = { readonly recordId: RecordId; readonly holder: Caller; readonly traits: Traits }

/** A record of somebody called so, active, opened by the insurer; its holder is signed in. */
export const recordOf = async (world: World, name: string, request: Partial<OpeningRequest> = {}): Promise<OpenedRecord> => {
  const traits = request.traits ?? traitsCalled(name)
  const insurer = await signIn(world, INSURER)
  const { recordId, personId } = await openRecord(by(world, insurer), { state: 'active', ...request, traits })
  return { recordId, traits, holder: await signIn(world, personCalled(name, personId)) }
}

/** What the life of a record does (re-opening, closing…), as its owner: rights move with the state. */
export const putInState = async ({ database }: World, recordId: RecordId, state: RecordState): Promise<void> => {
  await database.owner.rows({
    name: 'test.put_in_state',
    text: `with head as (update record_head set rights_version = rights_version + 1 where record_id = $1 returning record_id)
      update record r set state = $2 from head where r.record_id = head.record_id`,
    values: [recordId, state],
  })
}
