import { CompactEncrypt } from 'jose'
import type { Draw } from '../../kernel/ids.ts'

type Bytes = Uint8Array

const KEY = 32
const NONCE = 12

/** A file and the only key that opens it: whoever keeps the first must not keep the second. */
export type LinkFile = { readonly key: string; readonly jwe: string }

/**
 * A file of a SMART Health Link (HL7 SHC&L 1.0): compact JWE, `dir` under a key of its own, A256GCM, deflated. The key is in base64url, 43 characters,
 * as the link bears it.
 */
export const sealLinkFile = async (draw: Draw, contentType: string, plain: Bytes): Promise<LinkFile> => {
  const key = draw.bytes(KEY)
  const jwe = await new CompactEncrypt(plain)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: contentType, zip: 'DEF' })
    // One file a key: a drawn nonce never meets another.
    .setInitializationVector(draw.bytes(NONCE))
    .encrypt(key)
  return { key: Buffer.from(key).toString('base64url'), jwe }
}
