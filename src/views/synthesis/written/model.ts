import type { Traits } from '../../../identity/index.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Block, Item, Result } from '../model.ts'

/** Who signs what is written down, as FHIR and CDA name her. */
export type Writer = {
  readonly name: string
  readonly nationalId: string
  readonly structure: { readonly nationalId: string; readonly name: string }
}

/** All that is written down, whatever the format: a synthesis of what stands open, whose it is, who writes. */
export type ToWrite = {
  readonly holder: Traits
  readonly writer: Writer
  readonly at: Instant
  readonly blocks: { readonly allergies: Block; readonly treatments: Block; readonly conditions: Block; readonly history: Block }
  readonly results: readonly Result[]
  /** Points of attention in the words of who writes. */
  readonly attention?: readonly string[]
  /** Random identifiers of the parts, drawn one by one. */
  readonly uuid: () => string
}

export const itemsOf = (block: Block): readonly Item[] => (block.state === 'list' ? block.items : [])

export const pastProblems = (block: Block): readonly Item[] => itemsOf(block).filter(({ origin }) => origin === 'past-condition')
/** What was done: operations and stays. A history of relatives is theirs, and stays in the record. */
export const proceduresOf = (block: Block): readonly Item[] =>
  itemsOf(block).filter(({ origin }) => origin === 'operation' || origin === 'stay')

/** « None », said; or nothing said. */
export const absenceOf = (block: Block): 'none' | 'unknown' | null =>
  block.state === 'list' ? null : block.state === 'none' ? 'none' : 'unknown'

/** Codes of the IPS by which a list says that it is empty, or that nobody knows (CodeSystem absent-unknown-uv-ips). */
export const ABSENT = {
  system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
  oid: '2.16.840.1.113883.5.1150.1',
  allergies: {
    none: { code: 'no-known-allergies', display: 'No known allergies', french: 'Aucune allergie connue' },
    unknown: { code: 'no-allergy-info', display: 'No information about allergies', french: 'Allergies non renseignées' },
  },
  treatments: {
    none: { code: 'no-known-medications', display: 'No known medications', french: 'Aucun traitement' },
    unknown: { code: 'no-medication-info', display: 'No information about medications', french: 'Traitements non renseignés' },
  },
  conditions: {
    none: { code: 'no-known-problems', display: 'No known problems', french: 'Aucun problème connu' },
    unknown: { code: 'no-problem-info', display: 'No information about problems', french: 'Problèmes non renseignés' },
  },
} as const

export type Required = 'allergies' | 'treatments' | 'conditions'

/** Who says it, in the narrative: what is written down keeps its source. */
export const sourceOf = ({ standing, by, document }: Item): string => {
  const said = SAID[standing]
  return document === undefined ? `${said}, ${by}` : `${said}, ${by}, « ${document.title} »`
}

const SAID: Readonly<Record<Item['standing'], string>> = {
  declared: 'déclaré',
  confirmed: 'déclaré et confirmé',
  professional: 'noté par un soignant',
  read: 'lu dans un document',
  'read-confirmed': 'lu et confirmé',
}
