import { type Grant, issueGrant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Act } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { decidingAgain, underGrant } from './door.ts'

/**
 * What a loop opens again to know what it says, for the search of the record: documents of before their text was kept. Nobody reads it; the person sees in her
 * journal that it was done. The right is `keep-time`, which only the system has; the Grant is of reading, of everything.
 */
export const underReadingAgain = <T>(op: Operation, recordId: RecordId, act: Act, work: (grant: Grant<'read'>) => Promise<T>): Promise<T> =>
  decidingAgain(recordId, () =>
    underGrant(op, recordId, 'keep-time', act, grant => {
      const everything = { others: true, masked: true, everyAudience: true, held: true, hiddenFromRepresentatives: true }
      const { recordId: _, ...facts } = grant
      return work(issueGrant({ ...facts, recordId, right: 'read', visibility: { ...grant.visibility, ...everything } }))
    }),
  )
