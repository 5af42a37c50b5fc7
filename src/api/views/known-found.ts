import { readHolder } from '../../access/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Found } from '../contract/index.ts'
import { traitsPage } from './person-traits.ts'

/** She has a relation to this record: the banner is read, under its trace. */
export const knownFound = async (op: Operation, handle: RecordId): Promise<Found> => {
  const holder = await readHolder(op, handle)
  return {
    handle,
    person: traitsPage(op, handle, holder),
    recordId: handle,
    ...(holder.until === null ? {} : { openUntil: toIso(holder.until) }),
  }
}
