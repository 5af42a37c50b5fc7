import type { XmlElement } from '../../../platform/xml/tree.ts'
import type { DocumentAuthor, DocumentOrganization, PartialDate, PersonName } from '../model.ts'

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

const dayInWords = (year: string, month: string | undefined, day: string | undefined): string => {
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  if (name === undefined) return year
  const first = day === '01' ? '1er' : String(Number(day))
  return day === undefined ? `${name} ${year}` : `${first} ${name} ${year}`
}

/** A time as the document wrote it, in its own zone: what the author's clock showed. */
export const timeInWords = (text: string): string => {
  const found = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?/.exec(text)
  if (found === null) return text
  const [, year = '', month, day, hour, minute] = found
  const date = dayInWords(year, month, day)
  return hour === undefined ? date : `${date} à ${Number(hour)} h${minute === undefined ? '' : ` ${minute}`}`
}

export const partialDateInWords = ({ year, month, day }: PartialDate): string => {
  const two = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value).padStart(2, '0'))
  return dayInWords(String(year), two(month), two(day))
}

export const nameInWords = ({ prefix, suffix, given, family }: PersonName): string =>
  [suffix ?? prefix, given, family].filter(part => part !== undefined && part !== '').join(' ')

export const organizationInWords = (organization: DocumentOrganization | undefined): string | undefined =>
  organization?.name ?? organization?.ids[0]?.extension

export const authorInWords = (author: DocumentAuthor): string => {
  const who = author.person === undefined ? (author.device ?? '') : nameInWords(author.person)
  const institution = author.institution === undefined ? undefined : organizationInWords(author.institution)
  const parts = [who, author.specialty?.display, institution].filter(part => part !== undefined && part !== '')
  return parts.join(', ') || (author.ids[0]?.extension ?? '')
}

/** Title of a section, or what its code says it is. */
export const titleOf = (title: string | undefined, code: XmlElement | undefined): string | undefined =>
  title ?? code?.attributes.get('displayName')
