export { type Clock, type ClockKind, CLOCKS, delayOf, ringsAt } from './clocks.table.ts'
export { type Ring, type Rings, type Rung, openSweeper, type Sweeper, type SweepOptions, type Swept } from './sweep.ts'
export { startSweeping, type Sweeping, type SweepingOptions } from './start-sweeping.ts'
export { type Channel, type Closing, closeRecord, reopenRecord } from './close-record.ts'
export { askErasure, withdrawErasure } from './erase-record.ts'
export {
  objectToSuspension,
  resumeRecord,
  SUSPENSION_MOTIVES,
  type SuspensionMotive,
  suspendRecord,
} from './suspend-record.ts'
export { recordDeath } from './record-death.ts'
export { type Life, readLife } from './read-life.ts'
export {
  askForHeirs,
  askForHolder,
  decideHandover,
  type Handover,
  type HandoverDetail,
  HEIR_QUALITIES,
  HEIR_REASONS,
  type HeirQuality,
  type HeirReason,
  type HeirsAsk,
  opposeHeirs,
  readHandovers,
} from './heirs.ts'
export { type AcceptedHandover, acceptedHandovers, expireHandover, handoverReady } from './hand-over.ts'
export { type Delivered, deliverHandover, type Delivery, type DeliveryPlace } from './deliver-handover.ts'
export { type HandoverProof, openDelivered, type OpenedHandover } from './open-handover.ts'
export { askRefiling, RECORDS_MERGED, REFILE_DOCUMENTS, refileMerged, undoMerge } from './merge.ts'
export { beginPurge, type KeepsAccount } from './begin-purge.ts'
export { type Elsewhere, runPurge } from './run-purge.ts'
export { retentionRings, type RingOptions } from './rings.ts'
export { printErasureCertificate, type Erased, readErasures } from './purge-certificate.ts'
