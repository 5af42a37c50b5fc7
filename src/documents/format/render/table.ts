import { attributeOf, isElement, textOf, type XmlElement, type XmlNode } from '../../../platform/xml/tree.ts'
import { type Context, FLOW, ownId, type Place, type RenderNode } from './context.ts'
import { element, fragment, type Html, NOTHING } from './html.ts'
import { captionElement, captionOf } from './part-link.ts'

const GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot'])
const SILENT: ReadonlySet<string> = new Set(['col', 'colgroup'])

/** HTML reads more as 1,000 (colspan) or 65,534; no medical table needs a hundredth of it. */
const MAX_SPAN = 100

const spanOf = (cell: XmlElement, name: 'colspan' | 'rowspan'): string | undefined => {
  const text = attributeOf(cell, name)?.trim() ?? ''
  const span = /^\d{1,5}$/.test(text) ? Math.min(Number(text), MAX_SPAN) : 1
  return span > 1 ? String(span) : undefined
}

const RULES: ReadonlyMap<string, string> = new Map([
  ['lrule', 'cda-rule-left'],
  ['rrule', 'cda-rule-right'],
  ['toprule', 'cda-rule-top'],
  ['botrule', 'cda-rule-bottom'],
  ['bold', 'cda-bold'],
  ['italics', 'cda-italics'],
  ['emphasis', 'cda-italics'],
  ['underline', 'cda-underline'],
])

const ALIGNMENTS: ReadonlySet<string> = new Set(['left', 'center', 'right'])

const classOf = (node: XmlElement): string | undefined => {
  const styles = (attributeOf(node, 'styleCode') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map(style => RULES.get(style))
  const align = attributeOf(node, 'align') ?? ''
  const classes = [...styles.filter(style => style !== undefined), ...(ALIGNMENTS.has(align) ? [`cda-align-${align}`] : [])]
  return classes.length === 0 ? undefined : [...new Set(classes)].join(' ')
}

type RowPlace = { readonly inHead: boolean; readonly allHeaders: boolean }

/** The document, and how to render what stands in a cell. */
type Table = { readonly context: Context; readonly render: RenderNode }

/** A header without a word heads nothing: screen readers would announce an empty name. */
const renderCell = ({ context, render }: Table, cell: XmlElement, index: number, { inHead, allHeaders }: RowPlace): Html => {
  const inside = cell.children.map(child => render(context, child, FLOW))
  const common = { id: ownId(context, cell), class: classOf(cell), colspan: spanOf(cell, 'colspan'), rowspan: spanOf(cell, 'rowspan') }
  if (cell.name !== 'th' || textOf(cell).trim() === '') return element('td', common, inside)
  const down = inHead || allHeaders || index > 0
  const wide = common.colspan !== undefined && down
  return element('th', { ...common, scope: down ? (wide ? 'colgroup' : 'col') : 'row' }, inside)
}

const isCell = (node: XmlNode): boolean => isElement(node) && (node.name === 'td' || node.name === 'th')

const isSpace = (node: XmlNode): boolean => !isElement(node) && node.trim() === ''

const renderRow = (table: Table, row: XmlElement, inHead: boolean): Html => {
  const cells = row.children.filter(child => !isSpace(child))
  const place = { inHead, allHeaders: cells.length > 1 && cells.every(cell => isElement(cell) && cell.name === 'th') }
  const html = cells.map((cell, index) =>
    isElement(cell) && isCell(cell) ? renderCell(table, cell, index, place) : element('td', {}, table.render(table.context, cell, FLOW)),
  )
  return element('tr', { id: ownId(table.context, row), class: classOf(row) }, html)
}

/** Rows, and whatever stands between them without one: it gets a row, so that no word is lost and no browser moves it. */
const renderRows = (table: Table, nodes: readonly XmlNode[], inHead: boolean): readonly Html[] =>
  nodes
    .filter(node => !isSpace(node) && !(isElement(node) && SILENT.has(node.name) && textOf(node).trim() === ''))
    .map(node => {
      if (!isElement(node)) return element('tr', {}, element('td', {}, node))
      if (node.name === 'tr') return renderRow(table, node, inHead)
      return renderRow(table, { ...node, attributes: new Map(), children: [node] }, inHead)
    })

const renderGroup = (table: Table, group: XmlElement): Html => {
  const rows = renderRows(table, group.children, group.name === 'thead')
  if (rows.length === 0) return NOTHING
  const attributes = { id: ownId(table.context, group), class: classOf(group) }
  switch (group.name) {
    case 'thead':
      return element('thead', attributes, rows)
    case 'tfoot':
      return element('tfoot', attributes, rows)
    default:
      return element('tbody', attributes, rows)
  }
}

const isGroup = (node: XmlNode): node is XmlElement => isElement(node) && GROUPS.has(node.name)

/** A table scrolls in its own box on a narrow screen; the box is reachable by keyboard and named. */
export const renderTable = (context: Context, node: XmlElement, place: Place, render: RenderNode): Html => {
  if (place.inLink) return fragment(textOf(node))
  const table: Table = { context, render }
  const caption = captionOf(node)
  const said = captionElement(node)
  const loose = renderRows(
    table,
    node.children.filter(child => child !== said && !isGroup(child)),
    false,
  )
  const html = element(
    'table',
    { id: ownId(context, node), class: classOf(node) },
    caption === undefined ? NOTHING : element('caption', {}, caption),
    node.children.filter(isGroup).map(group => renderGroup(table, group)),
    loose.length === 0 ? NOTHING : element('tbody', {}, loose),
  )
  return element('div', { class: 'cda-table', role: 'group', tabindex: '0', 'aria-label': caption ?? 'Tableau' }, html)
}
