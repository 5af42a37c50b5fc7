import { createDecipheriv } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { seededDraw } from '../../../test/support/index.ts'
import { sealLinkFile } from './health-link.ts'

const PLAIN = Buffer.from(JSON.stringify({ resourceType: 'Bundle', said: 'é'.repeat(400) }))
const part = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')

/** RFC 7516, by hand: what any other client does. */
const opened = (jwe: string, key: string): Buffer => {
  const [header, wrapped, nonce, body, tag] = jwe.split('.')
  expect(wrapped).toBe('')
  const decipher = createDecipheriv('aes-256-gcm', part(key), part(nonce))
  decipher.setAAD(Buffer.from(header ?? '', 'ascii'))
  decipher.setAuthTag(part(tag))
  return inflateRawSync(Buffer.concat([decipher.update(part(body)), decipher.final()]))
}

test('a file opens with what its link bears, for who knows nothing of us', async () => {
  const { key, jwe } = await sealLinkFile(seededDraw('link'), 'application/fhir+json', PLAIN)
  expect(key).toMatch(/^[\w-]{43}$/)
  expect(JSON.parse(part(jwe.split('.')[0]).toString())).toEqual({ alg: 'dir', enc: 'A256GCM', cty: 'application/fhir+json', zip: 'DEF' })
  expect(jwe.length).toBeLessThan(PLAIN.length)
  expect(opened(jwe, key)).toEqual(PLAIN)
})

test('and with no other key; no two files have the same', async () => {
  const draw = seededDraw('links')
  const [one, other] = [await sealLinkFile(draw, 'a/b', PLAIN), await sealLinkFile(draw, 'a/b', PLAIN)]
  expect(one.key).not.toBe(other.key)
  expect(() => opened(one.jwe, other.key)).toThrow()
})
