import { requireRecent } from '../../accounts/index.ts'
import { underGrant } from '../../access/index.ts'
import { type Act, writeUnderTrace } from '../../audit/index.ts'
import type { EventId, RecordId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AskedExport, ExportId, ExportScope } from './model.ts'
import { EXPORT_UNDER_WAY } from './refusals.ts'
import { exportTag, sealAsked, sealPlace } from './sealing.ts'
import { insertExport, insertTag, selectExports } from './store.ts'

/** Its number is the export's. */
export const EXPORT_ASKED = 'exports.asked'

/**
 * Asks for a copy of what the caller may see (CSP L.1111-19; GDPR art. 20): holder and representatives, with a proof of ten minutes at most; never a
 * helper. A job makes it; what goes in is decided when it runs. One at a time. Errors: `step-up-needed`, `act-refused`, `no-record`, `export-under-way`.
 */
export const askExport = async (op: Operation, outbox: Outbox, recordId: RecordId, scope: ExportScope): Promise<ExportId> => {
  requireRecent(op, 'export')
  const act: Act = { action: 'record.export', motive: 'asked' }
  const { sessionId: _, ...caller } = op.caller
  return underGrant(op, recordId, 'export', act, async grant => {
    const id = op.draw.uuid() as ExportId
    await writeUnderTrace(op, grant, act, async tx => {
      const others = await selectExports(tx, recordId, grant.actorTag)
      if (others.some(({ state }) => state === 'asked' || state === 'running')) return refuse(EXPORT_UNDER_WAY)
      await fileExport(tx, op, outbox, { recordId, id, askerTag: grant.actorTag, asked: { asker: { kind: 'person', caller }, scope } })
    })
    return id
  })
}

type Filed = Pick<Parameters<typeof insertExport>[1], 'recordId' | 'id' | 'askerTag'> & { readonly asked: AskedExport }

/** The row, where its clock finds it, and the event its job comes from. */
export const fileExport = async (tx: Queries, op: Operation, outbox: Outbox, { recordId, id, askerTag, asked }: Filed): Promise<void> => {
  const askerId = asked.asker.kind === 'person' ? asked.asker.caller.subject.id : null
  await insertExport(tx, { recordId, id, askerTag, askerId, at: op.instant, sealed: sealAsked(op, id, asked) })
  await insertTag(tx, exportTag(op, id), sealPlace(op, id, recordId))
  const eventId: string = id
  await outbox.emit(tx, { recordId, id: eventId as EventId, name: EXPORT_ASKED, sealedBody: sealPlace(op, id, recordId), at: op.instant })
}
