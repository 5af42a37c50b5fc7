import { createElement, type ReactNode } from 'react'
import './safe-html.css'
import { parseInert } from './trusted.ts'

// Second door after the server's own renderer: what is not on these lists leaves its text and loses its element.
const ELEMENTS = new Set([
  'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'div', 'section', 'span', 'strong', 'b', 'em', 'u', 'sub', 'sup', 'code', 'pre', 'blockquote', 'del', 'ins',
  'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'a', 'abbr', 'time', 'figure', 'figcaption',
])
/** Neither the element nor what it holds. */
const DROPPED = new Set(['script', 'style', 'template', 'iframe', 'object', 'embed', 'svg', 'math', 'link', 'meta', 'noscript', 'form', 'head', 'title'])
const VOID = new Set(['br', 'hr', 'col'])
const CLASSES = new Set(['align-right', 'align-center', 'bold', 'underline', 'abnormal', 'muted', 'indent'])
const NUMBERS: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan', span: 'span', start: 'start' }
const TEXTS: Readonly<Record<string, string>> = { scope: 'scope', lang: 'lang', title: 'title', datetime: 'dateTime' }
const MAX_SPAN = 100

const classesOf = (element: Element): string | undefined => {
  const kept = [...element.classList].filter(name => CLASSES.has(name))
  return kept.length > 0 ? kept.join(' ') : undefined
}

const propsOf = (element: Element): Record<string, string | number> => {
  const props: Record<string, string | number> = {}
  for (const { name, value } of element.attributes) {
    const number = NUMBERS[name]
    const text = TEXTS[name]
    if (number && /^\d{1,3}$/.test(value) && Number(value) <= MAX_SPAN) props[number] = Number(value)
    if (text) props[text] = value
    // Anchors stay inside the document: identifiers are prefixed, and a link may only aim at one of them.
    if (name === 'id') props['id'] = `part-${value}`
    if (name === 'headers') props['headers'] = value.split(/\s+/).map(id => `part-${id}`).join(' ')
    if (name === 'href' && element.localName === 'a' && value.startsWith('#')) props['href'] = `#part-${value.slice(1)}`
  }
  const className = classesOf(element)
  if (className) props['className'] = className
  return props
}

const childrenOf = (node: Node): ReactNode[] => [...node.childNodes].map(renderNode)

const INSIDE_TABLE = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup'])

/** A table wider than the page scrolls in its own frame, which the keyboard can reach. */
const framed = (table: ReactNode, key: number, label: string): ReactNode => (
  <div key={key} className="narrative-frame" tabIndex={0} role="region" aria-label={label}>
    {table}
  </div>
)

const renderNode = (node: Node, index: number): ReactNode => {
  if (node.nodeType === Node.TEXT_NODE) {
    const blank = node.textContent?.trim() === '' && node.parentElement !== null && INSIDE_TABLE.has(node.parentElement.localName)
    return blank ? null : node.textContent
  }
  if (!(node instanceof Element) || DROPPED.has(node.localName)) return null
  const name = node.localName === 'h1' ? 'h2' : node.localName
  if (!ELEMENTS.has(name)) return childrenOf(node)
  const props = { key: index, ...propsOf(node) }
  if (VOID.has(name)) return createElement(name, props)
  const element = createElement(name, props, ...childrenOf(node))
  return name === 'table' ? framed(element, index, node.querySelector('caption')?.textContent ?? '…') : element
}

/** Rebuilds a fragment of HTML from allow-lists; nothing of it is ever given to the page as markup. */
export const safeNodes = (html: string): ReactNode[] => childrenOf(parseInert(html).body)

export const SafeHtml = ({ html, lang = 'fr' }: { readonly html: string; readonly lang?: string }) => (
  <div className="narrative" lang={lang}>{safeNodes(html)}</div>
)
