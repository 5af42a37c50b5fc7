import type { CardLanguage } from '../../access/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { LineCode } from '../synthesis/model.ts'

/** Blocks of the card, in the order in which they are read in an emergency (X4). */
export const CARD_BLOCKS = ['danger', 'treatments', 'conditions', 'contacts', 'wishes'] as const
export type CardBlock = (typeof CARD_BLOCKS)[number]

export const CARD_RISKS = ['severe-allergy', 'anticoagulant', 'implant', 'pregnancy', 'transplant', 'rare-disease'] as const
export type CardRisk = (typeof CARD_RISKS)[number]

export type CardTag = CardRisk | 'allergy' | 'no-allergy' | 'no-treatment' | 'blood-group' | 'trusted-person' | 'directives'

/** What it is, for who reads it as data (FHIR R4): never more of it than the card says. */
export type CardFact =
  | { readonly kind: 'allergy' | 'treatment' | 'condition' | 'procedure'; readonly code?: LineCode }
  | { readonly kind: 'contact'; readonly name: string; readonly phone?: string; readonly relationship?: string }
  | { readonly kind: 'blood-group' | 'directives' }

/** Something that may stand on the card. Who said it stays beside it on screen; on the card there is no room, and its bearer vouches for it. */
export type CardItem = {
  readonly key: string
  readonly block: CardBlock
  readonly tag: CardTag | null
  /** In the words of who wrote it; absent for what only the card says (« no known allergy »). */
  readonly text: string
  readonly detail: string
  readonly shown: boolean
  readonly source: 'declared' | 'confirmed' | 'professional' | 'read'
  /** Day of its last writing, `YYYY-MM-DD`. */
  readonly since: string
  readonly is: CardFact
}

export type Card = {
  readonly language: CardLanguage
  readonly holder: { readonly name: string; readonly birthDate: string; readonly sex: 'F' | 'M' | 'U' }
  readonly items: readonly CardItem[]
  readonly code: { readonly text: string; readonly since: Instant } | null
}
