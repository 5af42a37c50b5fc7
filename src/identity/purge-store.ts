import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteClues } from './clue-store.ts'

const hex = (tags: readonly Buffer[]): readonly string[] => tags.map(tag => tag.toString('hex'))

const THESE = `(select decode(t, 'hex') from unnest($2::text[]) as t)`

export const renumber = async (tx: Queries, personId: ActorId, numbers: readonly Buffer[], fresh: RecordId): Promise<void> => {
  await tx.rows({
    name: 'identity:renumber',
    text: `update person_tag set record_id = $3 where actor_id = $1 and tag in ${THESE}`,
    values: [personId, hex(numbers), fresh],
  })
  await tx.rows({
    name: 'identity:renumber-insured',
    text: 'update insured set record_id = $2 where actor_id = $1',
    values: [personId, fresh],
  })
}

export type PersonTags = {
  readonly numbers: readonly Buffer[]
  readonly traits: readonly Buffer[]
  readonly representatives: readonly Buffer[]
}

export const deletePerson = async (tx: Queries, personId: ActorId, { numbers, traits, representatives }: PersonTags): Promise<void> => {
  const tagged = (name: string, table: string, tags: readonly Buffer[]) =>
    tx.rows({
      name: `identity:purge-${name}`,
      text: `delete from ${table} where actor_id = $1 and tag in ${THESE}`,
      values: [personId, hex(tags)],
    })
  const own = (name: string, table: string) =>
    tx.rows({ name: `identity:purge-${name}`, text: `delete from ${table} where actor_id = $1`, values: [personId] })
  await tagged('numbers', 'person_tag', numbers)
  await tagged('traits', 'person_trait', traits)
  await deleteClues(tx, [personId])
  await tagged('represented', 'represented', representatives)
  await own('contacts', 'own_contact')
  await own('insured', 'insured')
  await own('look-ups', 'look_up')
  await own('person', 'person')
}
