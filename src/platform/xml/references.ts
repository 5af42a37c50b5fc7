import { refuse } from '../../kernel/refusal.ts'
import { XML_NOT_WELL_FORMED } from './refusals.ts'

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

const codePoint = (digits: string, base: 10 | 16): string => {
  const value = Number.parseInt(digits, base)
  return Number.isInteger(value) && value > 0 && value <= 0x10ffff ? String.fromCodePoint(value) : refuse(XML_NOT_WELL_FORMED)
}

/** One reference, without its `&` and `;`. Only the five names of XML 1.0 §4.6 and numbers: without a DTD there is no other. */
export const decodeReference = (name: string): string => {
  if (/^#\d{1,7}$/.test(name)) return codePoint(name.slice(1), 10)
  if (/^#x[\da-fA-F]{1,6}$/.test(name)) return codePoint(name.slice(2), 16)
  return PREDEFINED.get(name) ?? refuse(XML_NOT_WELL_FORMED)
}

export const decodeReferences = (text: string): string =>
  text.includes('&') ? text.replace(/&([^;&]*);/g, (_, name: string) => decodeReference(name)) : text
