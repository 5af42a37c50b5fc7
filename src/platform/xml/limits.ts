/** What an XML document may be, whatever door it comes through (OWASP XML, CWE-776, CWE-674). Lengths are in characters of the wire encoding. */
export type XmlLimits = {
  readonly depth: number
  readonly elements: number
  readonly attributesPerElement: number
  readonly nameLength: number
  readonly attributeLength: number
  /** One tag from `<` to `>`, everything included. */
  readonly tagLength: number
  /** What is left once comments, instructions and taken-out parts are gone: what a DOM is built of. In bytes of UTF-8. */
  readonly documentBytes: number
}

/** Ten times and more what 45 real French documents need: depth 19, 6 attributes, 3,500 elements. libxml2's own limits (depth 256, text 10 MB) stand behind. */
export const XML_LIMITS: XmlLimits = {
  depth: 200,
  elements: 100_000,
  attributesPerElement: 64,
  nameLength: 200,
  attributeLength: 32_768,
  tagLength: 65_536,
  documentBytes: 5 * 1024 * 1024,
}
