import type { ActorId, RecordId, Tag } from './ids.ts'
import type { Right } from './rights.ts'
import type { Visibility } from './visibility.ts'

/** Why the door said yes: the first matching rule of architecture §5, with the policy version it was decided under. */
export type Basis = {
  /** Stable code of the rule, e.g. `4-author`, `10-matrix`, `holder`. */
  readonly rule: string
  /** What the person reads in her journal: her agreement, care team, emergency… */
  readonly relation: string
  readonly policy: string
  readonly mode: 'normal' | 'regulation' | 'break-glass'
}

/** What protected places make of a bearer: who works in one is traced in the sheltered stream; from whom one is hidden, or was, does not read that stream. */
export type Shelter = { readonly acts: boolean; readonly outside: boolean }

export const NO_SHELTER: Shelter = { acts: false, outside: false }

const doorKey: unique symbol = Symbol('door')
const commitKey: unique symbol = Symbol('commit')

/** Permission of this operation for this right on this record. Only `access/` constructs one (caller list in test/architecture.test.ts). */
export class Grant<R extends Right = Right> {
  readonly right: R
  readonly recordId: RecordId
  readonly actorId: ActorId
  readonly actorTag: Tag
  /** The structure she works in, as this record knows it. */
  readonly structureTag: Tag | null
  /** Whose record it is, for the bearer's own journal. */
  readonly holderName: string
  readonly holderId: ActorId
  /** `null`: decided on nothing that can move (the opening of a record). */
  readonly rightsVersion: string | null
  readonly basis: Basis
  readonly visibility: Visibility
  /**
   * The bearer may not be told that this record exists: when the statement finds nothing, the answer is the one for no record at all.
   * The statement runs all the same, on the record or on a decoy, so that neither bytes nor work tell which.
   */
  readonly blind: boolean
  readonly shelter: Shelter

  /** @internal through `issueGrant` */
  constructor(key: typeof doorKey, facts: GrantFacts<R>) {
    if (key !== doorKey) throw new TypeError('a Grant comes from the door')
    this.right = facts.right
    this.recordId = facts.recordId
    this.actorId = facts.actorId
    this.actorTag = facts.actorTag
    this.structureTag = facts.structureTag
    this.holderName = facts.holderName
    this.holderId = facts.holderId
    this.rightsVersion = facts.rightsVersion
    this.basis = facts.basis
    this.visibility = facts.visibility
    this.blind = facts.blind
    this.shelter = facts.shelter ?? NO_SHELTER
    Object.freeze(this)
  }
}

export type GrantFacts<R extends Right> = {
  readonly right: R
  readonly recordId: RecordId
  readonly actorId: ActorId
  readonly actorTag: Tag
  readonly structureTag: Tag | null
  readonly holderName: string
  readonly holderId: ActorId
  readonly rightsVersion: string | null
  readonly basis: Basis
  readonly visibility: Visibility
  readonly blind: boolean
  readonly shelter?: Shelter
}

/** A Grant whose trace has committed: the only thing that opens a key. Only `audit/` constructs one. */
export class CommittedGrant<R extends Right = Right> {
  readonly grant: Grant<R>
  /** Number of the entry in its stream, and the stream. */
  readonly stream: TraceStream
  readonly n: string

  /** @internal through `commitGrant` */
  constructor(key: typeof commitKey, grant: Grant<R>, stream: TraceStream, n: string) {
    if (key !== commitKey) throw new TypeError('a CommittedGrant comes from a committed trace')
    this.grant = grant
    this.stream = stream
    this.n = n
    Object.freeze(this)
  }
}

/**
 * `open`: read by holder and representatives; `holder`: not by representatives; `held`: not yet by the holder; `sheltered`: of protected places, not by
 * whom they are hidden from.
 */
export type TraceStream = 'open' | 'holder' | 'held' | 'sheltered'

export const issueGrant = <R extends Right>(facts: GrantFacts<R>): Grant<R> => new Grant(doorKey, facts)

export const commitGrant = <R extends Right>(grant: Grant<R>, stream: TraceStream, n: string): CommittedGrant<R> =>
  new CommittedGrant(commitKey, grant, stream, n)
