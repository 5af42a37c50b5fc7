import { ed25519Verify } from '../../platform/keyring/primitives.ts'
import { ED25519_COSIGNATURE, noteKeyId, parseNote, parseSignatureLines, type NoteSignature } from './note.ts'
import type { NoteKey } from './model.ts'

const TIMESTAMP_BYTES = 8
const SIGNATURE_BYTES = 64

/** C2SP tlog-cosignature, Ed25519: `cosignature/v1`, the time in seconds, the checkpoint text. */
const cosignedMessage = (seconds: bigint, body: string): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`)

const isCosignature = (witness: NoteKey, body: string, { name, keyId, signature }: NoteSignature): boolean => {
  if (name !== witness.name || !noteKeyId(name, ED25519_COSIGNATURE, witness.publicKey).equals(keyId)) return false
  if (signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) return false
  const message = cosignedMessage(signature.readBigUInt64BE(), body)
  return ed25519Verify(witness.publicKey, message, signature.subarray(TIMESTAMP_BYTES))
}

/** Among the lines a witness answers, the one that is its cosignature of this note; lines of unknown keys are ignored. */
export const findCosignature = (witness: NoteKey, note: string, answer: string): string | null => {
  const body = parseNote(note)?.body
  const lines = parseSignatureLines(answer) ?? []
  return body === undefined ? null : (lines.find(line => isCosignature(witness, body, line))?.line ?? null)
}
