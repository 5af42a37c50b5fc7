import { CdaStream, type CdaFacts } from './cda-stream.ts'
import type { CdaEngine } from './engine.ts'
import type { CdaReading } from './model.ts'
import type { RenderedCda, RenderOptions } from './render/render-tree.ts'

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

/** A stored CDA as safe HTML (see `renderTree`): streamed once, its embedded files only named. */
export const renderCda = async (source: AsyncIterable<Uint8Array>, engine: CdaEngine, options: RenderOptions = {}): Promise<RenderedCda> =>
  engine.render(await factsOf(source), options)
