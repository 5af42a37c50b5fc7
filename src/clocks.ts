import { endDueCardLinks, openUnopposed } from './access/index.ts'
import { hasAccount, LOOP } from './accounts/index.ts'
import { expireBatches } from './batches/index.ts'
import { operationFor, type Services } from './api/index.ts'
import {
  type DelegationId,
  endDueDelegation,
  expireInvitation,
  followRegister,
  forgetDelegations,
  reachMajority,
} from './delegations/index.ts'
import { deleteOfPerson } from './desk/index.ts'
import { readWaiting, settleDocument } from './documents/index.ts'
import type { ActorId, RecordId } from './kernel/ids.ts'
import { deleteAnswers, deleteExplanations, writeYearlyLetter } from './journal/index.ts'
import { watchRings } from './watch-accesses.ts'
import { deliverWaiting, forgetNotices } from './notifications/index.ts'
import { addressOf } from './open-post.ts'
import {
  acceptedHandovers,
  expireHandover,
  openSweeper,
  retentionRings,
  type Rings,
  startSweeping,
  type Sweeping,
} from './retention/index.ts'
import { deleteAskings, deleteCases, deleteReviewedAccesses, noteAccessDue, noteOverdue, passOnLate, settlementOf } from './review/index.ts'
import { systemDraw } from './platform/keyring/primitives.ts'
import type { Outbox } from './platform/outbox/index.ts'
import { expireExport, type ExportId, forgetExports, forgetVisits, handOver } from './views/index.ts'

/**
 * What each legal clock does when it rings; `retention/clocks.table.ts` says when and why. A kind that is not here keeps its dates. A ring acts in
 * the transaction that took its subjects: `op.db` is that transaction.
 */
export const ringsOf = ({ outbox, places, engine }: Pick<Services, 'outbox' | 'places'> & Partial<Pick<Services, 'engine'>>): Rings => ({
  'records.open-unopposed': async (op, due) => {
    await openUnopposed(
      op,
      due.map(({ subject }) => subject),
      places,
    )
  },
  'records.follow-register': async (op, due) => {
    for (const { subject } of due) await followRegister(op, outbox, subject as ActorId)
  },
  'batches.expire': async (op, due) => {
    for (const { subject } of due) await expireBatches(op, subject as ActorId)
  },
  'delegations.end': async (op, due) => {
    for (const { subject } of due) await endDueDelegation(op, outbox, subject as DelegationId)
  },
  'delegations.expire-invitation': async (op, due) => {
    for (const { subject } of due) await expireInvitation(op, outbox, subject as DelegationId)
  },
  'journal.write-letter': async (op, due) => {
    for (const { subject } of due) await writeYearlyLetter(op, subject as RecordId, places)
  },
  'delegations.majority': async (op, due) => {
    for (const { subject } of due) await reachMajority(op, outbox, subject as ActorId)
  },
  ...copyRings,
  // Whoever has no reader of documents leaves them to a process that has one.
  ...(engine === undefined
    ? {}
    : {
        'documents.read-entries': async (op, due) => {
          for (const { subject } of due) await readWaiting(op, engine, subject as RecordId)
        },
      }),
  ...reviewRings(outbox),
  ...watchRings,
  'notifications.deliver': async (op, due) => {
    for (const { subject } of due) await deliverWaiting(op, subject as ActorId, addressOf)
  },
  'records.hand-over': async (op, due) => {
    for (const { subject } of due) {
      const recordId = subject as RecordId
      await handOver(op, outbox, recordId, await acceptedHandovers(op, recordId))
    }
  },
  ...retentionRings({
    outbox,
    keepsAccount: hasAccount,
    elsewhere: {
      ofRecord: [
        (tx, _op, recordId) => deleteAnswers(tx, recordId),
        (tx, _op, recordId) => deleteCases(tx, recordId),
        (tx, _op, recordId) => deleteReviewedAccesses(tx, recordId),
        forgetExports,
        forgetVisits,
      ],
      ofPerson: [
        (tx, _op, personId) => forgetNotices(tx, personId),
        (tx, _op, personId) => deleteOfPerson(tx, personId),
        forgetDelegations,
        (tx, _op, personId) => deleteExplanations(tx, personId),
        (tx, _op, personId) => deleteAskings(tx, personId),
      ],
    },
  }),
})

/** What left her record for a while. */
const copyRings: Rings = {
  'access.end-links': async (op, due) => {
    for (const { subject } of due) await endDueCardLinks(op, subject as RecordId)
  },
  'exports.expire': async (op, due) => {
    for (const { subject } of due) {
      const recordId = await expireExport(op, subject as ExportId)
      if (recordId !== null) await expireHandover(op.db, recordId, subject, op.instant)
    }
  },
}

const reviewRings = (outbox: Outbox): Rings => ({
  'review.answer-late': async (op, due) => {
    for (const { subject } of due) await passOnLate(op, outbox, subject)
  },
  'review.decision-late': async (op, due) => {
    for (const { subject } of due) await noteOverdue(op, outbox, subject)
  },
  'review.access-due': async (op, due) => {
    for (const { subject } of due) await noteAccessDue(op, subject)
  },
  'review.settle': async (op, due) => {
    for (const { subject } of due) {
      const settlement = await settlementOf(op, subject)
      if (settlement !== null) await settleDocument(op, settlement.recordId, settlement.documentId, settlement)
    }
  },
})

export const sweepClocks = (services: Services): Sweeping => {
  const { db, log, metrics } = services
  const sweeper = openSweeper({
    rings: ringsOf(services),
    rang: ({ kind }) => metrics.clockRang(kind),
    failed: (kind, error) => {
      metrics.clockFailed(kind)
      log.warn('a legal clock could not ring; it is tried again', { loop: 'retention', clock: kind, error })
    },
  })
  return startSweeping({ sweeper, db, log, operation: () => operationFor(services, LOOP, systemDraw.uuid()) })
}
