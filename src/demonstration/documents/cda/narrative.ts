import type { Block, Cell, Section } from '../paper.ts'
import { typeset } from '../typography.ts'
import { codeElement, templates } from './codes.ts'
import { element, type Xml } from './xml.ts'

const cell = (value: Cell): Xml | string => {
  if (typeof value === 'string') return typeset(value)
  const words = typeset(value.text)
  if (value.id === undefined && !value.strong) return words
  return element('content', { ID: value.id, styleCode: value.strong ? 'Bold' : undefined }, words)
}

const row = (cells: readonly Cell[]): Xml => element('tr', {}, ...cells.map(value => element('td', {}, cell(value))))

const block = (one: Block): Xml => {
  switch (one.kind) {
    case 'paragraph':
      return element(
        'paragraph',
        {},
        cell({ text: one.text, ...(one.id === undefined ? {} : { id: one.id }), strong: one.strong ?? false }),
      )
    case 'list':
      return element('list', { listType: 'unordered' }, ...one.items.map(item => element('item', {}, cell(item))))
    case 'table':
      return element(
        'table',
        { border: '0' },
        one.caption === undefined ? null : element('caption', {}, typeset(one.caption)),
        element('thead', {}, element('tr', {}, ...one.head.map(title => element('th', {}, typeset(title))))),
        element('tbody', {}, ...one.rows.map(row)),
      )
  }
}

export const narrative = (blocks: readonly Block[], ...more: readonly Xml[]): Xml => element('text', {}, ...blocks.map(block), ...more)

/** A section and those inside it. One that only holds others has no text of its own. */
export const section = (one: Section, id: string): Xml =>
  element(
    'section',
    {},
    ...templates(...one.templates),
    element('id', { root: id }),
    codeElement(one.code),
    element('title', {}, typeset(one.title)),
    one.blocks.length === 0 && (one.sections ?? []).length > 0 ? null : narrative(one.blocks),
    ...(one.entries ?? []),
    ...(one.sections ?? []).map((inner, index) => element('component', {}, section(inner, `${id}.${index + 1}`))),
  )
