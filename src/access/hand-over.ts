import { type Grant, type GrantFacts, issueGrant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Act, traceRefusal } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { decidingAgain, underGrant } from './door.ts'
import { NO_RECORD } from './refusals.ts'
import { loadSnapshot } from './snapshot.ts'
import { NOTHING_VISIBLE } from './visibility.ts'

/**
 * What a loop copies for somebody who may not open the record, read by no agent: a holder who never signed in, before closing (R.1111-36), or heirs
 * (L.1110-4 V). The right is `export`, rule `handing-over`; the Grant is of reading. Never what is held until its announcement, nor a minor's secret; to heirs
 * neither what she had masked in her life.
 */
export const underHandingOver = <T>(
  op: Operation,
  recordId: RecordId,
  to: 'heirs' | 'holder',
  act: Act,
  work: (grant: Grant<'read'>) => Promise<T>,
): Promise<T> => handing(op, recordId, to, act, facts => work(issueGrant({ ...facts, right: 'read' })))

/** The same of what was declared of her health. Never to heirs: theirs is a copy of some days, and what is declared stands in none (profile/visible.ts). */
export const profileUnderHandingOver = <T>(
  op: Operation,
  recordId: RecordId,
  act: Act,
  work: (grant: Grant<'read-profile'>) => Promise<T>,
): Promise<T> => handing(op, recordId, 'holder', act, facts => work(issueGrant({ ...facts, right: 'read-profile' })))

const handing = <T>(
  op: Operation,
  recordId: RecordId,
  to: 'heirs' | 'holder',
  act: Act,
  work: (facts: Omit<GrantFacts<'read'>, 'right'>) => Promise<T>,
): Promise<T> =>
  decidingAgain(recordId, () =>
    underGrant(op, recordId, 'export', act, async grant => {
      const { state, places } = await loadSnapshot(op, recordId)
      // Heirs of the dead, holders of a space that lives or is archived: never one for the other.
      if ((to === 'heirs') !== (state === 'deceased')) {
        await traceRefusal(op, grant, act, NO_RECORD.code)
        return refuse(NO_RECORD)
      }
      const visibility = {
        ...NOTHING_VISIBLE(op.instant),
        others: true,
        masked: to === 'holder',
        everyAudience: true,
        // Who it was hidden from may be among the heirs.
        hiddenPlaces: to === 'heirs' ? places.flatMap(({ targets }) => targets) : null,
        shelteredPlaces: grant.visibility.shelteredPlaces,
      }
      const { recordId: _, right: __, ...facts } = grant
      return work({ ...facts, recordId, visibility })
    }),
  )
