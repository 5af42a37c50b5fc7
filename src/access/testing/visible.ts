import { isDeepStrictEqual } from 'node:util'
import type { DocumentId, Tag } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { DOCUMENT_RIGHTS } from '../../kernel/rights.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import { decide } from '../decide.ts'
import { SHIPPED_DECISION_POLICY } from '../decide-csv.ts'
import {
  ACTOR_KINDS,
  type ActorFacts,
  AUDIENCES,
  type DecisionPolicy,
  type DocumentFacts,
  MODES,
  RELATIONS,
  SCOPES,
  STATES,
} from '../facts.ts'
import type { Scope } from '../model.ts'
import type { Reached, Tagging } from '../visibility.ts'

/** What a store would select, compared with what the decision allows, in memory and without SQL. */
export type Subject = {
  readonly reach: (facts: ActorFacts, everythingHidden: boolean, onceRepresentative?: boolean) => Reached
  readonly visibilityOf: (reached: Reached, scope: Scope, tagging: Tagging) => Visibility
}

const BITS = [false, true] as const
const tags = (...values: readonly string[]): readonly Tag[] => values as readonly string[] as readonly Tag[]

/** A class tag says whether the matrix allows the type and whether the scope holds it; months and documents say the latter again. */
const CLASSES = tags('10', '11', '20', '21')
const IN_MATRIX = tags('10', '11')
const IN_SCOPE = tags('10', '20')
const MONTH_INSIDE = '71' as Tag
const DOCUMENT_INSIDE = 'b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId

const PLACES = tags('81')

export const TAGGING: Tagging = {
  own: '1' as Tag,
  audience: tags('1'),
  at: instant(0),
  hiddenPlaces: PLACES,
  classTags: (restricted, scope) =>
    restricted || scope?.kind === 'categories'
      ? CLASSES.filter(tag => (!restricted || IN_MATRIX.includes(tag)) && (scope?.kind !== 'categories' || IN_SCOPE.includes(tag)))
      : null,
  monthTags: scope => (scope?.kind === 'period' ? [MONTH_INSIDE] : null),
}

const SCOPE_KINDS: readonly Scope[] = [
  { kind: 'categories', classCodes: ['some'] },
  { kind: 'period', from: '2026-01', to: '2026-01' },
  { kind: 'documents', documentIds: [DOCUMENT_INSIDE] },
]

/** `src/documents/visible.ts` once more, on facts instead of columns. */
const sees = (v: Visibility, document: DocumentFacts): boolean => {
  const isInside = document.scope !== 'outside'
  const classTag = `${document.matrix ? '1' : '2'}${isInside ? '0' : '1'}` as Tag
  const others =
    v.others &&
    (v.masked || !document.masked) &&
    (v.everyAudience || document.audience !== 'chosen-out') &&
    (v.classTags === null || v.classTags.includes(classTag)) &&
    (v.monthTags === null || (isInside && v.monthTags.includes(MONTH_INSIDE))) &&
    (v.documentIds === null || (isInside && v.documentIds.includes(DOCUMENT_INSIDE)))
  const isTimely = (v.held || !document.held) && (v.hiddenFromRepresentatives || !document.hiddenFromRepresentatives)
  const isPlaced = v.hiddenPlaces === null || !document.hiddenPlace
  return isTimely && isPlaced && ((v.own === TAGGING.own && document.own) || others)
}

const KEPT_FROM: ReadonlySet<ActorFacts['actor']> = new Set(['representative', 'helper', 'reading-helper'])

const everyDocument = function* (scopes: DocumentFacts['scope'][], audiences: DocumentFacts['audience'][]): Generator<DocumentFacts> {
  for (const own of BITS)
    for (const scope of scopes)
      for (const audience of audiences)
        for (const matrix of BITS)
          for (const masked of BITS)
            for (const held of BITS)
              for (const hiddenFromRepresentatives of BITS)
                for (const hiddenPlace of BITS) yield { own, scope, audience, matrix, masked, held, hiddenFromRepresentatives, hiddenPlace }
}

