import { ParseOption, XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm'

/** One hit of an expression, from which others are asked. Strings are those of XPath 1.0. */
export type XPathHit = {
  readonly text: (expression: string) => string
  readonly hits: (expression: string) => readonly XPathHit[]
}

/**
 * Asks a document of our own test material in XPath 1.0, on libxml2's own engine: for checks that must not share a line with what they check. Not for what
 * comes from outside: nothing is guarded here.
 */
export const askXPath = <T>(bytes: Uint8Array, namespaces: Readonly<Record<string, string>>, ask: (root: XPathHit) => T): T => {
  const document = XmlDocument.fromBuffer(bytes, {
    option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE,
  })
  const hitOf = (node: XmlNode): XPathHit => ({
    text: expression => {
      const found = node.eval(`string(${expression})`, namespaces)
      return typeof found === 'string' ? found : ''
    },
    hits: expression =>
      node
        .find(expression, namespaces)
        .filter(each => each instanceof XmlElement)
        .map(hitOf),
  })
  try {
    return ask(hitOf(document.root))
  } finally {
    document.dispose()
  }
}
