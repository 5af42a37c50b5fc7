import { gcmOpen, gcmParts, GCM_NONCE, hkdfSha512, type PreparedKey } from './primitives.ts'
import type { Draw } from '../../kernel/ids.ts'

/**
 * The hierarchy of security.md §2.2, in one process:
 *   master (32 bytes, from the operator) → KEK (wraps record and person keys) · K_tag (record-local tags) · KBI (blind index) · KSIG (log) · cookie · push
 *   record key RK → MK rows · TK trace · RIGHTS rules of access · DEK wrapping key of documents
 */
const derive = (key: Uint8Array, info: string): Buffer => hkdfSha512(key, Buffer.alloc(0), `carnet/${info}`, 32)

export type MasterKeys = {
  readonly wrapping: Buffer
  readonly tags: Buffer
  readonly blindIndex: Buffer
  readonly signing: Buffer
  readonly cookies: Buffer
  readonly pushes: Buffer
}

export const masterKeys = (master: Uint8Array): MasterKeys => ({
  wrapping: derive(master, 'kek/v1'),
  tags: derive(master, 'tag/v1'),
  blindIndex: derive(master, 'kbi/v1'),
  signing: derive(master, 'ksig/v1'),
  cookies: derive(master, 'cookie/v1'),
  pushes: derive(master, 'push/v1'),
})

export const FAMILIES = { meta: 'meta/v1', trace: 'trace/v1', rights: 'rights/v1', documents: 'dek/v1', journal: 'journal/v1' } as const
export type Family = keyof typeof FAMILIES

const VERSION = 1
const SUITE = Uint8Array.of(VERSION)

/** version ‖ nonce ‖ ciphertext ‖ tag. The context binds the value to its slot: moved elsewhere, it does not open. */
export const sealValue = (key: Uint8Array | PreparedKey, context: string, plain: Uint8Array, draw: Draw): Buffer => {
  const nonce = draw.bytes(GCM_NONCE)
  return Buffer.concat([SUITE, nonce, ...gcmParts(key, nonce, Buffer.from(context), plain)])
}

export const openValue = (key: Uint8Array | PreparedKey, context: string, sealed: Uint8Array): Buffer => {
  if (sealed[0] !== VERSION) throw new Error('sealed value of an unknown suite')
  return gcmOpen(key, sealed.subarray(1, 1 + GCM_NONCE), Buffer.from(context), sealed.subarray(1 + GCM_NONCE))
}

/** 64 bits of HMAC as a signed decimal: what PostgreSQL's `bigint` prints. */
export const tagOf = (mac: (text: string) => Buffer, kind: string, value: string): string =>
  mac(`${kind}|${value}`).readBigInt64BE(0).toString()
