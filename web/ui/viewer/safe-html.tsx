import { createElement, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Disclosure } from '../disclosure.tsx'
import { common } from '../words/index.ts'
import './safe-html.css'
import { parseInert } from './trusted.ts'

// Second door after the server's own renderer: what is not on these lists leaves its text and loses its element.
const ELEMENTS = new Set([
  'article',
  'section',
  'header',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'br',
  'div',
  'span',
  'strong',
  'em',
  'small',
  'sub',
  'sup',
  'del',
  'ins',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'a',
])
/** Neither the element nor what it holds. */
const DROPPED = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'link',
  'meta',
  'noscript',
  'form',
  'head',
  'title',
])
/** The renderer's own classes and no other: a document cannot borrow the look of the page around it. */
const CLASS = /^cda(?:-[a-z]+)*$/
const NUMBERS: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' }
const SCOPES = new Set(['row', 'col', 'rowgroup', 'colgroup'])
const MAX_SPAN = 100
/** Identifiers of a document live apart from those of the page. */
const PREFIX = 'part-'

/** Opens a file inside the document; `part` is its number there. */
export type OpenPart = (part: string, words: string) => void

/** `level`: of the document's first sections, under the title that the page already shows. */
type Shown = { readonly open: OpenPart; readonly level: 2 | 3 }

const classesOf = (element: Element): string | undefined => [...element.classList].filter(name => CLASS.test(name)).join(' ') || undefined

const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address) && URL.canParse(address)

const propsOf = (element: Element): Record<string, string | number> => {
  const props: Record<string, string | number> = {}
  for (const { name, value } of element.attributes) {
    const number = NUMBERS[name]
    if (number && /^\d{1,3}$/.test(value) && Number(value) <= MAX_SPAN) props[number] = Number(value)
    if (name === 'scope' && SCOPES.has(value)) props['scope'] = value
    if (name === 'lang' && /^[A-Za-z-]{2,20}$/.test(value)) props['lang'] = value
    if (name === 'id') props['id'] = PREFIX + value
    if (name === 'role' && (value === 'region' || value === 'group')) props['role'] = value
    if (name === 'tabindex' && value === '0') props['tabIndex'] = 0
    if (name === 'aria-label') props['aria-label'] = value
  }
  const className = classesOf(element)
  return className ? { ...props, className } : props
}

/** An anchor of the same document, or the web; anything else stays as words. */
const linkProps = (element: Element): Record<string, string> | null => {
  const href = element.getAttribute('href') ?? ''
  if (href.startsWith('#')) return { href: `#${PREFIX}${href.slice(1)}` }
  return isWebAddress(href) ? { href, rel: 'noopener noreferrer nofollow external', target: '_blank' } : null
}

const renderLink = (element: Element, key: number, shown: Shown): ReactNode => {
  const part = element.getAttribute('data-part')
  const words = element.textContent ?? ''
  if (part !== null && /^\d{1,4}$/.test(part))
    return (
      <Button key={key} onPress={() => shown.open(part, words)}>
        {words}
      </Button>
    )
  const props = linkProps(element)
  const inside = childrenOf(element, shown)
  return props === null ? createElement('span', { key }, ...inside) : createElement('a', { key, ...props }, ...inside)
}

const INSIDE_TABLE = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr'])

const renderText = (node: Node): ReactNode => {
  const blank = node.textContent?.trim() === '' && node.parentElement !== null && INSIDE_TABLE.has(node.parentElement.localName)
  return blank ? null : node.textContent
}

/** What the header says is already on the page, shorter: it opens on demand, and on paper. */
const DocumentHeader = ({ children }: { readonly children: ReactNode }) => {
  const { viewer } = common.useWords()
  return (
    <Disclosure summary={viewer.header}>
      <div className="cda-header">{children}</div>
    </Disclosure>
  )
}

/** The renderer counts its title as level 2 and its sections from 3 on. */
const headingFor = (name: string, level: 2 | 3): string => {
  const written = Number(/^h([1-6])$/.exec(name)?.[1] ?? 0)
  return written === 0 ? name : `h${Math.min(Math.max(written - 3 + level, 2), 6)}`
}

const renderElement = (element: Element, key: number, shown: Shown): ReactNode => {
  const name = headingFor(element.localName, shown.level)
  // The page bears the title already.
  if (element.classList.contains('cda-title')) return null
  if (name === 'a') return renderLink(element, key, shown)
  if (name === 'br') return <br key={key} />
  if (name === 'header') return <DocumentHeader key={key}>{childrenOf(element, shown)}</DocumentHeader>
  if (!ELEMENTS.has(name)) return childrenOf(element, shown)
  return createElement(name, { key, ...propsOf(element) }, ...childrenOf(element, shown))
}

const childrenOf = (node: Node, shown: Shown): ReactNode[] =>
  [...node.childNodes].map((child, index) => {
    if (child.nodeType === Node.TEXT_NODE) return renderText(child)
    return child instanceof Element && !DROPPED.has(child.localName) ? renderElement(child, index, shown) : null
  })

/** A level-1 document whose content is one file: its number, so that the reader sees the file at once. */
export const onlyPart = (html: string): string | null => {
  const link = parseInert(html).querySelector('.cda-unstructured a[data-part]')
  return link?.getAttribute('data-part') ?? null
}

/** Rebuilds a fragment of HTML from allow-lists; nothing of it is ever given to the page as markup. */
type SafeHtmlProps = { readonly html: string; readonly lang: string; readonly level: 2 | 3; readonly onOpenPart: OpenPart }

export const SafeHtml = ({ html, lang, level, onOpenPart }: SafeHtmlProps) => (
  <div className="narrative" lang={lang}>
    {childrenOf(parseInert(html).body, { open: onOpenPart, level })}
  </div>
)
