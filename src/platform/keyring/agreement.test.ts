import { expect, test } from 'vitest'
import { agreeWith } from './agreement.ts'
import { hkdfSha512, p256Pair, p256Shared, systemDraw } from './primitives.ts'

const theirs = p256Pair(Buffer.alloc(32, 3))

test('the other side comes to the same key from our half and its own', () => {
  const { publicKey, key } = agreeWith(systemDraw, theirs.publicKey, 'what for')
  expect(hkdfSha512(p256Shared(theirs.privateKey, publicKey), Buffer.alloc(0), 'what for', 32)).toEqual(key)
})

test('another agreement, another use, another pair: another key', () => {
  const agreed = agreeWith(systemDraw, theirs.publicKey, 'what for')
  expect(agreeWith(systemDraw, theirs.publicKey, 'what for').key).not.toEqual(agreed.key)
  const shared = p256Shared(theirs.privateKey, agreed.publicKey)
  expect(hkdfSha512(shared, Buffer.alloc(0), 'what else', 32)).not.toEqual(agreed.key)
  expect(p256Shared(p256Pair(Buffer.alloc(32, 4)).privateKey, agreed.publicKey)).not.toEqual(shared)
})

test('what is no point of the curve is refused', () => {
  expect(() => agreeWith(systemDraw, Buffer.alloc(65, 4).toString('base64url'), 'what for')).toThrow()
})
