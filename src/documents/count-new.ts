import { NO_RECORD } from '../access/index.ts'
import { type Committed, listUnderTrace, traceRefusal } from '../audit/index.ts'
import type { Grant } from '../kernel/grant.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { countSince } from './new-since-store.ts'

const ACT = { action: 'record.read-news' } as const

/** How many documents came since, of those that she would find: a number, no title, no type, under its own trace. `null`: since ever. */
export const countNew = async (op: Operation, grant: Grant<'read'>, since: Instant | null): Promise<Committed<'read', number>> => {
  if (grant.blind) {
    await traceRefusal(op, grant, ACT, NO_RECORD.code)
    return refuse(NO_RECORD)
  }
  const select = countSince(grant.visibility, grant.actorTag, since)
  const { committed, value } = await listUnderTrace<'read', { readonly n: number }>(op, grant, ACT, select)
  return { committed, value: value[0]?.n ?? 0 }
}
