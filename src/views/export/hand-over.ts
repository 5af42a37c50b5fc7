import type { RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import { fileExport } from './ask-export.ts'
import type { ExportId, ExportScope, HandedTo } from './model.ts'
import { pinRecord } from './store.ts'

/** `period`: what the reason covers, days of the acts of care. */
export type ToHandOver = {
  readonly requestId: string
  readonly to: HandedTo
  readonly period?: { readonly from?: string; readonly to?: string }
}

/** Rings when two agents have accepted: a loop prepares the copy, asked for in the transaction of its clock. No agent's Grant reaches it. */
export const handOver = async (op: Operation, outbox: Outbox, recordId: RecordId, accepted: readonly ToHandOver[]): Promise<void> =>
  op.db.transaction(async tx => {
    await pinRecord(tx, recordId)
    for (const { requestId, to, period } of accepted) {
      const scope: ExportScope = period === undefined ? { kind: 'all' } : { kind: 'period', ...period }
      const asked = { asker: { kind: 'handing-over', to, requestId }, scope } as const
      await fileExport(tx, op, outbox, { recordId, id: op.draw.uuid() as ExportId, askerTag: null, asked })
    }
  })
