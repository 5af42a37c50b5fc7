import { isElement, type XmlElement, type XmlNode } from '../../platform/xml/tree.ts'
import { first, plainText, select } from './cda-people.ts'

/** Elements of a narrative that part words; the others (content, sub, linkHtml…) stand inside a word. */
const BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'list',
  'item',
  'table',
  'caption',
  'tr',
  'td',
  'th',
  'br',
  'footnote',
  'renderMultiMedia',
])

const narrativeText = (node: XmlNode): string => {
  if (!isElement(node)) return node
  const inside = node.children.map(narrativeText).join('')
  return BLOCKS.has(node.name) ? ` ${inside} ` : inside
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

const sectionText = (section: XmlElement): readonly string[] => [
  plainText(first(section, 'title')) ?? '',
  ...select(section, 'text').map(narrativeText),
  ...select(section, 'component/section').flatMap(sectionText),
]

const bodyText = (root: XmlElement): readonly string[] => {
  const unstructured = first(root, 'component/nonXMLBody/text')
  if (unstructured !== undefined) return unstructured.attributes.get('representation') === 'B64' ? [] : [narrativeText(unstructured)]
  return select(root, 'component/structuredBody/component/section').flatMap(sectionText)
}

/**
 * What a person may search for in a document: its title, then titles and narratives of its sections in order, one line each. Words are never
 * glued or cut; nothing of the coded entries, whose content the narrative must hold (CDA R2 §4.3.4.2).
 */
export const searchableText = (root: XmlElement): string =>
  [plainText(first(root, 'title')) ?? '', ...bodyText(root)]
    .map(tidy)
    .filter(line => line !== '')
    .join('\n')
