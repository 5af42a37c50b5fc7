/**
 * Where wrapped record keys live: never in the database that holds the rows (architecture §4.6).
 * A value is opaque here: it was wrapped by the keyring under the master key.
 */
export type KeyStore = {
  /** Absent: `undefined`. */
  get(name: string): Promise<Uint8Array | undefined>
  /** Durable when it resolves. Refuses to overwrite: a key is written once, re-wrapped by `replace`. */
  add(name: string, wrapped: Uint8Array): Promise<void>
  /** Many at once, durable when it resolves. A name that is there keeps its key and is given back: the others were written. */
  addMany(keys: ReadonlyMap<string, Uint8Array>): Promise<ReadonlySet<string>>
  /** Those of these names that are there. */
  getMany(names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  replace(name: string, wrapped: Uint8Array): Promise<void>
  /** After it resolves no copy of the value is left in this store. */
  destroy(name: string): Promise<void>
  names(): AsyncIterable<string>
  close(): Promise<void>
}
