export { type Act, type Action, type Outcome, STREAM_NUMBER, streamNamed, type TraceEntry } from './model.ts'
export { canonical, type Json } from './canonical.ts'
export { commitmentOf, NAMES, openEntryBytes } from './seal-entry.ts'
export { SESSION_ENDED } from './refusals.ts'
export { insertHead, ownJournalRows, type SliceSelect, tracePage, type TracePlace, type TraceRow } from './store.ts'
export { type Committed, listUnderTrace, readUnderTrace, RightsMoved, sealGranted, traceRefusal, writeUnderTrace } from './under-trace.ts'
export { selectBeside } from './beside-store.ts'
export { openHeldTrace, takeRecordLock } from './held-store.ts'
export { commitPublicly, type PublicEntry, purgeOwnJournal, purgeTrace } from './purge-record.ts'
export { startTallies } from './start-tallies.ts'
export { traceTallies } from './tally.ts'
export { awaitPublished } from './tree/await-published.ts'
export { type Anchor, fileAnchor } from './tree/anchor.ts'
export { openCheckpoint } from './tree/checkpoint.ts'
export {
  LogBehind,
  LogForked,
  type NoteKey,
  type SignedCheckpoint,
  type Signer,
  type TreeHead,
  type Witness,
  type WitnessState,
} from './tree/model.ts'
export { ed25519Signer } from './tree/note.ts'
export { type EntryProof, formatProofFile } from './tree/proof-file.ts'
export { proveConsistency, proveInclusion, rootAt } from './tree/prove.ts'
export {
  type EntryPlace,
  type InclusionEvidence,
  type LeafPlace,
  readCheckpoint,
  readConsistency,
  readEntriesBundle,
  readInclusion,
  readLeafPlaces,
  readTile,
} from './tree/read.ts'
export { type Sequencer, type SequencerOptions, type SequencerStatus, startSequencer } from './tree/sequencer.ts'
