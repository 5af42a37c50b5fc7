/**
 * The format of sealed content and sealed values once more, in WebCrypto and whole buffers: written from the comments of content.ts and
 * keys.ts, sharing no code with them, so that the vectors prove the format and not the implementation.
 */
type Bytes = Uint8Array<ArrayBuffer>

const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes
const plain = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes)

const join = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const uint32 = (value: number): Bytes => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export const referenceHkdf = async (key: Uint8Array, salt: Uint8Array, info: string, length: number): Promise<Bytes> => {
  const base = await crypto.subtle.importKey('raw', plain(key), 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-512', salt: plain(salt), info: utf8(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, length * 8))
}

const gcm = async (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, data: Uint8Array, way: 'encrypt' | 'decrypt'): Promise<Bytes> => {
  const imported = await crypto.subtle.importKey('raw', plain(key), 'AES-GCM', false, [way])
  const parameters = { name: 'AES-GCM', iv: plain(nonce), additionalData: plain(aad), tagLength: 128 }
  return new Uint8Array(await crypto.subtle[way](parameters, imported, plain(data)))
}

const sha256 = async (bytes: Uint8Array): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', plain(bytes)))

type Slot = { readonly recordId: string; readonly documentId: string; readonly version: number }
type Facts = { readonly mediaType: string; readonly bytes: number; readonly sha256: Uint8Array }

const SEGMENT = 65_536

const segmentsOf = (plainText: Uint8Array): readonly Uint8Array[] => {
  const segments: Uint8Array[] = []
  for (let at = 0; at < plainText.length || at === 0; at += SEGMENT) segments.push(plainText.subarray(at, at + SEGMENT))
  return segments
}

export const referenceSeal = async (
  dek: Uint8Array,
  messageId: Uint8Array,
  slot: Slot,
  plainText: Uint8Array,
  facts: Facts,
): Promise<Bytes> => {
  const info = `carnet/content/v1|${slot.recordId}|${slot.documentId}|${slot.version}`
  const wide = await referenceHkdf(dek, messageId, info, 64)
  const header = join(utf8('CRN1'), Uint8Array.of(1), messageId, wide.subarray(32))
  const headerHash = await sha256(header)
  const segments = segmentsOf(plainText)
  const sealed = await Promise.all(
    segments.map((segment, index) => {
      const isLast = index === segments.length - 1
      const end = isLast ? join(utf8(`${facts.mediaType}|${facts.bytes}|`), facts.sha256) : new Uint8Array()
      const aad = join(headerHash, uint32(index), Uint8Array.of(isLast ? 1 : 0), end)
      return gcm(wide.subarray(0, 32), join(new Uint8Array(8), uint32(index)), aad, segment, 'encrypt')
    }),
  )
  return join(header, ...sealed)
}

/** A sealed value: version ‖ nonce ‖ AES-256-GCM, AAD = its context. */
export const referenceOpenValue = (key: Uint8Array, context: string, sealed: Uint8Array): Promise<Bytes> =>
  gcm(key, sealed.subarray(1, 13), utf8(context), sealed.subarray(13), 'decrypt')
