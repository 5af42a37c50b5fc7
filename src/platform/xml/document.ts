import { ParseOption, XmlCData, XmlDocument, XmlElement as NativeElement, XmlParseError, XmlText } from 'libxml2-wasm'
import { refuse } from '../../kernel/refusal.ts'
import { type GuardedXml, guardBytes } from './reduce.ts'
import { XML_NOT_WELL_FORMED } from './refusals.ts'
import type { XmlElement } from './tree.ts'

export type ParseXmlOptions = {
  /** Local names of elements that the reader does not want: checked like the rest, but left out of the tree. */
  readonly without?: ReadonlySet<string>
}

/** No network, no entity, no external subset, no catalogue; the limits of libxml2 stay on (no HUGE). */
const OPTIONS =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_SKIP_IDS |
  ParseOption.XML_PARSE_COMPACT

const NOTHING: ReadonlySet<string> = new Set()

/**
 * The one way from bytes to a tree. Bytes are guarded first; a `GuardedXml` has been. libxml2 judges what is well formed, namespaces
 * included, then the tree is copied out and the native document freed, so that nobody holds a pointer into its heap.
 * Throws the refusals of `refusals.ts`, whose detail is a line number at most: a parser's message quotes the document.
 */
export const parseXml = (input: Uint8Array | GuardedXml, { without = NOTHING }: ParseXmlOptions = {}): XmlElement => {
  const { bytes } = input instanceof Uint8Array ? guardBytes(input) : input
  const document = parseNative(bytes)
  try {
    return copyOf(document.root, without)
  } finally {
    document.dispose()
  }
}

const parseNative = (bytes: Uint8Array): XmlDocument => {
  try {
    return XmlDocument.fromBuffer(bytes, { option: OPTIONS, encoding: 'UTF-8' })
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    return refuse(XML_NOT_WELL_FORMED, `line ${error.details[0]?.line ?? 0}`)
  }
}

const copyOf = (native: NativeElement, without: ReadonlySet<string>): XmlElement => ({
  name: native.name,
  namespace: native.namespaceUri,
  attributes: attributesOf(native),
  children: childrenOf(native, without),
})

const NO_ATTRIBUTE: ReadonlyMap<string, string> = new Map()

const attributesOf = (native: NativeElement): ReadonlyMap<string, string> => {
  const { attrs } = native
  if (attrs.length === 0) return NO_ATTRIBUTE
  const attributes = new Map<string, string>()
  for (const attribute of attrs) {
    const namespace = attribute.namespaceUri
    attributes.set(namespace === '' ? attribute.name : `${namespace} ${attribute.name}`, attribute.value)
  }
  return attributes
}

const childrenOf = (native: NativeElement, without: ReadonlySet<string>): (XmlElement | string)[] => {
  const children: (XmlElement | string)[] = []
  for (let child = native.firstChild; child !== null; child = child.next) {
    if (child instanceof NativeElement) {
      if (!without.has(child.name)) children.push(copyOf(child, without))
    } else if (child instanceof XmlText || child instanceof XmlCData) children.push(child.content)
  }
  return children
}
