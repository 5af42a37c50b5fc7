/** The only door to `node:crypto`. Primitives by name, so that an inventory of algorithms is this file. */
import {
  argon2Sync,
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes as nodeRandomBytes,
  randomUUID,
  sign as nodeSign,
  timingSafeEqual,
  verify as nodeVerify,
  type KeyObject,
} from 'node:crypto'
import type { Draw } from '../../kernel/ids.ts'

export type Bytes = Uint8Array

/** A key that is used again and again, prepared once: a cipher under it is begun in two thirds of the time. */
export type PreparedKey = KeyObject
export const prepareKey = (key: Bytes): PreparedKey => createSecretKey(key)

const GCM = 'aes-256-gcm'
export const GCM_NONCE = 12
export const GCM_TAG = 16
const TAG_LENGTH = { authTagLength: GCM_TAG }

/** Asking the generator costs the same for one byte as for some thousand: small draws are cut from what was drawn ahead. */
const DRAWN_AHEAD = 4_096
const SMALL = 64
let ahead: Buffer = Buffer.alloc(0)

/** `length` random bytes, nobody else's: what is cut off is copied and wiped. */
export const randomBytes = (length: number): Buffer => {
  if (length > SMALL) return nodeRandomBytes(length)
  if (ahead.length < length) ahead = nodeRandomBytes(DRAWN_AHEAD)
  const own = Buffer.allocUnsafeSlow(length)
  ahead.copy(own, 0, 0, length)
  ahead.fill(0, 0, length)
  ahead = ahead.subarray(length)
  return own
}

export const systemDraw: Draw = { uuid: () => randomUUID(), bytes: randomBytes }

/**
 * A digest comes as text and is laid in shared memory: asked for a buffer, the runtime gives each its own, which costs three times as much and the garbage
 * collector afterwards.
 */
const digest = (algorithm: 'sha256' | 'sha512', bytes: Bytes): Buffer => Buffer.from(hash(algorithm, bytes, 'hex'), 'hex')

export const sha256 = (...parts: readonly Bytes[]): Buffer =>
  digest('sha256', parts.length === 1 ? (parts[0] as Bytes) : Buffer.concat(parts))

/** A running hash, for streams. XDS still wants SHA-1 as an identifier of content (never as a proof). */
export const hasher = (algorithm: 'sha1' | 'sha256'): { update(part: Bytes): void; digest(): Buffer } => {
  const running = createHash(algorithm)
  return { update: part => void running.update(part), digest: () => running.digest() }
}

