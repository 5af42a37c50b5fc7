/** What XML 1.0 §2.2 cannot hold at all, and lone surrogates. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What is left of a text once it has been written and read. */
export const readableXml = (text: string): string => text.replace(FORBIDDEN, '\ufffd')

/** Text for an element or a quoted attribute, of XML or HTML. Characters that neither can hold are replaced by U+FFFD. */
export const escapeXml = (text: string): string => readableXml(text).replace(/[&<>"']/g, character => ESCAPES[character] ?? character)
