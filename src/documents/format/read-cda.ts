import type { CdaEngine } from './engine.ts'
import { CdaStream } from './cda-stream.ts'
import type { CdaReading } from './model.ts'

/**
 * Reads a CDA as it streams by, in constant memory: digests, embedded files, then header and text from what is left.
 * Throws a `Refusal` (`xml-…`, `cda-…`) for what the document lacks or is; `reader-busy` when too many are being read.
 */
export const readCda = async (source: AsyncIterable<Uint8Array>, engine: CdaEngine): Promise<CdaReading> => {
  const stream = new CdaStream()
  for await (const chunk of source) stream.write(chunk)
  return engine.read(stream.end())
}
