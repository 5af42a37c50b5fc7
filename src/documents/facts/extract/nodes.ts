import { attributeOf, isElement, type XmlElement } from '../../../platform/xml/tree.ts'
import { first, given, plainText, select } from '../../format/cda-people.ts'
import { CDA } from '../../format/names.ts'
import type { FactCode, Quantity } from '../model.ts'

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** Texts of the narrative by their `ID`: entries quote them instead of repeating them. */
export type Narrative = (id: string) => string | undefined

export const narrativeOf = (root: XmlElement): Narrative => {
  const byId = new Map<string, XmlElement>()
  const walk = (node: XmlElement): void => {
    const id = attributeOf(node, 'ID')
    if (id !== undefined && !byId.has(id)) byId.set(id, node)
    for (const child of node.children) if (isElement(child)) walk(child)
  }
  walk(root)
  return id => plainText(byId.get(id))
}

export const childElements = (node: XmlElement): readonly XmlElement[] =>
  node.children.filter(isElement).filter(({ namespace }) => namespace === CDA)

/** Any element below with this local name, whatever its namespace: the pharmacy extension has its own. */
export const descendant = (node: XmlElement | undefined, name: string): XmlElement | undefined => {
  for (const child of node?.children.filter(isElement) ?? []) {
    const found = child.name === name ? child : descendant(child, name)
    if (found !== undefined) return found
  }
  return undefined
}

export const word = (node: XmlElement | undefined, name: string): string | undefined => {
  const value = attributeOf(node, name)?.trim()
  return value === '' ? undefined : value
}

const referenced = (narrative: Narrative, node: XmlElement | undefined): string | undefined => {
  const target = word(first(node, 'reference'), 'value')
  return target === undefined ? undefined : narrative(target.replace(/^#/, ''))
}

export const textBeside = (narrative: Narrative, node: XmlElement | undefined): string | undefined =>
  plainText(node) ?? referenced(narrative, node)

/** A code, or the first of its translations: what has no national code yet bears a local one there. */
export const factCode = (node: XmlElement | undefined): FactCode | undefined => {
  const bearer = [node, ...select(node, 'translation')].find(each => word(each, 'code') !== undefined)
  const code = word(bearer, 'code')
  if (code === undefined) return undefined
  return { code, system: word(bearer, 'codeSystem') ?? '', ...given('label', word(bearer, 'displayName')) }
}

/** In words: its own display, what it quotes of the narrative, its translation's display, or the code itself. */
export const labelOf = (narrative: Narrative, node: XmlElement | undefined): string | undefined =>
  word(node, 'displayName') ?? textBeside(narrative, first(node, 'originalText')) ?? factCode(node)?.label ?? factCode(node)?.code

export const quantityOf = (node: XmlElement | undefined): Quantity | undefined => {
  const value = word(node, 'value')
  if (value === undefined) return undefined
  const unit = word(node, 'unit')
  return { value, ...given('unit', unit === '1' ? undefined : unit) }
}

const HL7 = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\.\d+)?([+-]\d{4})?$/

/** HL7 TS as partial ISO 8601, exactly as precise; undefined when it is no date of the calendar. */
export const isoOf = (text: string | undefined): string | undefined => {
  const found = HL7.exec(text?.trim() ?? '')
  if (found === null) return undefined
  const [, year = '', month, day, hour, minute, second, zone] = found
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined
  const date = [year, month, day].filter(part => part !== undefined).join('-')
  if (day !== undefined && !isDay(date)) return undefined
  if (hour === undefined) return date
  const time = `${hour}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}`
  return Number(hour) > 23 || Number(minute ?? 0) > 59
    ? date
    : `${date}T${time}${zone === undefined ? '' : `${zone.slice(0, 3)}:${zone.slice(3)}`}`
}

const isDay = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}

export type Period = { readonly date?: string; readonly until?: string }

/** The first time an entry gives: a point, or the ends of a period. Null: it gives none. What is no date is none, and no other takes its place. */
export const periodOf = (statement: XmlElement): Period | null => {
  for (const time of select(statement, 'effectiveTime')) {
    const [point, low, high] = [time, first(time, 'low'), first(time, 'high')].map(each => word(each, 'value'))
    if (point === undefined && low === undefined && high === undefined) continue
    return { ...given('date', isoOf(point) ?? isoOf(low)), ...given('until', isoOf(high)) }
  }
  return null
}
