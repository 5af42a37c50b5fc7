export { type Anchor, fileAnchor } from './anchor.ts'
export { awaitPublished } from './await-published.ts'
export { openCheckpoint } from './checkpoint.ts'
export {
  LogBehind,
  LogForked,
  type NoteKey,
  type SignedCheckpoint,
  type Signer,
  type TreeHead,
  type Witness,
  type WitnessState,
} from './model.ts'
export { ed25519Signer } from './note.ts'
export { type EntryProof, formatProofFile } from './proof-file.ts'
export { proveConsistency, proveInclusion, rootAt } from './prove.ts'
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
} from './read.ts'
export { type Sequencer, type SequencerOptions, type SequencerStatus, startSequencer } from './sequencer.ts'
