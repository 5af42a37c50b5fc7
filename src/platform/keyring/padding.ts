/** Sealed rows grow by steps of 256 bytes, so that their length tells little: uint32 length ‖ bytes ‖ zeros (security.md §2.2). */
const STEP = 256
const HEAD = 4

export const pad = (plain: Uint8Array): Buffer => {
  const padded = Buffer.alloc(Math.ceil((HEAD + plain.length) / STEP) * STEP)
  padded.writeUInt32BE(plain.length)
  padded.set(plain, HEAD)
  return padded
}

export const unpad = (padded: Buffer): Buffer => {
  const length = padded.readUInt32BE()
  if (length > padded.length - HEAD) throw new Error('padded value is damaged')
  return padded.subarray(HEAD, HEAD + length)
}
