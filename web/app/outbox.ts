/**
 * Files given without a network, kept until it comes back, with what is said of them. Each is sealed with a key of this browser that nobody can read out of it (WebCrypto,
 * not extractable); signing out wipes both, since the server then asks the browser to forget all it kept.
 */
const NAME = 'carnet-outbox'
const FILES = 'files'
const KEYS = 'keys'
const OWN_KEY = 'own'
const NONCE_BYTES = 12

type Kept = {
  readonly id: string
  readonly whose: string
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly head: ArrayBuffer
  readonly headNonce: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}
type Head = { readonly name: string; readonly type: string; readonly lastModified: number; readonly said?: string }

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('outbox'))
  })

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(FILES, { keyPath: 'id' })
    request.result.createObjectStore(KEYS)
  }
  return asked(request)
}

const keyOf = async (database: IDBDatabase): Promise<CryptoKey> => {
  const known: unknown = await asked(database.transaction(KEYS).objectStore(KEYS).get(OWN_KEY))
  if (known instanceof CryptoKey) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await asked(database.transaction(KEYS, 'readwrite').objectStore(KEYS).put(made, OWN_KEY))
  return made
}

const nonceOf = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(NONCE_BYTES))

/** `whose`: this person in this record; nobody else in this browser is shown what she keeps. `said` is sealed with it. */
export const keepFile = async (whose: string, id: string, file: File, said = ''): Promise<void> => {
  const database = await open()
  const key = await keyOf(database)
  const [nonce, headNonce] = [nonceOf(), nonceOf()]
  const head: Head = { name: file.name, type: file.type, lastModified: file.lastModified, said }
  const kept: Kept = {
    id,
    whose,
    nonce,
    headNonce,
    head: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: headNonce }, key, new TextEncoder().encode(JSON.stringify(head))),
    bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, await file.arrayBuffer()),
  }
  await asked(database.transaction(FILES, 'readwrite').objectStore(FILES).put(kept))
  database.close()
}

export const dropFile = async (id: string): Promise<void> => {
  const database = await open()
  await asked(database.transaction(FILES, 'readwrite').objectStore(FILES).delete(id))
  database.close()
}

export type KeptFile = { readonly id: string; readonly file: File; readonly said: string }

/** Taken back into a file: its name and its bytes, as they were given. */
const opened = async (key: CryptoKey, kept: Kept): Promise<KeptFile> => {
  const head = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.headNonce }, key, kept.head)
  const { name, type, lastModified, said = '' } = JSON.parse(new TextDecoder().decode(head)) as Head
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.nonce }, key, kept.bytes)
  return { id: kept.id, file: new File([bytes], name, { type, lastModified }), said }
}

export const keptFiles = async (whose: string): Promise<readonly KeptFile[]> => {
  const database = await open()
  const key = await keyOf(database)
  const all = (await asked(database.transaction(FILES).objectStore(FILES).getAll())) as readonly Kept[]
  database.close()
  return Promise.all(all.filter(kept => kept.whose === whose).map(kept => opened(key, kept)))
}
