import type { Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { decide } from './decide.ts'
import type { ActorFacts, DocumentFacts } from './facts.ts'
import type { Scope } from './model.ts'

/** A document about which nothing is special, written by somebody else, that the matrix allows; masked when everything is. */
const PLAIN: Omit<DocumentFacts, 'masked'> = {
  own: false,
  scope: 'inside',
  matrix: true,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlace: false,
  audience: 'all',
}
const OWN: DocumentFacts = {
  own: true,
  scope: 'outside',
  matrix: false,
  masked: true,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlace: false,
  audience: 'chosen-out',
}

/** How far the rules reach for this actor, found by asking `decide` about one document of each kind: the policy has one implementation. */
export type Reached = {
  readonly own: boolean
  readonly others: boolean
  readonly masked: boolean
  readonly held: boolean
  readonly hiddenFromRepresentatives: boolean
  /** Sees what was written in places that are protected from her: nobody from whom one can be. */
  readonly hiddenPlaces: boolean
  readonly everyAudience: boolean
  readonly everyClass: boolean
  readonly everyScope: boolean
  /** An ordinary document would be seen if nothing were hidden: hiding everything must not look like having no access. */
  readonly tells: boolean
  readonly rule: string
}

export const reach = (facts: ActorFacts, everythingHidden: boolean, onceRepresentative = false): Reached => {
  // A helper who represented her once is put to the decision as a representative for what was hidden from those (test/oracle/README.md 27).
  const asked = ({ hiddenFromRepresentatives }: Partial<DocumentFacts>): ActorFacts =>
    hiddenFromRepresentatives === true && onceRepresentative ? { ...facts, actor: 'representative' } : facts
  const ask = (document: Partial<DocumentFacts>) => decide({ ...asked(document), ...PLAIN, masked: everythingHidden, ...document })
  const may = (document: Partial<DocumentFacts>): boolean => ask(document).answer === 'allow'
  const others = may({})
  const best = others ? {} : OWN
  return {
    own: may(OWN),
    others,
    masked: may({ masked: true }),
    held: may({ ...best, held: true }),
    hiddenFromRepresentatives: may({ ...best, hiddenFromRepresentatives: true }),
    hiddenPlaces: may({ ...best, hiddenPlace: true }),
    everyAudience: may({ audience: 'chosen-out' }),
    everyClass: may({ matrix: false }),
    everyScope: may({ scope: 'outside' }),
    tells: may({ masked: false }),
    rule: ask({ masked: false }).rule,
  }
}

/** What the store sees of the reach: tags instead of codes. */
export type Tagging = {
  readonly own: Tag
  readonly audience: readonly Tag[]
  readonly at: Instant
  /** Protected from the actor. */
  readonly hiddenPlaces: readonly Tag[]
  /** Class tags the matrix leaves to this profession, and those of the scope. */
  readonly classTags: (restrictedToMatrix: boolean, scope: Scope | null) => readonly Tag[] | null
  readonly monthTags: (scope: Scope | null) => readonly Tag[] | null
}

export const visibilityOf = (reached: Reached, scope: Scope, tagging: Tagging): Visibility => {
  const within = reached.everyScope ? null : scope
  return {
    own: reached.own ? tagging.own : null,
    others: reached.others,
    masked: reached.masked,
    held: reached.held,
    hiddenFromRepresentatives: reached.hiddenFromRepresentatives,
    hiddenPlaces: reached.hiddenPlaces ? null : tagging.hiddenPlaces,
    shelteredPlaces: [],
    everyAudience: reached.everyAudience,
    audienceTags: tagging.audience,
    classTags: tagging.classTags(!reached.everyClass, within),
    monthTags: tagging.monthTags(within),
    documentIds: within?.kind === 'documents' ? within.documentIds : null,
    at: tagging.at,
  }
}

export const NOTHING_VISIBLE = (at: Instant): Visibility => ({
  own: null,
  others: false,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlaces: null,
  shelteredPlaces: [],
  everyAudience: false,
  audienceTags: [],
  classTags: null,
  monthTags: null,
  documentIds: null,
  at,
})
