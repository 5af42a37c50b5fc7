/**
 * What this browser keeps to prove that a session is its own: a pair of P-256 whose private half nobody can read out of it (WebCrypto, not extractable), and the
 * key of the window that is open. Signing out wipes both, since the server then asks the browser to forget all it kept.
 */
const NAME = 'carnet-proof'
const STORE = 'keys'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' }

/** `ahead`: by how much the server's clock is ahead of ours, in milliseconds. */
export type ProofWindow = { readonly id: string; readonly key: CryptoKey; readonly until: number; readonly ahead: number }

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('keys'))
  })

const within = async <T>(act: (database: IDBDatabase) => Promise<T>): Promise<T> => {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => void request.result.createObjectStore(STORE)
  const database = await asked(request)
  try {
    return await act(database)
  } finally {
    database.close()
  }
}

/** What a browser that keeps nothing (refused storage) has until the page is loaded again. */
const inMemory = new Map<string, unknown>()

const keep = async (name: string, value: unknown): Promise<void> => {
  inMemory.set(name, value)
  await within(database => asked(database.transaction(STORE, 'readwrite').objectStore(STORE).put(value, name))).catch(() => undefined)
}

const kept = async (name: string): Promise<unknown> => {
  try {
    return await within(database => asked(database.transaction(STORE).objectStore(STORE).get(name)))
  } catch {
    return inMemory.get(name)
  }
}

/** Plain http beside a name that is not this machine’s gives no WebCrypto: nothing is bound there. */
export const canBind = (): boolean => typeof crypto.subtle === 'object' && typeof indexedDB === 'object'

const isPair = (value: unknown): value is CryptoKeyPair =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'privateKey') instanceof CryptoKey

const isWindow = (value: unknown): value is ProofWindow =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'key') instanceof CryptoKey

const knownPair = async (): Promise<CryptoKeyPair | undefined> => {
  const pair = await kept('pair')
  return isPair(pair) ? pair : undefined
}

const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0))

const publicText = async ({ publicKey }: CryptoKeyPair): Promise<string> => base64url(await crypto.subtle.exportKey('raw', publicKey))

const LOCK = 'carnet-proof-pair'

/** Two tabs that sign in at once make one pair. */
const pairOrNew = (): Promise<CryptoKeyPair> =>
  navigator.locks.request(LOCK, async () => {
    const known = await knownPair()
    if (known !== undefined) return known
    const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveKey'])
    await keep('pair', pair)
    return pair
  })

/** The public half, given at sign-in; made the first time. */
export const ownPublicKey = async (): Promise<string> => publicText((await knownPair()) ?? (await pairOrNew()))

export const hasPair = async (): Promise<boolean> => canBind() && (await knownPair()) !== undefined

export const keptWindow = async (): Promise<ProofWindow | undefined> => {
  const window = await kept('window')
  return isWindow(window) ? window : undefined
}

/**
 * The key of a window that the server told of (`X-Carnet-Window`): agreed with our private half, and never seen as bytes. `undefined`: the session is of another
 * key than this browser’s, and nothing is to be proved with it.
 */
export const openWindow = async (told: string): Promise<ProofWindow | undefined> => {
  const [id = '', theirs = '', until, at, ours = ''] = told.split('.')
  const pair = await knownPair()
  if (pair === undefined || !(await publicText(pair)).startsWith(ours)) return undefined
  const publicKey = await crypto.subtle.importKey('raw', bytesOf(theirs), CURVE, false, [])
  const shared = await crypto.subtle.deriveKey({ name: 'ECDH', public: publicKey }, pair.privateKey, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode(`carnet/proof/v1|${id}`)
  const hkdf = { name: 'HKDF', hash: 'SHA-512', salt: new Uint8Array(), info }
  const key = await crypto.subtle.deriveKey(hkdf, shared, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
  const window = { id, key, until: Number(until), ahead: Number(at) - Date.now() }
  await keep('window', window)
  return window
}

const NONCE_BYTES = 12

/** `X-Carnet-Proof` of one request: this method, this path and query, now, once. */
export const proofOf = async ({ id, key, ahead }: ProofWindow, method: string, url: string): Promise<string> => {
  const instant = Date.now() + ahead
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)))
  const text = new TextEncoder().encode(`${method} ${url}\n${id}\n${instant}\n${nonce}`)
  return `${id}.${instant}.${nonce}.${base64url(await crypto.subtle.sign('HMAC', key, text))}`
}
