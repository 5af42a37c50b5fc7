import type { Instant } from '../../kernel/instant.ts'

/** A key that signs notes (C2SP signed-note). `name` is the log's origin line; `keyId` its 4 bytes. */
export type Signer = {
  readonly name: string
  readonly keyId: Uint8Array
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** Who is believed: a key name and its 32-byte Ed25519 public key. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array }

/** Size of the tree and its RFC 6962 root. */
export type TreeHead = { readonly size: number; readonly root: Uint8Array }

/** A tree head with its signed text (C2SP tlog-checkpoint). */
export type SignedCheckpoint = TreeHead & { readonly note: string }

/** Streams as the database numbers them: 1 open, 2 holder, 3 held (architecture.md §4.11). */
export type StreamNumber = 1 | 2 | 3 | 4

/** `tile/<level>/<index>`; level -1 stands for the entry bundles. `width` counts hashes or entries, 256 when full. */
export type TilePath = { readonly level: number; readonly index: number; readonly width: number }

/** A witness that cosigns this log (C2SP tlog-witness). `url` is its submission prefix. */
export type Witness = NoteKey & { readonly url: string }

/** What is known of a witness; its absence is shown, never waited for. */
export type WitnessState = {
  readonly name: string
  readonly size: number
  readonly cosignedAt: Instant | null
  readonly problem: string | null
}

export const TILE_WIDTH = 256
export const HASH_BYTES = 32
/** commitment ‖ chain (security.md §3.2). */
export const LEAF_BYTES = 64
/** A leaf in an entry bundle: uint16 length, then the leaf data. */
export const ENTRY_BYTES = 66
export const ENTRIES_LEVEL = -1

/** The database knows a shorter tree than the one already published: signing would take the published promise back. */
export class LogBehind extends Error {
  constructor(known: number, published: number) {
    super(`the tree has ${known} leaves, ${published} were published: nothing is signed`)
    this.name = 'LogBehind'
  }
}

/** The database holds another tree than the one already published. */
export class LogForked extends Error {
  constructor(size: number) {
    super(`the tree is not the one published at size ${size}: nothing is signed`)
    this.name = 'LogForked'
  }
}
