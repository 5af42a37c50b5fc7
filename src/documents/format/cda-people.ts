import type { Code } from '../../kernel/codes.ts'
import { attributeOf, readerOf, textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { readTime } from './hl7-time.ts'
import type { DocumentAuthor, DocumentOrganization, DocumentSignatory, DocumentTime, Identifier, PersonName } from './model.ts'
import { CDA } from './names.ts'

export const { select, first } = readerOf(CDA)

/** Keeps an optional property absent, never `undefined`. */
export const given = <Name extends string, Value>(name: Name, value: Value | undefined): { readonly [key in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value })

/** Text as people read it: white space is one space; undefined when there is nothing. */
export const plainText = (element: XmlElement | undefined): string | undefined => {
  const text = element === undefined ? '' : textOf(element).replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

/** An II with a root; a null flavour is no identifier. */
export const identifierOf = (element: XmlElement): Identifier | undefined => {
  const root = attributeOf(element, 'root')?.trim()
  const extension = attributeOf(element, 'extension')?.trim()
  if (root === undefined || root === '') return undefined
  return extension === undefined || extension === '' ? { root } : { root, extension }
}

export const identifiersOf = (elements: readonly XmlElement[]): readonly Identifier[] =>
  elements.map(identifierOf).filter((id): id is Identifier => id !== undefined)

/** A CD or CE with a code. The display falls back on the code: an absent name is no reason to lose the code. */
export const codeOf = (element: XmlElement | undefined): Code | undefined => {
  const code = attributeOf(element, 'code')?.trim()
  if (code === undefined || code === '') return undefined
  const display = attributeOf(element, 'displayName')?.trim()
  return {
    code,
    system: attributeOf(element, 'codeSystem')?.trim() ?? '',
    display: display === undefined || display === '' ? code : display,
  }
}

export const timeOf = (element: XmlElement | undefined): DocumentTime | undefined => readTime(attributeOf(element, 'value'))

/** A PN: French documents write it in parts; a name in one piece is a family name. */
export const nameOf = (element: XmlElement | undefined): PersonName | undefined => {
  if (element === undefined) return undefined
  const part = (name: string): string =>
    select(element, name)
      .map(plainText)
      .filter(text => text !== undefined)
      .join(' ')
  const family = part('family')
  const prefix = part('prefix')
  const suffix = part('suffix')
  const name = { family: family === '' ? (plainText(element) ?? '') : family, given: family === '' ? '' : part('given') }
  if (name.family === '') return undefined
  return { ...name, ...given('prefix', prefix === '' ? undefined : prefix), ...given('suffix', suffix === '' ? undefined : suffix) }
}

export const organizationOf = (element: XmlElement | undefined): DocumentOrganization | undefined =>
  element === undefined ? undefined : { ids: identifiersOf(select(element, 'id')), ...given('name', plainText(first(element, 'name'))) }

const deviceOf = (device: XmlElement | undefined): string | undefined => {
  const names = [first(device, 'softwareName'), first(device, 'manufacturerModelName')].map(plainText)
  return device === undefined ? undefined : (names.find(name => name !== undefined) ?? '')
}

export const authorOf = (author: XmlElement): DocumentAuthor => {
  const assigned = first(author, 'assignedAuthor')
  return {
    ids: identifiersOf(select(assigned, 'id')),
    ...given('person', nameOf(first(assigned, 'assignedPerson/name'))),
    ...given('device', deviceOf(first(assigned, 'assignedAuthoringDevice'))),
    ...given('role', codeOf(first(author, 'functionCode'))),
    ...given('specialty', codeOf(first(assigned, 'code'))),
    ...given('institution', organizationOf(first(assigned, 'representedOrganization'))),
    ...given('time', timeOf(first(author, 'time'))),
  }
}

export const signatoryOf = (authenticator: XmlElement): DocumentSignatory => {
  const assigned = first(authenticator, 'assignedEntity')
  return {
    ids: identifiersOf(select(assigned, 'id')),
    ...given('person', nameOf(first(assigned, 'assignedPerson/name'))),
    ...given('institution', organizationOf(first(assigned, 'representedOrganization'))),
    ...given('time', timeOf(first(authenticator, 'time'))),
  }
}
