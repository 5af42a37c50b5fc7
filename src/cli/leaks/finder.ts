/** Bytes to be found, and what they stand for. */
export type Needle = { readonly bytes: Buffer; readonly label: string }

/** No needle is shorter: fewer bytes are met by chance in hundreds of megabytes. */
export const SHORTEST = 6

const FILTER_BITS = 24

/**
 * Many needles in one pass over each haystack: the hash of every window of six bytes against a bitmap, then the few candidates byte by byte.
 */
export class Finder {
  readonly #byHash = new Map<number, Needle[]>()
  readonly #filter = new Uint8Array(2 ** (FILTER_BITS - 3))
  readonly longest: number

  constructor(needles: readonly Needle[]) {
    this.longest = Math.max(SHORTEST, ...needles.map(({ bytes }) => bytes.length))
    for (const needle of needles) {
      if (needle.bytes.length < SHORTEST) throw new RangeError(`a needle of ${needle.bytes.length} bytes`)
      const hash = hashAt(needle.bytes, 0)
      this.#filter[hash >>> 3] = (this.#filter[hash >>> 3] ?? 0) | (1 << (hash & 7))
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), needle])
    }
  }

  /** Each needle that stands in the haystack, and where it was met first. */
  find(haystack: Uint8Array, met: (needle: Needle, at: number) => void): void {
    const filter = this.#filter
    const last = haystack.length - SHORTEST
    for (let at = 0; at <= last; at++) {
      const hash = hashAt(haystack, at)
      if (((filter[hash >>> 3] as number) & (1 << (hash & 7))) === 0) continue
      for (const needle of this.#byHash.get(hash) ?? []) if (stands(haystack, needle.bytes, at)) met(needle, at)
    }
  }
}

const hashAt = (bytes: Uint8Array, at: number): number => {
  const one = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number)
  const two = ((bytes[at + 3] as number) << 16) | ((bytes[at + 4] as number) << 8) | (bytes[at + 5] as number)
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca77)) >>> (32 - FILTER_BITS)
}

const stands = (haystack: Uint8Array, needle: Uint8Array, at: number): boolean => {
  if (at + needle.length > haystack.length) return false
  for (let i = 0; i < needle.length; i++) if (haystack[at + i] !== needle[i]) return false
  return true
}
