import { CdaStream, type CdaFacts } from './cda-stream.ts'
import type { CdaEngine } from './engine.ts'
import type { CdaReading } from './model.ts'

const factsOf = async (source: AsyncIterable<Uint8Array>): Promise<CdaFacts> => {
  const stream = new CdaStream()
  for await (const chunk of source) stream.write(chunk)
  return stream.end()
}

/**
 * Reads a CDA as it streams by, in constant memory: digests, embedded files, then header and text from what is left.
 * Throws a `Refusal` (`xml-…`, `cda-…`) for what the document lacks or is; `reader-busy` when too many are being read.
 */
export const readCda = async (source: AsyncIterable<Uint8Array>, engine: CdaEngine): Promise<CdaReading> =>
  engine.read(await factsOf(source))
