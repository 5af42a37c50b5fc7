import { attributeOf, isElement, textOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { bodyOf, type CdaBody, subsectionsOf } from '../cda-body.ts'
import { first, plainText, select } from '../cda-people.ts'
import type { EmbeddedPart } from '../model.ts'
import { type Context, contextOf, FLOW, heading, ownId, type RenderOptions } from './context.ts'
import { hasWords, renderEntries } from './entries.ts'
import { renderHeader } from './header-block.ts'
import { element, fragment, type Html, isBlank, NOTHING } from './html.ts'
import { renderChildren } from './narrative.ts'
import { partLink, partOfMedia, type RenderedPart, renderedPart } from './part-link.ts'
import { titleOf } from './words.ts'

export type { RenderedPart, RenderOptions }

export type RenderedCda = {
  readonly title: string
  /** One `article` of the allow-list of `html.ts`: no script, style, image, address of another site that loads by itself, or foreign id. */
  readonly html: string
  readonly parts: readonly RenderedPart[]
}

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/

/** Media of a section that its text does not show: a reader must still find them. */
const looseMedia = (context: Context, section: XmlElement): readonly Html[] =>
  select(section, 'entry')
    .map(entry => partOfMedia(context, entry))
    .filter((part): part is EmbeddedPart => part !== undefined && !context.shownParts.has(part.index))
    .map(part => element('p', {}, partLink(context, part, undefined)))

const renderSection = (context: Context, section: XmlElement, depth: number): Html => {
  const title = titleOf(plainText(first(section, 'title')), first(section, 'code'))
  const text = first(section, 'text')
  const narrative = text === undefined ? NOTHING : renderChildren(context, text, FLOW)
  const shown = hasWords(text) || (text?.children.some(isElement) ?? false) ? narrative : renderEntries(context, section)
  return element(
    'section',
    { class: 'cda-section', id: ownId(context, section) },
    title === undefined ? NOTHING : heading(context, depth, 'cda-section-title', title),
    isBlank(shown) ? NOTHING : element('div', { class: 'cda-text', id: text === undefined ? undefined : ownId(context, text) }, shown),
    looseMedia(context, section),
    subsectionsOf(section).map(child => renderSection(context, child, depth + 1)),
  )
}

const inLines = (text: string): readonly Html[] =>
  text.split(/\r?\n/).flatMap((line, index) => (index === 0 ? [fragment(line)] : [element('br', {}), fragment(line)]))

/** A level-1 document is its part: the page says which, and the reader opens it. */
const renderBody = (context: Context, body: CdaBody): Html => {
  if (body.kind === 'structured') return fragment(body.sections.map(section => renderSection(context, section, 1)))
  const { part, text } = body
  if (part === undefined) return element('div', { class: 'cda-text' }, inLines(textOf(text).trim()))
  const { label, opens } = renderedPart(part)
  const words = opens ? 'Le contenu de ce document est un fichier : ' : 'Le contenu de ce document ne peut pas être affiché : '
  return element('p', { class: 'cda-unstructured' }, words, opens ? partLink(context, part, undefined) : label)
}

/**
 * A CDA as accessible HTML, by an allow-list builder: every element and attribute is written by us, everything that comes from the document
 * is text. Never runs a stylesheet, loads nothing, keeps the ids of the narrative behind a prefix so that references still lead there.
 */
export const renderTree = (root: XmlElement, parts: readonly EmbeddedPart[], options: RenderOptions): RenderedCda => {
  const context = contextOf(root, parts, options)
  const language = attributeOf(first(root, 'languageCode'), 'code') ?? ''
  const article = element(
    'article',
    { class: 'cda', lang: LANGUAGE.test(language) ? language : undefined },
    renderHeader(context, root),
    renderBody(context, bodyOf(root, parts)),
  )
  return { title: plainText(first(root, 'title')) ?? '', html: article.markup, parts: parts.map(renderedPart) }
}
