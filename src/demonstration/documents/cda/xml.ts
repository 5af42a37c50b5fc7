/** A piece of XML already written. Only this file makes one, so text is always escaped on its way in. */
declare const written: unique symbol
export type Xml = { readonly xml: string; readonly [written]: true }

export type Child = Xml | string | null | undefined | readonly Child[]
type Attributes = Readonly<Record<string, string | undefined>>

const raw = (xml: string): Xml => ({ xml }) as Xml

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, character => ESCAPES[character] ?? character)

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(value)}"`))
    .join('')

const childText = (child: Child): string => {
  if (child === null || child === undefined) return ''
  if (typeof child === 'string') return escaped(child)
  return 'xml' in child ? child.xml : child.map(childText).join('')
}

/** Narrative elements hold mixed text, where a line break would be a space: they stay on one line. */
const INLINE: ReadonlySet<string> = new Set([
  'content',
  'paragraph',
  'list',
  'item',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'caption',
  'br',
  'renderMultiMedia',
])

/** `name` with attributes (those that are `undefined` are left out) and children: pieces, or text that is escaped. */
export const element = (name: string, attributes: Attributes = {}, ...children: readonly Child[]): Xml => {
  const inside = children.map(childText).join('')
  const start = `${INLINE.has(name) ? '' : '\n'}<${name}${attributesOf(attributes)}`
  return raw(inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`)
}

/** Bytes in base 64, as they are. */
export const base64 = (bytes: Uint8Array): Xml => raw(Buffer.from(bytes).toString('base64'))

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

/** The file: declaration, then the root, an element a line outside the narratives. */
export const documentBytes = (root: Xml): Uint8Array => new TextEncoder().encode(`${DECLARATION}${root.xml}\n`)
