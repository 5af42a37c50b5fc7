import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Subscription } from '../model.ts'

/** A browser, as far as push goes: it has a pair and a secret, and opens what is sealed for it (RFC 8291). */
export type TestBrowser = { readonly subscription: Subscription; open(body: Buffer): Buffer }

/** What the service got: who signed it, what is told of it in clear, and its sealed body. */
export type ReceivedPush = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string }
  readonly publicKey: string
}

/** An application server's view of a push service (RFC 8030): it takes messages, or says why not. */
export type PushService = {
  readonly origin: string
  readonly received: readonly ReceivedPush[]
  /** What it answers from now on; 201 at first. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void
  subscribe(name: string): TestBrowser
  stop(): Promise<void>
}

const hkdf = (salt: Buffer, key: Buffer, info: Buffer, length: number): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, length))

/** RFC 8291 §3.4 and RFC 8188 §2, one record. Nothing of the library that sealed it is used. */
const openBody = (body: Buffer, pair: ReturnType<typeof createECDH>, secret: Buffer): Buffer => {
  const salt = body.subarray(0, 16)
  const recordSize = body.readUInt32BE(16)
  const length = body.readUInt8(20)
  const theirs = body.subarray(21, 21 + length)
  const sealed = body.subarray(21 + length)
  if (length !== 65 || sealed.length > recordSize) throw new Error('not one record of a sender with a P-256 key')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs])
  const key = hkdf(secret, pair.computeSecret(theirs), info, 32)
  const contentKey = hkdf(salt, key, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = hkdf(salt, key, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0 || padded.subarray(end + 1).some(byte => byte !== 0)) throw new Error('the last record ends with its delimiter')
  return padded.subarray(0, end)
}

const decoded = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))

/** RFC 8292 §2 and §3: the header, the signature by the key it names, who it is for, and until when. Throws what is wrong. */
const checkVapid = (authorization: string, origin: string, now: number): Pick<ReceivedPush, 'claims' | 'publicKey'> => {
  const [, token = '', publicKey = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [header, payload, signature] = token.split('.')
  const { alg, typ } = decoded(header) as { alg: string; typ: string }
  const claims = decoded(payload) as ReceivedPush['claims']
  const point = Buffer.from(publicKey, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature ?? '', 'base64url'),
  )
  if (alg !== 'ES256' || typ !== 'JWT') throw new Error('not an ES256 token')
  if (!isSigned) throw new Error('not signed by the key it names')
  if (claims.aud !== origin) throw new Error('for another service')
  if (claims.exp <= now || claims.exp > now + 86_400) throw new Error('over, or for more than a day')
  if (!/^(?:mailto:|https:)/.test(claims.sub)) throw new Error('nobody to complain to')
  return { claims, publicKey }
}

export const startPushService = async (): Promise<PushService> => {
  const received: ReceivedPush[] = []
  let said: { readonly status: number; readonly headers: Readonly<Record<string, string>> } = { status: 201, headers: {} }
  let origin = ''
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { headers, method, url = '' } = request
    try {
      const proof = checkVapid(headers.authorization ?? '', origin, Math.floor(Date.now() / 1_000))
      if (method !== 'POST' || !/^\d+$/.test(String(headers.ttl)) || headers['content-encoding'] !== 'aes128gcm')
        throw new Error('not a message')
      received.push({ path: url, headers, body: Buffer.concat(chunks), ...proof })
      response.writeHead(said.status, { location: `${origin}/message/${received.length}`, ...said.headers }).end('{"and":"a body"}')
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    received,
    answer: (status, headers = {}) => {
      said = { status, headers }
    },
    subscribe: name => browserAt(`${origin}/push/${name}`),
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

export const browserAt = (endpoint: string): TestBrowser => {
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys().toString('base64url')
  const secret = randomBytes(16)
  return { subscription: { endpoint, p256dh, auth: secret.toString('base64url') }, open: body => openBody(body, pair, secret) }
}
