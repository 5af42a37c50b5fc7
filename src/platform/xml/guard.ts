import type { XmlLimits } from './limits.ts'
import type { XmlSourceHandler } from './source.ts'
import { XmlSource } from './source.ts'

const JUST_LOOKING: XmlSourceHandler = { encoding() {}, tag() {}, characters() {}, cdata() {} }

/**
 * Lets a document through unchanged, chunk by chunk, in constant memory, and throws as soon as it is not one that may be parsed:
 * `xml-doctype`, `xml-encoding`, `xml-too-deep`, `xml-too-large`, `xml-not-well-formed`. The last chunk has left when the end is
 * checked: whoever stores what comes through commits it only after the generator returns.
 */
export async function* guardXml(source: AsyncIterable<Uint8Array>, limits?: XmlLimits): AsyncGenerator<Uint8Array> {
  const guard = new XmlSource(JUST_LOOKING, limits)
  for await (const chunk of source) {
    guard.write(chunk)
    yield chunk
  }
  guard.end()
}
