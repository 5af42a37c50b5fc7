/** Documents that a guard must meet, in the encodings it must meet them in. For tests only. */

const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

const utf32 = (text: string, little: boolean): Buffer => {
  const points = [...text].map(character => character.codePointAt(0) ?? 0)
  const bytes = Buffer.alloc(4 * points.length)
  for (const [index, point] of points.entries()) {
    if (little) bytes.writeUInt32LE(point, 4 * index)
    else bytes.writeUInt32BE(point, 4 * index)
  }
  return bytes
}

export const ENCODERS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': text => Buffer.from(text),
  'UTF-8 with BOM': text => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': text => Buffer.from(text, 'utf16le'),
  'UTF-16LE with BOM': text => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': text => swap(Buffer.from(text, 'utf16le')),
  'UTF-16BE with BOM': text => swap(Buffer.from(`\ufeff${text}`, 'utf16le')),
  'UTF-32LE': text => utf32(text, true),
  'UTF-32LE with BOM': text => utf32(`\ufeff${text}`, true),
  'UTF-32BE': text => utf32(text, false),
  'UTF-32BE with BOM': text => utf32(`\ufeff${text}`, false),
}

export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)

/** The stable code of a refusal, `null` when nothing was refused; anything else that is thrown goes on. */
export const codeOf = async (work: () => unknown): Promise<string | null> => {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.name === 'Refusal') return String(error.code)
    throw error
  }
}
