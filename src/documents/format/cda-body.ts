import { refuse } from '../../kernel/refusal.ts'
import { attributeOf, type XmlElement } from '../../platform/xml/tree.ts'
import { codeOf, first, given, plainText, select } from './cda-people.ts'
import type { EmbeddedPart, SectionOutline } from './model.ts'
import { CDA_EXTERNAL_BODY, CDA_NO_BODY } from './refusals.ts'

/** A level-1 body: the part that holds it, or text written in place. */
export type CdaBody =
  | { readonly kind: 'structured'; readonly sections: readonly XmlElement[] }
  | { readonly kind: 'unstructured'; readonly text: XmlElement; readonly mediaType: string; readonly part?: EmbeddedPart }

const unstructured = (body: XmlElement, parts: readonly EmbeddedPart[]): CdaBody => {
  const text = first(body, 'text') ?? refuse(CDA_NO_BODY)
  const part = attributeOf(text, 'representation') === 'B64' ? parts.find(({ place }) => place === 'body') : undefined
  const mediaType = part?.mediaType ?? attributeOf(text, 'mediaType') ?? 'text/plain'
  if (part === undefined && first(text, 'reference') !== undefined) refuse(CDA_EXTERNAL_BODY)
  if (part === undefined && plainText(text) === undefined) refuse(CDA_NO_BODY)
  return { kind: 'unstructured', text, mediaType, ...given('part', part) }
}

/** Refuses `cda-no-body`, and `cda-external-body` for content that stands elsewhere: nothing named in a document is fetched. */
export const bodyOf = (root: XmlElement, parts: readonly EmbeddedPart[]): CdaBody => {
  const body = first(root, 'component/nonXMLBody')
  if (body !== undefined) return unstructured(body, parts)
  const sections = select(root, 'component/structuredBody/component/section')
  return sections.length === 0 ? refuse(CDA_NO_BODY) : { kind: 'structured', sections }
}

export const subsectionsOf = (section: XmlElement): readonly XmlElement[] => select(section, 'component/section')

/** Every section with its level, in document order. */
export const outlineOf = (sections: readonly XmlElement[], level = 1): readonly SectionOutline[] =>
  sections.flatMap(section => [
    { ...given('code', codeOf(first(section, 'code'))), ...given('title', plainText(first(section, 'title'))), level },
    ...outlineOf(subsectionsOf(section), level + 1),
  ])
