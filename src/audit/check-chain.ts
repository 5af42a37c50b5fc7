import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { type ChainRow, selectChains } from './chain-store.ts'

export type CheckedChain = { readonly entries: number; readonly isIntact: boolean }

/** Links, numbers and heads of a record's three streams, recomputed from commitments alone: nothing is opened, nothing is told of what is in them. */
export const checkChain = async (db: Queries, recordId: RecordId): Promise<CheckedChain> => {
  const rows = await selectChains(db, recordId)
  const isWhole = ({ entries, linked, numbered, is_head }: ChainRow): boolean => entries === 0 || (linked && numbered && is_head)
  return { entries: rows.reduce((sum, { entries }) => sum + entries, 0), isIntact: rows.length > 0 && rows.every(isWhole) }
}
