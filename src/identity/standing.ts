import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { IDENTITY_MARKED, NOT_QUALIFIED } from './refusals.ts'
import { insertStanding, selectNoted, selectStanding, type StandingRow, type Tagged } from './standing-store.ts'
import { type IdentityFacts, type IdentityMark, isQualified } from './status.ts'
import { numberWithout } from './tags.ts'

/** Of how many changes who and when are shown. */
const SHOWN = 50

export type NotedStanding = { readonly facts: IdentityFacts; readonly at: Instant; readonly by: string }
type Who = { readonly id: ActorId; readonly name: string }

/** Whose doubt it is: the structure’s, else of who practises alone (RNIV). */
const keeperOf = ({ caller }: Operation): ActorId => caller.exercise?.structureId ?? caller.subject.id

/** Keyed by the structure too: the same number has another tag elsewhere, and none leads to a record. */
const tagOf = (op: Operation, handle: RecordId): Buffer => op.keyring.blindIndex('identity-standing', `${keeperOf(op)}|${handle}`)

/** @internal the arguments of the look-up that reads it as well */
export const standingAsked = (op: Operation, ins: Ins): readonly [ActorId, Buffer] => [
  keeperOf(op),
  tagOf(op, numberWithout(op.keyring, ins)),
]

/** A number of which nothing is noted was qualified by the structure’s own software, which is what sends it (PDT-INF-526 TD0.2). */
export const factsOfStanding = (row: StandingRow | undefined): IdentityFacts => ({
  verified: row?.verified ?? true,
  recovered: row?.recovered ?? true,
  doubtful: row?.mark === 'doubtful',
  fictitious: row?.mark === 'fictitious',
})

/** Only a qualified identity opens or feeds. Errors: `identity-marked-doubtful`, `identity-marked-fictitious`, `identity-not-qualified`. */
export const requireQualified = (facts: IdentityFacts): void => {
  if (facts.doubtful) refuse(IDENTITY_MARKED.doubtful)
  if (facts.fictitious) refuse(IDENTITY_MARKED.fictitious)
  if (!isQualified(facts)) refuse(NOT_QUALIFIED)
}

/**
 * What the caller’s structure marked neither opens nor feeds from there, whatever was opened before. Asked before anything about the record, in the same statement for one
 * that is there and for none. Errors: `identity-marked-doubtful`, `identity-marked-fictitious`.
 */
export const requireUnmarked = async (op: Operation, handle: RecordId): Promise<void> => {
  const row = await selectStanding(op.db, keeperOf(op), tagOf(op, handle))
  if (row !== undefined && row.mark !== null) refuse(IDENTITY_MARKED[row.mark])
}

/** Whose standing: by the number under which a record is asked for, and by the one of her INS where it is known. */
export type Whose = { readonly handle: RecordId; readonly ins?: Ins }

/** What is noted: `verified` when traits were asked for or a card was read; `mark` set, or taken back by `none`. */
export type Note = { readonly verified?: boolean; readonly mark?: IdentityMark | 'none' }

/** Notes it, who and when, and tells how it stands from here on: of the structure alone, and nothing of a record. */
export const noteIdentity = async (op: Operation, whose: Whose, { verified, mark }: Note): Promise<IdentityFacts> => {
  const keeper = keeperOf(op)
  const tags = [
    tagged(op, whose.ins === undefined ? whose.handle : numberWithout(op.keyring, whose.ins)),
    tagged(op, whose.handle),
  ] as const
  await insertStanding(op.db, { keeper, at: op.instant, verified: verified ?? null, mark: mark ?? null, tags })
  return factsOfStanding(await selectStanding(op.db, keeper, tags[1].tag))
}

const tagged = (op: Operation, handle: RecordId): Tagged => {
  const tag = tagOf(op, handle)
  const { id, name } = op.caller.subject
  const who: Who = { id, name }
  return { tag, sealed: op.keyring.sealForActor(keeperOf(op), contextOf(tag), Buffer.from(JSON.stringify(who))) }
}

const contextOf = (tag: Buffer): string => `identity-standing|${tag.toString('hex')}`

/** How it stood in the caller’s structure, the latest first, with who noted it and when. */
export const readStanding = async (op: Operation, handle: RecordId): Promise<readonly NotedStanding[]> => {
  const [keeper, tag] = [keeperOf(op), tagOf(op, handle)]
  return (await selectNoted(op.db, keeper, tag, SHOWN)).map(row => {
    const { name } = JSON.parse(op.keyring.openForActor(keeper, contextOf(tag), row.sealed).toString('utf8')) as Who
    return { facts: factsOfStanding(row), at: row.noted_at, by: name }
  })
}
