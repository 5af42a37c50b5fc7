import { sha256 } from '../../platform/keyring/primitives.ts'
import { HASH_BYTES, LEAF_BYTES } from './model.ts'

// One buffer for both: 0x00 ‖ 64-byte leaf and 0x01 ‖ left ‖ right have the same length. The hash is taken at once.
const scratch = new Uint8Array(1 + LEAF_BYTES)

/** RFC 6962 §2.1: SHA-256(0x00 ‖ leaf data). The leaf data are always 64 bytes here. */
export const leafHash = (leaf: Uint8Array): Uint8Array => {
  scratch[0] = 0
  scratch.set(leaf, 1)
  return sha256(scratch)
}

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  scratch[0] = 1
  scratch.set(left, 1)
  scratch.set(right, 1 + HASH_BYTES)
  return sha256(scratch)
}

/** Root of the empty tree: the hash of nothing. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0))

/** Folds the roots of perfect subtrees, largest first, into the root of the whole. */
export const foldPeaks = (peaks: readonly Uint8Array[]): Uint8Array =>
  peaks.length === 0 ? emptyRoot() : peaks.reduceRight((right, left) => nodeHash(left, right))
