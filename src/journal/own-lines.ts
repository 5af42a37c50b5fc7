import type { ActorId } from '../kernel/ids.ts'
import { ownJournalRows } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'

export type OwnLine = {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly record: string
  readonly holder: string
  readonly documents: readonly string[]
  readonly outcome: string
  readonly mode: string
  readonly relation: string
  readonly motive?: string
}

export const selectOwnLines = async (
  op: Operation,
  actorId: ActorId,
  before: string | null,
  limit: number,
): Promise<readonly OwnLine[]> => {
  const rows = await ownJournalRows(op.db, actorId, before, limit)
  return rows.map(row => ({
    id: row.id,
    ...(JSON.parse(op.keyring.openForActor(actorId, 'journal', row.sealed).toString('utf8')) as Omit<OwnLine, 'id'>),
  }))
}
