import { attributeOf, isElement, type XmlElement, type XmlNode } from '../../../platform/xml/tree.ts'
import type { EmbeddedPart } from '../model.ts'
import { element, type Heading, type Html } from './html.ts'

/** Inside a link nothing else may be one; inline, nothing may be a block. */
export type Place = { readonly inLink: boolean; readonly inline: boolean }

export const FLOW: Place = { inLink: false, inline: false }

export type RenderNode = (context: Context, node: XmlNode, place: Place) => Html

export type RenderOptions = {
  /** Put before every id of the document, so that none can take the place of one of the page. Letters, digits and dashes. */
  readonly idPrefix?: string
  /** Put before the index of a part to make the address that opens it. A fragment or a path of this site. */
  readonly partHref?: string
  /** Level of the document's title, 2 to 4. */
  readonly headingLevel?: 2 | 3 | 4
}

/** What rendering one document needs to know; made once, used for that document only. */
export type Context = {
  readonly idPrefix: string
  readonly partHref: string
  readonly headingLevel: number
  readonly parts: readonly EmbeddedPart[]
  /** Elements by their XML ID: what entries, footnotes and links refer to. */
  readonly byId: ReadonlyMap<string, XmlElement>
  readonly usedIds: Set<string>
  /** Parts that a narrative shows, or that were listed. */
  readonly shownParts: Set<number>
}

const SAFE_PREFIX = /^[A-Za-z][A-Za-z0-9-]*$/
const SAFE_HREF = /^(?:#|\/(?!\/)|\.\.?\/)[A-Za-z0-9._~/-]*$/

export const contextOf = (root: XmlElement, parts: readonly EmbeddedPart[], options: RenderOptions): Context => {
  const { idPrefix = 'cda-', partHref = '#part-', headingLevel = 2 } = options
  if (!SAFE_PREFIX.test(idPrefix) || !SAFE_HREF.test(partHref)) throw new TypeError('unsafe render options')
  const byId = new Map<string, XmlElement>()
  indexIds(root, byId)
  return { idPrefix, partHref, headingLevel, parts, byId, usedIds: new Set(), shownParts: new Set() }
}

const indexIds = (node: XmlElement, byId: Map<string, XmlElement>): void => {
  const id = attributeOf(node, 'ID')
  if (id !== undefined && !byId.has(id)) byId.set(id, node)
  for (const child of node.children) if (isElement(child)) indexIds(child, byId)
}

/** An XML ID as an HTML id: injective, and of characters that need no escape in an address. */
export const htmlId = (context: Context, id: string): string =>
  context.idPrefix + id.replace(/[^A-Za-z0-9.-]/g, character => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)

/** The id of an element, once: an id said twice stays with the first. */
export const ownId = (context: Context, node: XmlElement): string | undefined => {
  const id = attributeOf(node, 'ID')
  if (id === undefined || context.usedIds.has(id)) return undefined
  context.usedIds.add(id)
  return htmlId(context, id)
}

const HEADINGS: readonly Heading[] = ['h2', 'h3', 'h4', 'h5', 'h6']

/** `depth` 0 is the document's title. */
export const heading = (context: Context, depth: number, className: string, title: string): Html =>
  element(HEADINGS[Math.min(context.headingLevel - 2 + depth, HEADINGS.length - 1)] ?? 'h6', { class: className }, title)
