import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Operation } from '../platform/operation.ts'
import { ENTRY_CONTEXT, formsOf, parseEntry } from './insured.ts'
import { selectByTags } from './insured-store.ts'
import { displayName, type Traits } from './model.ts'
import { type RegisteredRow, selectRegistered } from './register-store.ts'
import { insTag } from './tags.ts'
import { parseTraits, TRAITS_CONTEXT } from './traits.ts'

/** What the opening of somebody's record needs of the register. */
export type PersonToOpen = {
  readonly personId: ActorId
  readonly recordId: RecordId
  readonly traits: Traits
  /** Known by a waiting number only (NIA), or deceased: no record is opened. */
  readonly opensNothing: boolean
  readonly attendingDoctor?: string
  readonly representatives: readonly { readonly id: ActorId; readonly name: string }[]
}

/** Of many at once; whoever is not in the insurer's register is left out. */
export const peopleToOpen = async (op: Operation, personIds: readonly ActorId[]): Promise<readonly PersonToOpen[]> => {
  const [rows, openers] = await Promise.all([selectRegistered(op.db, personIds), op.keyring.openPersons(personIds)])
  const people = rows.flatMap(row => {
    const open = openers.get(row.actor_id)
    if (open === undefined || row.entry === null || row.record_id === null) return []
    const traits = parseTraits(open(TRAITS_CONTEXT, row.traits))
    return [{ row, recordId: row.record_id, traits, entry: parseEntry(open(ENTRY_CONTEXT, row.entry)) }]
  })
  const named = await representativesOf(
    op,
    people.flatMap(({ entry }) => entry.representatives ?? []),
  )
  return people.map(({ row, recordId, traits, entry }) => ({
    personId: row.actor_id,
    recordId,
    traits,
    opensNothing: row.waiting === true || entry.deceased !== undefined,
    ...(entry.doctor === undefined ? {} : { attendingDoctor: entry.doctor }),
    representatives: (entry.representatives ?? []).map(ins => named.get(keyOf(ins))).filter(one => one !== undefined),
  }))
}

type Named = { readonly id: ActorId; readonly name: string }

const keyOf = ({ oid, matricule }: Ins): string => `${oid}|${matricule}`

/** Those who are registered, by the number that the children's lines give. */
const representativesOf = async (op: Operation, numbers: readonly Ins[]): Promise<ReadonlyMap<string, Named>> => {
  if (numbers.length === 0) return new Map()
  const wanted = [...new Map(numbers.map(ins => [keyOf(ins), ins])).values()]
  const tags = wanted.flatMap(ins => formsOf(ins).map(form => ({ key: keyOf(ins), tag: insTag(op.keyring, form) })))
  const found = await selectByTags(
    op.db,
    tags.map(({ tag }) => tag),
  )
  const byTag = new Map(found.map(({ tag, actor_id }) => [tag.toString('latin1'), actor_id]))
  const names = await namesOf(op, [...new Set(byTag.values())])
  const named = new Map<string, Named>()
  for (const { key, tag } of tags) {
    const id = byTag.get(tag.toString('latin1'))
    const name = id === undefined ? undefined : names.get(id)
    if (id !== undefined && name !== undefined && !named.has(key)) named.set(key, { id, name })
  }
  return named
}

const namesOf = async (op: Operation, ids: readonly ActorId[]): Promise<ReadonlyMap<ActorId, string>> => {
  const [rows, openers] = await Promise.all([selectRegistered(op.db, ids), op.keyring.openPersons(ids)])
  const nameOf = (row: RegisteredRow): string | undefined => {
    const open = openers.get(row.actor_id)
    return open === undefined ? undefined : displayName(parseTraits(open(TRAITS_CONTEXT, row.traits)))
  }
  return new Map(
    rows.flatMap(row => [[row.actor_id, nameOf(row)] as const]).filter((one): one is [ActorId, string] => one[1] !== undefined),
  )
}
