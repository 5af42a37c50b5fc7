import { attributeOf, isElement, textOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { first, plainText, select } from '../cda-people.ts'
import { CDA } from '../names.ts'
import type { Context } from './context.ts'
import { element, type Html, NOTHING } from './html.ts'
import { timeInWords } from './words.ts'

/** Enough for a page; a section that says more in codes alone is for a program. */
const MAX_ROWS = 200

const STATEMENTS: ReadonlyMap<string, string> = new Map([
  ['act', 'Acte'],
  ['encounter', 'Rencontre'],
  ['observation', 'Observation'],
  ['organizer', 'Ensemble'],
  ['procedure', 'Intervention'],
  ['substanceAdministration', 'Médicament'],
  ['supply', 'Fourniture'],
])

/** They gather others and say nothing themselves. */
const GROUPS: ReadonlySet<string> = new Set(['organizer', 'act'])

/** A code without a value is neither yes nor no. */
const UNSAID = 'sans précision'

const NESTING: ReadonlySet<string> = new Set(['entryRelationship', 'component', 'entry'])

type Row = { readonly label: string; readonly value: string }

/** Text of what a `reference` points at in the narrative: entries quote it instead of repeating it. */
const referenced = (context: Context, node: XmlElement | undefined): string | undefined => {
  const target = attributeOf(first(node, 'reference'), 'value')
  const found = target?.startsWith('#') === true ? context.byId.get(target.slice(1)) : undefined
  return found === undefined ? undefined : plainText(found)
}

const codedText = (context: Context, node: XmlElement | undefined): string | undefined => {
  if (node === undefined) return undefined
  const original = first(node, 'originalText')
  return attributeOf(node, 'displayName') ?? referenced(context, original) ?? plainText(original) ?? attributeOf(node, 'code')
}

const quantity = (node: XmlElement | undefined): string | undefined => {
  const value = attributeOf(node, 'value')
  const unit = attributeOf(node, 'unit')
  if (value === undefined) return undefined
  if (/^\d{8,14}(?:[+-]\d{4})?$/.test(value) && unit === undefined) return timeInWords(value)
  return unit === undefined || unit === '1' ? value : `${value} ${unit}`
}

const interval = (node: XmlElement | undefined): string | undefined => {
  const low = quantity(first(node, 'low'))
  const high = quantity(first(node, 'high'))
  if (low === undefined && high === undefined) return undefined
  if (low === undefined) return `jusqu’à ${high ?? ''}`
  return high === undefined ? `à partir de ${low}` : `${low} à ${high}`
}

const valueText = (context: Context, node: XmlElement): string | undefined =>
  quantity(node) ?? interval(node) ?? codedText(context, node) ?? referenced(context, node) ?? plainText(node)

const productOf = (statement: XmlElement): XmlElement | undefined =>
  select(statement, 'consumable/manufacturedProduct/manufacturedMaterial')[0] ??
  select(statement, 'product/manufacturedProduct/manufacturedMaterial')[0]

const rowOf = (context: Context, statement: XmlElement): Row | undefined => {
  const kind = STATEMENTS.get(statement.name) ?? 'Donnée'
  const product = productOf(statement)
  const productName = plainText(first(product, 'name')) ?? codedText(context, first(product, 'code'))
  const label = productName ?? codedText(context, first(statement, 'code')) ?? kind
  const values = select(statement, 'value').map(value => valueText(context, value))
  const dose = interval(first(statement, 'doseQuantity')) ?? quantity(first(statement, 'doseQuantity'))
  const when = select(statement, 'effectiveTime').map(time => quantity(time) ?? interval(time))
  const said = [...values, referenced(context, first(statement, 'text')), dose, ...when].filter(text => text !== undefined && text !== '')
  if (said.length === 0 && (label === kind || GROUPS.has(statement.name))) return undefined
  return { label, value: said.length === 0 ? UNSAID : said.join(', ') }
}

const rowsOf = (context: Context, node: XmlElement): readonly Row[] =>
  node.children.filter(isElement).flatMap(child => {
    if (child.namespace !== CDA) return []
    if (NESTING.has(child.name)) return rowsOf(context, child)
    if (!STATEMENTS.has(child.name)) return []
    const row = attributeOf(child, 'negationInd') === 'true' ? negated(rowOf(context, child)) : rowOf(context, child)
    return [...(row === undefined ? [] : [row]), ...rowsOf(context, child)]
  })

/** `negationInd`: what is coded is what did not happen. Losing it would say the contrary. */
const negated = (row: Row | undefined): Row | undefined => (row === undefined ? undefined : { ...row, value: `non (${row.value})` })

/** What the coded entries of a section say, for a section that lacks the text it should have. */
export const renderEntries = (context: Context, section: XmlElement): Html => {
  const rows = select(section, 'entry').flatMap(entry => rowsOf(context, entry))
  if (rows.length === 0) return NOTHING
  const html = rows.slice(0, MAX_ROWS).map(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)])
  const more = rows.length > MAX_ROWS ? element('p', {}, `… et ${rows.length - MAX_ROWS} autres données codées.`) : NOTHING
  return element('div', { class: 'cda-entries' }, element('dl', { class: 'cda-facts' }, html), more)
}

export const hasWords = (text: XmlElement | undefined): boolean => text !== undefined && textOf(text).trim() !== ''
