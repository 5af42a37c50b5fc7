import { describe, expect, test } from 'vitest'
import {
  ed25519,
  ed25519Verify,
  equalBytes,
  gcmOpen,
  gcmSeal,
  hasher,
  hkdfSha512,
  hkdfSha512Of,
  hmacSha256,
  hmacSha256Under,
  randomBytes,
  sha256,
  systemDraw,
} from './primitives.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

describe('the primitives give the published answers', () => {
  test('SHA-256 (FIPS 180-4) and SHA-1, whole and in parts', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(sha256(Buffer.from('abc')).toString('hex')).toBe(abc)
    expect(sha256(Buffer.from('a'), Buffer.from('bc')).toString('hex')).toBe(abc)
    const running = hasher('sha1')
    for (const part of ['ab', 'c']) running.update(Buffer.from(part))
    expect(running.digest().toString('hex')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d')
  })

  test('HMAC-SHA-256 (RFC 4231, case 2)', () => {
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
    expect(hmacSha256(Buffer.from('Jefe'), Buffer.from('what do ya want '), Buffer.from('for nothing?')).toString('hex')).toBe(expected)
  })

  test('under a key that stays, a MAC is the same MAC, whatever the lengths of key and text', () => {
    for (const keyLength of [0, 1, 32, 63, 64, 65, 200]) {
      const mac = hmacSha256Under(randomBytes(keyLength).fill(keyLength))
      for (const length of [0, 1, 55, 56, 64, 1_000]) {
        const text = 'é'.repeat(length)
        expect(mac(text)).toEqual(hmacSha256(Buffer.alloc(keyLength, keyLength), Buffer.from(text)))
      }
    }
  })

  test('keys expanded of one extraction are those of HKDF', () => {
    const key = randomBytes(32)
    const derive = hkdfSha512Of(key)
    for (const info of ['', 'carnet/meta/v1', 'é'.repeat(300)]) expect(derive(info)).toEqual(hkdfSha512(key, Buffer.alloc(0), info, 32))
  })

  test('HKDF with SHA-512 (the inputs of RFC 5869, case 1)', () => {
    const key = hkdfSha512(Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)
    expect(key.toString('hex')).toBe('832390086cda71fb47625bb5ceb168e4c8e26a1a16ed34d9fc7fe92c1481579338da362cb8d9f925d7cb')
  })

  test('AES-256-GCM (test case 16 of the original submission)', () => {
    const key = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
    const nonce = hex('cafebabefacedbaddecaf888')
    const context = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
    const plain = hex(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    )
    const sealed = hex(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    )
    expect(gcmSeal(key, nonce, context, plain)).toEqual(sealed)
    expect(gcmOpen(key, nonce, context, sealed)).toEqual(plain)
    expect(() => gcmOpen(key, nonce, hex('00'), sealed)).toThrow()
    expect(() => gcmOpen(key, nonce, context, sealed.subarray(0, 15))).toThrow('too short')
  })

  test('Ed25519 (RFC 8032, test 2)', () => {
    const signer = ed25519(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    expect(signer.publicKey.toString('hex')).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    const signature = signer.sign(hex('72'))
    expect(signature.toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(ed25519Verify(signer.publicKey, hex('72'), signature)).toBe(true)
    expect(ed25519Verify(signer.publicKey, hex('73'), signature)).toBe(false)
  })
})

test('what is drawn is never drawn twice, and is nobody else’s memory', () => {
  const draws = Array.from({ length: 2_000 }, (_, i) => randomBytes(8 + (i % 70)))
  expect(new Set(draws.map(one => one.toString('hex'))).size).toBe(draws.length)
  const [first, second] = [randomBytes(12), randomBytes(12)]
  const before = second.toString('hex')
  first.fill(0)
  expect(second.toString('hex')).toBe(before)
})

test('bytes are equal only when all of them are', () => {
  expect(equalBytes(hex('0102'), hex('0102'))).toBe(true)
  expect(equalBytes(hex('0102'), hex('0103'))).toBe(false)
  expect(equalBytes(hex('0102'), hex('010203'))).toBe(false)
})

test('the system draws as many bytes as asked, and random UUIDs of version 4', () => {
  expect(systemDraw.bytes(12)).toHaveLength(12)
  expect(systemDraw.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
