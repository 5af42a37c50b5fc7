import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const XML_DOCTYPE: RefusalDefinition = {
  category: 'invalid',
  code: 'xml-doctype',
  message: 'Ce fichier XML contient une déclaration DOCTYPE ou ENTITY, refusée par sécurité.',
}

/** With the detail `truncated` when the document stops before its end. */
export const XML_NOT_WELL_FORMED: RefusalDefinition = {
  category: 'invalid',
  code: 'xml-not-well-formed',
  message: 'Ce fichier XML est mal formé ou incomplet.',
}

export const XML_TOO_DEEP: RefusalDefinition = {
  category: 'invalid',
  code: 'xml-too-deep',
  message: 'Ce fichier XML contient trop d’éléments imbriqués (200 niveaux au plus).',
}

export const XML_TOO_LARGE: RefusalDefinition = {
  category: 'too-large',
  code: 'xml-too-large',
  message:
    'Ce fichier XML dépasse les limites acceptées (5 Mo hors pièces jointes, nombre d’éléments, longueur d’un attribut ou d’un nom).',
}

export const XML_ENCODING: RefusalDefinition = {
  category: 'unsupported',
  code: 'xml-encoding',
  message: 'L’encodage de ce fichier XML n’est pas accepté. Encodages acceptés : UTF-8, UTF-16, ISO-8859-1, ISO-8859-15, windows-1252.',
}

/** The detail that tells a document cut short from one that is wrong. */
export const TRUNCATED = 'truncated'
