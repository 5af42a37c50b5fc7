import { attributeOf, isElement, textOf, type XmlElement, type XmlNode } from '../../../platform/xml/tree.ts'
import { plainText } from '../cda-people.ts'
import { CDA } from '../names.ts'
import { type Context, htmlId, ownId, type Place } from './context.ts'
import { element, fragment, type Html, NOTHING } from './html.ts'
import { linkOf } from './link.ts'
import { captionElement, captionOf, partLink, partOfMedia } from './part-link.ts'
import { renderTable } from './table.ts'

type Renderer = (context: Context, node: XmlElement, place: Place) => Html

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'list', 'item', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'footnote'])

const holdsBlock = (node: XmlElement): boolean =>
  node.children.some(child => isElement(child) && (BLOCKS.has(child.name) || holdsBlock(child)))

export const renderChildren = (context: Context, node: XmlElement, place: Place): Html =>
  fragment(node.children.map(child => renderNode(context, child, place)))

/** StrucDoc of CDA R2 §4.3.5. What is not in the table is not an element for us: its text stays, its markup goes. */
export const renderNode = (context: Context, node: XmlNode, place: Place): Html => {
  if (!isElement(node)) return fragment(node.replace(/\s+/g, ' '))
  const render = node.namespace === CDA ? RENDERERS.get(node.name) : undefined
  return render === undefined ? renderChildren(context, node, place) : render(context, node, place)
}

const STYLES: ReadonlyMap<string, 'strong' | 'em'> = new Map([
  ['bold', 'strong'],
  ['italics', 'em'],
  ['italic', 'em'],
  ['emphasis', 'em'],
])

const stylesOf = (node: XmlElement): readonly string[] => (attributeOf(node, 'styleCode') ?? '').toLowerCase().split(/\s+/)

const styled = (node: XmlElement, inside: Html): Html => {
  const styles = stylesOf(node).flatMap(style => (style === 'bolditalics' ? ['bold', 'italics'] : [style]))
  const underlined = styles.includes('underline') ? element('span', { class: 'cda-underline' }, inside) : inside
  return styles.reduce((html, style) => {
    const tag = STYLES.get(style)
    return tag === undefined ? html : element(tag, {}, html)
  }, underlined)
}

const renderContent: Renderer = (context, node, place) => {
  const id = ownId(context, node)
  const inside = styled(node, renderChildren(context, node, place))
  const revised = attributeOf(node, 'revised')
  const html = revised === 'delete' ? element('del', {}, inside) : revised === 'insert' ? element('ins', {}, inside) : inside
  return id === undefined ? html : element(holdsBlock(node) ? 'div' : 'span', { id }, html)
}

/** `p` cannot hold a block: a browser would close it early. */
const renderParagraph: Renderer = (context, node, place) => {
  const block = place.inline ? 'span' : holdsBlock(node) ? 'div' : 'p'
  return element(block, { id: ownId(context, node), class: 'cda-paragraph' }, styled(node, renderChildren(context, node, place)))
}

const LIST_CLASSES: ReadonlySet<string> = new Set([
  'arabic',
  'littleroman',
  'bigroman',
  'littlealpha',
  'bigalpha',
  'disc',
  'circle',
  'square',
])

const renderList: Renderer = (context, node, place) => {
  const tag = attributeOf(node, 'listType') === 'ordered' ? 'ol' : 'ul'
  const style = stylesOf(node).find(name => LIST_CLASSES.has(name))
  const caption = captionOf(node)
  const said = captionElement(node)
  const items = node.children.filter(child => child !== said).map(child => renderItem(context, child, place))
  return fragment(
    caption === undefined ? NOTHING : element('p', { class: 'cda-caption' }, caption),
    element(tag, { id: ownId(context, node), class: style === undefined ? undefined : `cda-list-${style}` }, items),
  )
}

/** A list holds items only: what stands there without one gets one, so that no word is lost. */
const renderItem = (context: Context, child: XmlNode, place: Place): Html => {
  if (!isElement(child)) return child.trim() === '' ? NOTHING : element('li', {}, child)
  if (child.name !== 'item') return element('li', {}, renderNode(context, child, place))
  return element('li', { id: ownId(context, child) }, styled(child, renderChildren(context, child, place)))
}

const renderLink: Renderer = (context, node, place) => {
  const id = ownId(context, node)
  const href = attributeOf(node, 'href')
  const inside = renderChildren(context, node, { ...place, inLink: true })
  const words = textOf(node).trim() === '' && href !== undefined ? fragment(href) : inside
  const link = place.inLink ? undefined : linkOf(context, href)
  if (link === undefined) return element('span', { id }, words)
  return element('a', { id, ...link }, words)
}

const renderMedia: Renderer = (context, node, place) => {
  const references = (attributeOf(node, 'referencedObject') ?? '').split(/\s+/).filter(reference => reference !== '')
  const caption = plainText(node)
  const links = references.flatMap(reference => {
    const part = partOfMedia(context, context.byId.get(reference))
    if (part === undefined) return []
    return place.inLink ? [element('span', {}, caption ?? '')] : [partLink(context, part, caption)]
  })
  if (links.length > 0) return fragment(...links.flatMap((link, index) => (index === 0 ? [link] : [' ', link])))
  return element('span', { class: 'cda-missing' }, `${caption ?? 'Illustration'} (absente du document)`)
}

const renderFootnote: Renderer = (context, node, place) =>
  element(
    place.inline ? 'span' : 'div',
    { id: ownId(context, node), class: 'cda-footnote', ...(place.inline ? {} : { role: 'note' }) },
    renderChildren(context, node, place),
  )

const renderFootnoteReference: Renderer = (context, node, place) => {
  const target = attributeOf(node, 'IDREF')
  const words = textOf(node).trim() === '' ? 'note' : textOf(node)
  if (target === undefined || place.inLink || !context.byId.has(target)) return element('sup', {}, words)
  return element('sup', {}, element('a', { href: `#${htmlId(context, target)}` }, words))
}

const wrap =
  (tag: 'sub' | 'sup'): Renderer =>
  (context, node, place) =>
    element(tag, { id: ownId(context, node) }, renderChildren(context, node, place))

const renderCaption: Renderer = (context, node, place) =>
  element('strong', { class: 'cda-caption', id: ownId(context, node) }, renderChildren(context, node, place))

const RENDERERS: ReadonlyMap<string, Renderer> = new Map([
  ['content', renderContent],
  ['paragraph', renderParagraph],
  ['list', renderList],
  ['table', (context, node, place) => renderTable(context, node, place, renderNode)],
  ['linkHtml', renderLink],
  ['renderMultiMedia', renderMedia],
  ['footnote', renderFootnote],
  ['footnoteRef', renderFootnoteReference],
  ['sub', wrap('sub')],
  ['sup', wrap('sup')],
  ['br', (context, node, place) => fragment(element('br', {}), renderChildren(context, node, place))],
  ['caption', renderCaption],
])