export const hmacSha256 = (key: Bytes, ...parts: readonly Bytes[]): Buffer => {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

const BLOCK = { sha256: 64, sha512: 128 } as const

/**
 * HMAC under one long-lived key (RFC 2104), as two plain hashes: a third of the time of making a MAC object for each value, which is what most of
 * the import of a population was spent on.
 */
const hmacUnder = (algorithm: keyof typeof BLOCK, key: Bytes): ((...parts: readonly Bytes[]) => Buffer) => {
  const block = Buffer.alloc(BLOCK[algorithm])
  block.set(key.length > block.length ? digest(algorithm, key) : key)
  const [inner, outer] = [block.map(byte => byte ^ 0x36), block.map(byte => byte ^ 0x5c)]
  return (...parts) => digest(algorithm, Buffer.concat([outer, digest(algorithm, Buffer.concat([inner, ...parts]))]))
}

export const hmacSha256Under = (key: Bytes): ((text: string) => Buffer) => {
  const mac = hmacUnder('sha256', key)
  return text => mac(Buffer.from(text))
}

/** Extract of RFC 5869 without a salt: many keys are then expanded of one. */
const extract = hmacUnder('sha512', Buffer.alloc(64))

/** The same as `hkdfSha512(key, '', info, 32)` for each info, the first half of the work done once. */
export const hkdfSha512Of = (key: Bytes): ((info: string) => Buffer) => {
  const expand = hmacUnder('sha512', extract(key))
  return info => Buffer.from(expand(Buffer.from(info), FIRST_BLOCK).subarray(0, 32))
}

const FIRST_BLOCK = Uint8Array.of(1)

export const hkdfSha512 = (key: Bytes, salt: Bytes, info: string | Bytes, length: number): Buffer =>
  Buffer.from(hkdfSync('sha512', key, salt, info, length))

export const equalBytes = (a: Bytes, b: Bytes): boolean => a.length === b.length && timingSafeEqual(a, b)

/** AES-256-GCM of these parts in order: ciphertext ‖ 16-byte tag. The nonce must never repeat under one key. */
export const gcmSeal = (key: Bytes, nonce: Bytes, context: Bytes, ...plain: readonly Bytes[]): Buffer =>
  Buffer.concat(gcmParts(key, nonce, context, ...plain))

/** The pieces of the same, for who joins them to others. (`final` of this mode gives no byte, only its tag.) */
export const gcmParts = (key: Bytes | PreparedKey, nonce: Bytes, context: Bytes, ...plain: readonly Bytes[]): readonly Buffer[] => {
  const cipher = createCipheriv(GCM, key, nonce, TAG_LENGTH)
  cipher.setAAD(context)
  const sealed = plain.map(part => cipher.update(part))
  cipher.final()
  return [...sealed, cipher.getAuthTag()]
}

/** Throws when one bit of key, nonce, context or ciphertext is not the sealed one. */
export const gcmOpen = (key: Bytes | PreparedKey, nonce: Bytes, context: Bytes, sealed: Bytes): Buffer => {
  const end = sealed.length - GCM_TAG
  if (end < 0) throw new Error('sealed value too short')
  const decipher = createDecipheriv(GCM, key, nonce, TAG_LENGTH)
  decipher.setAAD(context)
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(0, end))
  const rest = decipher.final()
  return rest.length === 0 ? plain : Buffer.concat([plain, rest])
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex')

/** Ed25519 from a 32-byte seed (RFC 8032). */
export const ed25519 = (seed: Bytes): { publicKey: Buffer; sign(message: Bytes): Buffer } => {
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_ED25519.length)
  return { publicKey, sign: message => nodeSign(null, message, key) }
}

/** A pair of P-256 (FIPS 186-5 A.2.2) from a 32-byte seed, in base64url: the first number below the order among those that the seed gives. */
export const p256Pair = (seed: Bytes): { readonly publicKey: string; readonly privateKey: string } => {
  for (let round = 0; ; round++) {
    const number = hkdfSha512(seed, Buffer.alloc(0), `p256|${round}`, 32)
    if (number.compare(P256_ORDER) >= 0) continue
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(number)
    return { publicKey: pair.getPublicKey().toString('base64url'), privateKey: number.toString('base64url') }
  }
}

/** What both sides of an agreement on P-256 come to (SP 800-56A 5.7.1.2): 32 bytes, to be derived from. Throws on what is no point of the curve. */
export const p256Shared = (privateKey: string, theirs: string): Buffer => {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'))
  return pair.computeSecret(Buffer.from(theirs, 'base64url'))
}

const P256_ORDER = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex')

export const ed25519Verify = (publicKey: Bytes, message: Bytes, signature: Bytes): boolean => {
  const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: 'der', type: 'spki' })
  return nodeVerify(null, message, key, signature)
}

/** RFC 4226 and 6238 are written for it: one-time codes of authenticator apps, and nothing else here. */
export const hmacSha1 = (key: Bytes, message: Bytes): Buffer => createHmac('sha1', key).update(message).digest()

export type Argon2Cost = { readonly memoryKiB: number; readonly passes: number }

/** Argon2id (RFC 9106), one lane, 32 bytes. It holds its thread for the whole time: `password-hash.ts` gives it one of its own. */
export const argon2id = (secret: Bytes, salt: Bytes, { memoryKiB, passes }: Argon2Cost): Buffer =>
  argon2Sync('argon2id', { message: secret, nonce: salt, parallelism: 1, tagLength: 32, memory: memoryKiB, passes })
