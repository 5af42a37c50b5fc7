import type { Draw } from '../../src/kernel/ids.ts'
import { sha256 } from '../../src/platform/keyring/primitives.ts'

/** The same bytes and identifiers for the same seed, in the same order; never for anything but tests. */
export const seededDraw = (seed: number | string): Draw => {
  let block = 0
  let pool = Buffer.alloc(0)
  const bytes = (length: number): Buffer => {
    while (pool.length < length) pool = Buffer.concat([pool, sha256(Buffer.from(`${seed}/${block++}`))])
    const drawn = Buffer.from(pool.subarray(0, length))
    pool = pool.subarray(length)
    return drawn
  }
  const uuid = (): string => {
    const drawn = bytes(16)
    drawn[6] = ((drawn[6] ?? 0) & 0x0f) | 0x40
    drawn[8] = ((drawn[8] ?? 0) & 0x3f) | 0x80
    const hex = drawn.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
  return { uuid, bytes }
}
