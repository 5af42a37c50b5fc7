import { ed25519, ed25519Verify, sha256 } from '../../platform/keyring/primitives.ts'
import type { NoteKey, Signer } from './model.ts'

/** C2SP signed-note: what kind of signature a key makes is part of its identifier. */
export const ED25519_NOTE = 0x01
export const ED25519_COSIGNATURE = 0x04

const KEY_ID_BYTES = 4
const NAME = /^[^\s+\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/u
const LINE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u
/** signed-note forbids them all but the newline. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/
/** Far above any real note: sixteen signatures and a checkpoint are under 4 kB. */
const MAX_NOTE_CHARACTERS = 100_000

export type NoteSignature = { readonly name: string; readonly keyId: Buffer; readonly signature: Buffer; readonly line: string }
export type Note = { readonly body: string; readonly signatures: readonly NoteSignature[] }

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key), its first four bytes. */
export const noteKeyId = (name: string, type: number, publicKey: Uint8Array): Buffer =>
  sha256(Buffer.from(`${name}\n`), Uint8Array.of(type), publicKey).subarray(0, KEY_ID_BYTES)

/** A signer from a 32-byte seed. `name` is the origin of the log: no space, no plus sign. */
export const ed25519Signer = (seed: Uint8Array, name: string): Signer => {
  if (!NAME.test(name)) throw new RangeError('a key name holds no space and no plus sign')
  const { publicKey, sign } = ed25519(seed)
  return { name, publicKey, keyId: noteKeyId(name, ED25519_NOTE, publicKey), sign }
}

export const signatureLine = (name: string, keyId: Uint8Array, signature: Uint8Array): string =>
  `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`

/** Signs a text that ends in a newline. */
export const signNote = (signer: Signer, body: string): string =>
  `${body}\n${signatureLine(signer.name, signer.keyId, signer.sign(Buffer.from(body)))}`

const parseLine = (text: string): NoteSignature | null => {
  const [, name, encoded] = LINE.exec(text) ?? []
  if (name === undefined || encoded === undefined) return null
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length <= KEY_ID_BYTES || bytes.toString('base64') !== encoded) return null
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES), line: `${text}\n` }
}

/** Signature lines alone, as a witness answers them; null when one line is not a signature line. */
export const parseSignatureLines = (text: string): readonly NoteSignature[] | null => {
  if (!text.endsWith('\n') || text.length > MAX_NOTE_CHARACTERS) return null
  const signatures = text.slice(0, -1).split('\n').map(parseLine)
  return signatures.every(signature => signature !== null) ? signatures : null
}

/** Splits a signed note at its last empty line; null when it is not one. Proves nothing yet: see `openNote`. */
export const parseNote = (text: string): Note | null => {
  if (text.length > MAX_NOTE_CHARACTERS || CONTROL.test(text)) return null
  const cut = text.lastIndexOf('\n\n')
  if (cut < 0) return null
  const signatures = parseSignatureLines(text.slice(cut + 2))
  return signatures === null ? null : { body: text.slice(0, cut + 1), signatures }
}

/** The note with these signature lines; a line of the same key is replaced, so that signing again does not pile up. */
export const addSignatures = (text: string, lines: readonly string[]): string => {
  const note = parseNote(text)
  const fresh = lines.flatMap(line => parseSignatureLines(line) ?? [])
  if (note === null) throw new TypeError('not a signed note')
  const kept = note.signatures.filter(old => !fresh.some(({ name, keyId }) => name === old.name && keyId.equals(old.keyId)))
  return `${note.body}\n${[...kept, ...fresh].map(({ line }) => line).join('')}`
}

/** The text of a note that this key signed, or null: unsigned, or a signature under this key that does not verify. */
export const openNote = (text: string, key: NoteKey): string | null => {
  const note = parseNote(text)
  const keyId = noteKeyId(key.name, ED25519_NOTE, key.publicKey)
  const mine = note?.signatures.filter(({ name, keyId: id }) => name === key.name && keyId.equals(id)) ?? []
  if (note === null || mine.length === 0) return null
  const body = Buffer.from(note.body)
  return mine.every(({ signature }) => signature.length === 64 && ed25519Verify(key.publicKey, body, signature)) ? note.body : null
}
