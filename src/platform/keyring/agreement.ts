import type { Draw } from '../../kernel/ids.ts'
import { hkdfSha512, p256Pair, p256Shared } from './primitives.ts'

/** `publicKey`: our half, made for this once (base64url); `key`: 32 bytes that nobody else comes to but who holds the other half of theirs. */
export type Agreement = { readonly publicKey: string; readonly key: Buffer }

/** An agreement on P-256 with somebody’s key, under a pair that is forgotten at once. Throws when theirs is no point of the curve. */
export const agreeWith = (draw: Draw, theirs: string, info: string): Agreement => {
  const { publicKey, privateKey } = p256Pair(draw.bytes(32))
  return { publicKey, key: hkdfSha512(p256Shared(privateKey, theirs), Buffer.alloc(0), info, 32) }
}
