import { hasher, sha256 } from '../primitives.ts'

/**
 * Sealed contents that must open for ever: keys, message id and slot are fixed, so sealing gives these bytes and no others. Made once;
 * `reference.ts` gives the same. A change here is a new suite number, never an edit.
 */
export const VECTOR_DEK = sha256(Buffer.from('dek'))
export const VECTOR_MESSAGE = sha256(Buffer.from('message id'))
export const VECTOR_SLOT = {
  recordId: '6f3f2c1e-0d4b-4a53-9e0a-0c5d8b1f7a21',
  documentId: 'b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13',
  version: 1,
} as const

const HEADER =
  '43524e31011ccfbe2ecb8f458e9c599a5b9affc49caad2c50153df2ebc81e64d831cb88daee55b70dd6adb70f5e9e0329142b25c29fa57998a40bb4278e7d9ad71f9b85d7f'

/** `sealed`: all of it in hexadecimal; `digest`: its SHA-256, for the longer ones. */
export const CONTENT_VECTORS: readonly { readonly bytes: number; readonly sealed?: string; readonly digest?: string }[] = [
  { bytes: 0, sealed: `${HEADER}24798a8a7aa0cd7e310d03f0f58abb41` },
  { bytes: 1, sealed: `${HEADER}46e0c5385041b582a284aa0a772f8497f1` },
  {
    bytes: 100,
    sealed: `${HEADER}469cd4a154ce38f5b166368e63aad13973cfa7453cd8e5f4fe34d359bee97a7345ff412571fd38d4de48aa730bfb1cc160e709acb82f6bd4a29e012cd8b896bedd95d5da987e195909eed5bc5d1fe16cb5223b0862fc630078015a9e237ffc9ecf00836442345fee6de4f8a6dbed6cd23eb9eb8f`,
  },
  { bytes: 65_536, digest: 'f9dcb2f16ee3fef0135a58fbd3263f63dd7543abfe26b1d12c2938500ea4522b' },
  { bytes: 65_537, digest: 'd7cf2523b9aff45592629d5ae2041a71133f8144f8f0ed69e95b02a3edfce5c5' },
  { bytes: 200_000, digest: 'c1c6b408cad829ddec8ba818eaf75c292753f00f997676ac26ae83c46990cec6' },
]

export const bytesOf = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255))

export const factsOf = (plain: Uint8Array) => ({ mediaType: 'application/pdf', bytes: plain.length, sha256: sha256(plain) })

export const digestOf = (bytes: Uint8Array): string => {
  const running = hasher('sha256')
  running.update(bytes)
  return running.digest().toString('hex')
}
