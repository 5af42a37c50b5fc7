import { createDecipheriv } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'

/** A reader of SMART Health Links that knows nothing of us: RFC 7516 by hand. */
export type LinkPayload = {
  readonly url: string
  readonly key: string
  readonly exp: number
  readonly flag: string
  readonly label: string
  readonly v: number
}

const part = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')

export const payloadOf = (link: string): LinkPayload => {
  const [scheme, payload] = link.split('/')
  if (scheme !== 'shlink:') throw new Error('no SMART Health Link')
  return JSON.parse(part(payload).toString('utf8')) as LinkPayload
}

export const openJwe = (jwe: string, key: string): unknown => {
  const [header, wrapped, nonce, body, tag] = jwe.split('.')
  const { alg, enc, zip } = JSON.parse(part(header).toString('utf8')) as Readonly<Record<string, string>>
  if (alg !== 'dir' || enc !== 'A256GCM' || zip !== 'DEF' || wrapped !== '') throw new Error('another kind of JWE')
  const decipher = createDecipheriv('aes-256-gcm', part(key), part(nonce))
  decipher.setAAD(Buffer.from(header ?? '', 'ascii'))
  decipher.setAuthTag(part(tag))
  return JSON.parse(inflateRawSync(Buffer.concat([decipher.update(part(body)), decipher.final()])).toString('utf8'))
}
