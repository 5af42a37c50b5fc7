import { escapeXml } from '../../../platform/xml/write.ts'

/** The attributes that may ever be written, element by element. What is not in this table cannot leave the renderer. */
const GLOBAL = ['class', 'id'] as const
const ALLOWED = {
  a: [...GLOBAL, 'href', 'rel', 'data-part'],
  article: [...GLOBAL, 'lang'],
  br: [],
  caption: GLOBAL,
  dd: GLOBAL,
  del: GLOBAL,
  div: [...GLOBAL, 'role', 'tabindex', 'aria-label'],
  dl: GLOBAL,
  dt: GLOBAL,
  em: GLOBAL,
  h2: GLOBAL,
  h3: GLOBAL,
  h4: GLOBAL,
  h5: GLOBAL,
  h6: GLOBAL,
  header: GLOBAL,
  ins: GLOBAL,
  li: GLOBAL,
  ol: GLOBAL,
  p: GLOBAL,
  section: GLOBAL,
  small: GLOBAL,
  span: GLOBAL,
  strong: GLOBAL,
  sub: GLOBAL,
  sup: GLOBAL,
  table: GLOBAL,
  tbody: GLOBAL,
  td: [...GLOBAL, 'colspan', 'rowspan'],
  tfoot: GLOBAL,
  th: [...GLOBAL, 'colspan', 'rowspan', 'scope'],
  thead: GLOBAL,
  tr: GLOBAL,
  ul: GLOBAL,
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Tag = keyof typeof ALLOWED
export type Heading = 'h2' | 'h3' | 'h4' | 'h5' | 'h6'

type Attributes<Name extends Tag> = { readonly [key in (typeof ALLOWED)[Name][number]]?: string | undefined }

const made: unique symbol = Symbol('html')

/** Markup that this file wrote. A string is never markup: as a child it is text, and is escaped. */
export class Html {
  readonly markup: string

  constructor(key: typeof made, markup: string) {
    if (key !== made) throw new TypeError('markup comes from html.ts')
    this.markup = markup
  }
}

export type Content = Html | string | readonly Content[]

const write = (content: Content): string => {
  if (content instanceof Html) return content.markup
  return typeof content === 'string' ? escapeXml(content) : content.map(write).join('')
}

export const fragment = (...content: readonly Content[]): Html => new Html(made, write(content))

export const NOTHING: Html = fragment()

export const isBlank = (html: Html): boolean => html.markup.trim() === ''

/** The only place where a `<` is written. An attribute outside the table is a mistake of ours, and throws. */
export const element = <Name extends Tag>(tag: Name, attributes: Attributes<Name>, ...content: readonly Content[]): Html => {
  const allowed: readonly string[] = ALLOWED[tag]
  const written = Object.entries<string | undefined>(attributes).map(([name, value]) => {
    if (!allowed.includes(name)) throw new TypeError(`attribute ${name} on ${tag}`)
    return value === undefined ? '' : ` ${name}="${escapeXml(value)}"`
  })
  const start = `<${tag}${written.join('')}`
  return new Html(made, tag === 'br' ? `${start} />` : `${start}>${write(content)}</${tag}>`)
}

/** For tests and for a page's Content-Security-Policy notes: everything the renderer can write. */
export const ALLOW_LIST: Readonly<Record<string, readonly string[]>> = ALLOWED
