import { underGrant } from '../../src/access/index.ts'
import { type Act, listUnderTrace, type SliceSelect } from '../../src/audit/index.ts'
import type { Grant } from '../../src/kernel/grant.ts'
import type { RecordId } from '../../src/kernel/ids.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import type { Right } from '../../src/kernel/rights.ts'
import type { Operation } from '../../src/platform/operation.ts'

const NOTHING: SliceSelect = { name: 'test:nothing', sql: () => 'select 1 as nothing where false', values: [] }
const LIST: Act = { action: 'documents.list' }

/** Goes through the door for this right and appends the trace of it: the grant as a store would get it. */
export const grantFor = <R extends Right>(op: Operation, recordId: RecordId, right: R, act: Act = LIST): Promise<Grant<R>> =>
  underGrant(op, recordId, right, act, async grant => {
    await listUnderTrace(op, grant, act, NOTHING)
    return grant
  })

/** What somebody who lists this record is: the relation she reads by, `nothing` (blind), or the code of her refusal. */
export const looksAs = async (op: Operation, recordId: RecordId): Promise<string> => {
  const { blind, basis } = await grantFor(op, recordId, 'read')
  return blind ? 'nothing' : basis.relation
}

/** The code with which something is refused; `done` when it is not. */
export const refusalOf = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )
