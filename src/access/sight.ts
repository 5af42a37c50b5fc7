import type { Visibility } from '../kernel/visibility.ts'
import type { Operation } from '../platform/operation.ts'
import { type Asking, factsFor, type Known } from './actor-facts.ts'
import { type Case, caseOf, mayKnowOfIt } from './case.ts'
import type { ActorFacts } from './facts.ts'
import type { OpenedRights, RightsSnapshot, Scope } from './model.ts'
import { openRightsOf } from './snapshot.ts'
import { taggingFor } from './tagging.ts'
import { NOTHING_VISIBLE, reach, type Reached, visibilityOf } from './visibility.ts'

/** `tells`: that there is a record. What is visible of it is another matter: nothing may be. */
export type Sight = { readonly tells: boolean; readonly visibility: Visibility }

type Scopes = Pick<OpenedRights, 'details' | 'shares'>

export const reachOf = ({ snapshot, known }: Case<Asking>, facts: ActorFacts): Reached =>
  reach(facts, snapshot.settings.everythingHidden, known.rule?.onceRepresentative)

export const mayTell = (known: Known, facts: ActorFacts, reached: Reached): boolean =>
  mayKnowOfIt(known) && (reached.tells || reach({ ...facts, right: 'read' }, false).tells)

export const fullSight = ({ op, snapshot, known }: Case<Asking>, reached: Reached, opened: Scopes): Sight => ({
  tells: true,
  visibility: visibilityOf(reached, scopeOf(known, opened), taggingFor(op, snapshot, known)),
})

/** Of hers alone, when she may not be told that there is a record. */
export const ownSight = ({ op, snapshot, known }: Case<Asking>, reached: Reached): Sight => ({
  tells: false,
  visibility: {
    ...NOTHING_VISIBLE(op.instant),
    held: reached.held,
    hiddenFromRepresentatives: reached.hiddenFromRepresentatives,
    masked: reached.masked,
    everyAudience: reached.everyAudience,
    others: false,
    own: reached.own ? taggingFor(op, snapshot, known).own : null,
  },
})

/** What the next request to read of whoever is known so would find: the door's own answer, for previews and for what the person is told. */
export const sightIn = (on: Case<Asking>, facts: ActorFacts, opened: Scopes): Sight => {
  const reached = reachOf(on, facts)
  return mayTell(on.known, facts, reached) ? fullSight(on, reached, opened) : ownSight(on, reached)
}

/** The same, of rights as they stand. */
export const sightOf = async (on: Case<Asking>): Promise<Sight> => {
  const facts = factsFor(on.op, on.snapshot, on.known, 'read')
  if (facts === null) return { tells: false, visibility: NOTHING_VISIBLE(on.op.instant) }
  return sightIn(on, facts, await openRightsOf(on.op, on.snapshot))
}

/** How far she was let in: by the code she typed, else by her rule, else by her team's. */
export const scopeOf = ({ share, rule }: Known, { details, shares }: Scopes): Scope => {
  // A share without its sealed part shows nothing: the default is no.
  if (share !== undefined) return shares.get(share.id)?.scope ?? { kind: 'documents', documentIds: [] }
  return (rule === undefined ? undefined : details.get(rule.actorTag)?.scope) ?? ALL
}

const ALL: Scope = { kind: 'all' }

/** Would one ordinary document be read by whom is known so, if nothing were hidden? */
export const wouldRead = (op: Asking, snapshot: RightsSnapshot, known: Known): boolean => {
  const facts = factsFor(op, snapshot, known, 'read')
  return facts !== null && reach(facts, false).tells
}

/** A relation that opens something today. */
export const isTold = (op: Operation, snapshot: RightsSnapshot): boolean => {
  const { known } = caseOf(op, snapshot)
  return snapshot.real && mayKnowOfIt(known) && wouldRead(op, snapshot, known)
}
