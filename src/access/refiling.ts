import { type Grant, issueGrant } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Act, traceRefusal } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { decidingAgain, underGrant } from './door.ts'
import { isMergedInto, selectStandingMerge, selectMergedInto } from './merge-store.ts'
import { NO_RECORD } from './refusals.ts'
import { loadSnapshot, openRightsOf } from './snapshot.ts'
import { NOTHING_VISIBLE } from './visibility.ts'

/** A merge that stands, seen from the record that is filed again: where to, whose both are, and who is named in its rules. */
export type Refiling = {
  readonly from: RecordId
  readonly to: RecordId
  readonly fromHolder: ActorId
  readonly toHolder: ActorId
  /** « Tout masquer » stood in it: what comes out of it is hidden one by one. */
  readonly everythingHidden: boolean
  /** National identifiers and numbers of those its rules name: their tags are made anew from them. */
  readonly actors: readonly string[]
}

/** `null`: it is merged into none, or the merge was undone. */
export const refilingOf = async (op: Operation, from: RecordId): Promise<Refiling | null> => {
  const row = await selectStandingMerge(op.db, from)
  if (row === undefined) return null
  const snapshot = await loadSnapshot(op, from)
  if (!snapshot.real) return null
  const { details } = await openRightsOf(op, snapshot)
  return {
    from,
    to: row.kept_record,
    fromHolder: row.second_id,
    toHolder: row.kept_id,
    everythingHidden: snapshot.settings.everythingHidden,
    actors: [...details.values()].flatMap(({ actor }) => [actor.id, ...(actor.nationalId === undefined ? [] : [actor.nationalId])]),
  }
}

/** Under the lock of the record that is kept: undoing takes the same. */
export const stillRefiled = (tx: Queries, { from, to }: Refiling): Promise<boolean> => isMergedInto(tx, from, to)

/** Records that are merged into this one: they end with it. */
export const mergedInto = (op: Operation, recordId: RecordId): Promise<readonly RecordId[]> => selectMergedInto(op.db, recordId)

/**
 * For the loop that files a merged record again, read by nobody: everything of it, masked, held and hidden too, because every bit goes with its
 * document. The right is `merge`, rule `refiling`; the Grant is of reading.
 */
export const underRefiling = <T>(op: Operation, { from }: Refiling, act: Act, work: (grant: Grant<'read'>) => Promise<T>): Promise<T> =>
  decidingAgain(from, () =>
    underGrant(op, from, 'merge', act, async grant => {
      // Two agents merge; no agent's Grant reaches a document.
      if (grant.basis.rule !== 'refiling') {
        await traceRefusal(op, grant, act, NO_RECORD.code)
        return refuse(NO_RECORD)
      }
      const { recordId, ...facts } = grant
      return work(
        issueGrant({
          ...facts,
          recordId,
          right: 'read',
          visibility: { ...everything(op), shelteredPlaces: grant.visibility.shelteredPlaces },
        }),
      )
    }),
  )

const everything = (op: Operation): Visibility => ({
  ...NOTHING_VISIBLE(op.instant),
  others: true,
  masked: true,
  held: true,
  hiddenFromRepresentatives: true,
  everyAudience: true,
})