/** Every actor the door can put to the decision (`author` is said document by document) and every right on a document that exists. */
export function* everyActor(
  states: readonly ActorFacts['state'][] = STATES,
  policy: DecisionPolicy = SHIPPED_DECISION_POLICY,
): Generator<ActorFacts> {
  const relations = RELATIONS.filter(relation => relation !== 'author')
  const rights = DOCUMENT_RIGHTS.filter(right => right !== 'deposit')
  const opposed = policy.afterOppositionAuthorMayDelete ? [false] : BITS
  for (const actor of ACTOR_KINDS)
    for (const right of rights)
      for (const relation of relations)
        for (const mode of MODES)
          for (const state of states)
            for (const switches of everySwitch())
              for (const depositsOpposed of opposed) yield { actor, relation, mode, state, right, ...switches, depositsOpposed, policy }
}

type Switches = Pick<ActorFacts, 'doctor' | 'samu' | 'breakGlass' | 'maskedInEmergency' | 'blockInEmergency'>

function* everySwitch(): Generator<Switches> {
  for (const doctor of BITS)
    for (const samu of BITS)
      for (const breakGlass of BITS)
        for (const maskedInEmergency of BITS)
          for (const blockInEmergency of BITS) yield { doctor, samu, breakGlass, maskedInEmergency, blockInEmergency }
}

const ORDINARY: DocumentFacts = {
  own: false,
  scope: 'all',
  matrix: true,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlace: false,
  audience: 'all',
}

/** Who represented her once sees what she would else, but nothing that was hidden from representatives (R.1111-50). */
const forgetsNothing = (reached: Reached, once: Reached): boolean =>
  isDeepStrictEqual(once, { ...reached, hiddenFromRepresentatives: false })

export type Compared = { readonly count: number; readonly wrong: readonly string[] }
export type Extent = { readonly whole: boolean; readonly most: number; readonly policy?: DecisionPolicy }

/** `whole`: every value of every fact; else one of those that no rule tells apart. Stops after `most` differences. */
export const compareVisibility = ({ reach, visibilityOf }: Subject, { whole, most, policy }: Extent): Compared => {
  const documents = [...(whole ? everyDocument([...SCOPES], [...AUDIENCES]) : everyDocument(['inside', 'outside'], ['all', 'chosen-out']))]
  // That the bit is nothing to all others stands in the cases of the rules and in the sample of the mutants.
  const unplaced = documents.filter(({ hiddenPlace }) => !hiddenPlace)
  const wrong: string[] = []
  let count = 0
  let turn = 0
  for (const facts of everyActor(whole ? STATES : ['active'], policy)) {
    for (const everythingHidden of BITS) {
      if (wrong.length >= most) return { count, wrong }
      const reached = reach(facts, everythingHidden)
      if (!forgetsNothing(reached, reach(facts, everythingHidden, true)))
        wrong.push(JSON.stringify({ once: true, everythingHidden, ...facts }))
      const ordinary = decide({ ...facts, ...ORDINARY })
      if (reached.tells !== (ordinary.answer === 'allow') || reached.rule !== ordinary.rule)
        wrong.push(JSON.stringify({ told: ordinary, ...facts }))
      const visibility = visibilityOf(reached, SCOPE_KINDS[turn++ % SCOPE_KINDS.length] ?? { kind: 'all' }, TAGGING)
      for (const document of KEPT_FROM.has(facts.actor) ? documents : unplaced) {
        count++
        const asked = { ...facts, ...document, masked: document.masked || everythingHidden }
        const allowed = decide(asked).answer === 'allow'
        if (sees(visibility, document) !== allowed) wrong.push(JSON.stringify({ allowed, everythingHidden, ...facts, ...document }))
      }
    }
  }
  return { count, wrong: wrong.slice(0, most) }
}
