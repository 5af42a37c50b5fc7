import type { FileHandle } from 'node:fs/promises'
import { BlobTruncated } from './refusals.ts'

const READ_BYTES = 128 * 1024

/** Writes the whole chunk at `position` (a single write may be short) and returns its length. */
export const writeAt = async (handle: FileHandle, chunk: Uint8Array, position: number): Promise<number> => {
  let done = 0
  while (done < chunk.length) done += (await handle.write(chunk, done, chunk.length - done, position + done)).bytesWritten
  return done
}

/** Bytes `start` to `end - 1`, or `BlobTruncated` when the file is shorter. */
export async function* readBetween(handle: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, end - at))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) throw new BlobTruncated(`the file ends at ${at}, ${end} bytes were expected`)
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
