import { holderSide } from '../access/index.ts'
import { emptyQuarantine, expireUploads, openAwaited, tellAwaited } from '../documents/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'
import type { Taken } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { beginPurge, type KeepsAccount } from './begin-purge.ts'
import { closeSuspended } from './close-record.ts'
import { dieOfRegister } from './die-of-register.ts'
import { askRefiling } from './merge.ts'
import { markCompleted } from './purge-store.ts'
import { type Elsewhere, runPurge } from './run-purge.ts'
import type { Ring, Rings } from './sweep.ts'

export type RingOptions = {
  readonly outbox: Outbox
  readonly keepsAccount: KeepsAccount
  readonly elsewhere: Elsewhere
}

/** What the clocks of this slice do. */
export const retentionRings = ({ outbox, keepsAccount, elsewhere }: RingOptions): Rings => ({
  'documents.tell-announcement': forRecord(async (op, recordId) => {
    await tellSide(op, outbox, recordId, await tellAwaited(op, recordId), 'update-soon')
  }),
  'documents.open-announced': forRecord(async (op, recordId) => {
    await tellSide(op, outbox, recordId, await openAwaited(op, recordId), 'update-made')
  }),
  'documents.empty-quarantine': async (op, due) => {
    for (const { subject } of due) await emptyQuarantine(op, subject as ActorId)
  },
  'documents.expire-uploads': async (op, due) => {
    for (const { subject } of due) await expireUploads(op, subject as ActorId)
  },
  'records.die': async (op, due) => {
    for (const { subject } of due) await dieOfRegister(op, subject as ActorId)
  },
  'records.close-suspended': forRecord((op, recordId) => closeSuspended(op, outbox, recordId)),
  'records.erase': forRecord(async (op, recordId) => void (await beginPurge(op, keepsAccount, recordId, 'asked'))),
  'records.refile': forRecord((op, recordId) => askRefiling(op, outbox, recordId)),
  'records.purge': forRecord(async (op, recordId) => void (await beginPurge(op, keepsAccount, recordId, 'ten-years'))),
  'purges.run': async (op, due) => {
    for (const { subject } of due) await runPurge(op, outbox, elsewhere, subject)
  },
  'purges.complete': async (op, due) => {
    await markCompleted(
      op.db,
      due.map(({ subject }) => subject),
      op.instant,
    )
  },
})

const forRecord =
  (ring: (op: Operation, recordId: RecordId) => Promise<void>): Ring =>
  async (op: Operation, due: readonly Taken[]) => {
    for (const { subject } of due) await ring(op, subject as RecordId)
  }

/** A closed record says nothing to anybody; a minor's secret says nothing to her parents. */
const tellSide = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  whom: 'nobody' | 'holder' | 'everybody',
  template: NoticeTemplate,
): Promise<void> => {
  if (whom === 'nobody') return
  const side = await holderSide(op, recordId)
  if (side === null || (side.state !== 'open' && side.state !== 'active')) return
  const to = whom === 'holder' ? [side.holderId] : [side.holderId, ...side.representatives]
  await askNotice(op.db, op, outbox, { recordId, to, template })
}
