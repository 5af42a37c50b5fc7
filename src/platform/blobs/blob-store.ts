import type { Instant } from '../../kernel/instant.ts'

/** Half-open like `slice`: bytes `start` to `end - 1`, both in bytes from the beginning, `start < end`. */
export type ByteRange = { readonly start: number; readonly end: number }

export type BlobEntry = {
  readonly key: string
  readonly bytes: number
  /** When the store says it was written: the store's own clock, good for sweeping after hours, for nothing finer. */
  readonly modified: Instant
}

/**
 * Where sealed bytes live. Content first, row after (architecture §4.8): when `put` has returned, the object survives a power cut;
 * until then nobody can see it. The store never sees plain content, and keys are random, so neither says anything of a patient.
 */
export type BlobStore = {
  /**
   * Keeps everything `body` yields under `key`, whole or not at all; putting again under one key replaces it whole, so a retry is harmless.
   * Constant memory whatever the size. Rethrows what `body` throws; throws `StoreFull`, `StoreUnavailable`, `StoreMisconfigured`.
   */
  put(key: string, body: AsyncIterable<Uint8Array>): Promise<{ readonly bytes: number }>
  /**
   * Exactly the bytes asked, or an error while iterating: `BlobAbsent`, `BlobTruncated` (fewer bytes than promised, or a range outside
   * the object), `StoreUnavailable`, `StoreMisconfigured`. An iteration that ends normally was complete.
   */
  get(key: string, range?: ByteRange): AsyncIterable<Uint8Array>
  /** Gone, durably, when it returns. Removing what is not there is no error. */
  remove(key: string): Promise<void>
  /** Every object whose key begins with `prefix`, in no promised order. Reads the whole store: for sweepers and purges. */
  list(prefix: string): AsyncIterable<BlobEntry>
}

const KEY = /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/
const LONGEST_KEY = 200

/** Keys are made by us, of random UUIDs and short words: anything else is a fault in the caller, not an input to refuse. */
export const checkKey = (key: string): void => {
  if (key.length > LONGEST_KEY || !KEY.test(key)) throw new TypeError('a blob key is a short path of [a-z0-9.-] segments')
}

export const checkRange = ({ start, end }: ByteRange): void => {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
    throw new RangeError('a byte range is 0 ≤ start < end')
  }
}
