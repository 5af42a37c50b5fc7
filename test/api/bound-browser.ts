import { randomBytes, webcrypto } from 'node:crypto'

/**
 * The browser’s half of a bound session, written from the words of its wire (docs/adr/2611-a-session-is-of-one-browser.md) and not from the page’s code.
 */
type Window = { readonly id: string; readonly key: webcrypto.CryptoKey }
type Headers_ = Readonly<Record<string, string>>
export type Browser = {
  ask(method: string, path: string, body?: unknown, more?: Headers_): Promise<Response>
  /** What stands in its cookie jar now, as a header. */
  jar(): string
  /** `X-Carnet-Proof` for a request that is not sent. */
  proof(method: string, path: string): Promise<string>
  renew(): Promise<Response>
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
export const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const open = async (pair: webcrypto.CryptoKeyPair, told: string): Promise<Window> => {
  const [id = '', theirs = ''] = told.split('.')
  const publicKey = await webcrypto.subtle.importKey('raw', Buffer.from(theirs, 'base64url'), CURVE, false, [])
  const shared = await webcrypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, pair.privateKey, 256)
  const hkdf = await webcrypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = Buffer.from(`carnet/proof/v1|${id}`)
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  return {
    id,
    key: await webcrypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-512', salt: Buffer.alloc(0), info }, hkdf, hmac, false, ['sign']),
  }
}

/** `now`: the server’s own instant, as its window tells it to a page. */
export const browserOf = async (url: string, now: () => number): Promise<Browser> => {
  const pair = await webcrypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const publicKey = Buffer.from(await webcrypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url')
  const jar = new Map<string, string>()
  let window: Window | undefined

  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const proof = async (method: string, path: string): Promise<string> => {
    const text = (nonce: string): string => `${method} ${path}\n${window?.id}\n${now()}\n${nonce}`
    const nonce = randomBytes(12).toString('base64url')
    if (window === undefined) throw new Error('nothing to prove with')
    const mac = await webcrypto.subtle.sign('HMAC', window.key, Buffer.from(text(nonce)))
    return `${window.id}.${now()}.${nonce}.${Buffer.from(mac).toString('base64url')}`
  }
  const taken = async (answer: Response): Promise<Response> => {
    for (const pair of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (pair.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const told = answer.headers.get('x-carnet-window')
    if (told !== null) window = await open(pair, told)
    return answer
  }
  const send = async (method: string, path: string, body: unknown, more: Headers_): Promise<Response> =>
    taken(
      await fetch(`${url}${path}`, {
        method,
        headers: {
          'x-carnet-client': '1',
          'user-agent': AGENT,
          cookie: cookies(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...more,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  return {
    ask: async (method, path, body, more = {}) =>
      send(method, path, body, {
        'x-carnet-key': publicKey,
        ...(window === undefined ? {} : { 'x-carnet-proof': await proof(method, path) }),
        ...more,
      }),
    jar: cookies,
    proof,
    renew: () => send('POST', '/api/session/windows', undefined, {}),
  }
}
