import { type Context, htmlId } from './context.ts'

export type Link = { readonly href: string; readonly rel?: string; readonly class?: string }

/**
 * Where a `linkHtml` may lead: the web, or an anchor of this document. Read by the same parser as the browser's, so that
 * `java\tscript:` and its kin are seen for what they are. No relative address: it would be one of our site.
 */
export const linkOf = (context: Context, href: string | undefined): Link | undefined => {
  if (href === undefined) return undefined
  if (href.startsWith('#')) return context.byId.has(href.slice(1)) ? { href: `#${htmlId(context, href.slice(1))}` } : undefined
  const url = URL.parse(href)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return undefined
  return { href: url.href, rel: 'noopener noreferrer nofollow external', class: 'cda-external' }
}
