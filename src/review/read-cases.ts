import { underGrant } from '../access/index.ts'
import { type Act, listUnderTrace } from '../audit/index.ts'
import type { Grant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import type { Case } from './model.ts'
import { requireHerSide } from './ask.ts'
import { openBody } from './open-case.ts'
import { type CaseRow, casesOfRecord } from './store.ts'

const READ: Act = { action: 'review.read' }

/** What she asked, and how far it is: hers and her representatives'. */
export const readCases = (op: Operation, recordId: RecordId): Promise<readonly Case[]> =>
  underGrant(op, recordId, 'read-journal', READ, async (grant: Grant<'read-journal'>) => {
    requireHerSide(grant)
    const { value } = await listUnderTrace<'read-journal', CaseRow>(
      op,
      grant,
      READ,
      casesOfRecord(grant.basis.relation === 'holder', grant.shelter.outside),
    )
    return value.map(row => asCase(op, row))
  })

export const asCase = (op: Operation, row: CaseRow): Case => {
  const { settle: _settle, asked: _asked, ...body } = openBody(op, row)
  return {
    ...body,
    caseId: row.case_id,
    recordId: row.record_id,
    kind: row.kind,
    state: row.state,
    openedAt: row.opened_at,
    due: row.due,
    isExtended: row.is_extended,
  }
}
