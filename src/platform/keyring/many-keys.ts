import type { Draw } from '../../kernel/ids.ts'
import { openValue, sealValue } from './keys.ts'
import type { KeyStore } from './key-store.ts'
import type { PreparedKey } from './primitives.ts'

type Bytes = Uint8Array

/** Keys of a whole batch of persons or records: one round trip to the store for all of them. */
export type ManyKeys = {
  /** New keys under these names; a name that has its key keeps it. */
  create(names: readonly string[]): Promise<ReadonlyMap<string, Bytes>>
  /** Those that are there. */
  unwrap(names: readonly string[]): Promise<ReadonlyMap<string, Bytes>>
}

const contextOf = (name: string): string => `key/v1|${name}`

export const openManyKeys = (wrapping: PreparedKey, store: KeyStore, draw: Draw): ManyKeys => {
  const unwrap = async (names: readonly string[]): Promise<ReadonlyMap<string, Bytes>> => {
    if (names.length === 0) return new Map()
    const wrapped = await store.getMany(names)
    return new Map([...wrapped].map(([name, one]) => [name, openValue(wrapping, contextOf(name), one)]))
  }
  const create = async (names: readonly string[]): Promise<ReadonlyMap<string, Bytes>> => {
    const made = new Map<string, Bytes>(names.map(name => [name, draw.bytes(32)]))
    const there = await store.addMany(new Map([...made].map(([name, key]) => [name, sealValue(wrapping, contextOf(name), key, draw)])))
    for (const [name, key] of await unwrap([...there])) made.set(name, key)
    return made
  }
  return { create, unwrap }
}

/** What is made of each one's key; those without a key are left out. */
export const eachOf = <Id extends string, Made>(
  ids: readonly Id[],
  nameOf: (id: Id) => string,
  keys: ReadonlyMap<string, Bytes>,
  make: (id: Id, key: Bytes) => Made,
): ReadonlyMap<Id, Made> => {
  const made = new Map<Id, Made>()
  for (const id of ids) {
    const key = keys.get(nameOf(id))
    if (key !== undefined) made.set(id, make(id, key))
  }
  return made
}
