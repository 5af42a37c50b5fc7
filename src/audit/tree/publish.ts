import type { Database } from '../../platform/db/index.ts'
import type { Anchor } from './anchor.ts'
import { openCheckpoint } from './checkpoint.ts'
import { LogBehind, LogForked, type NoteKey, type SignedCheckpoint } from './model.ts'
import { addSignatures, parseNote } from './note.ts'
import { proveConsistency } from './prove.ts'
import { markPublished, readEdge } from './store.ts'
import type { Cosigning, WitnessClient } from './witness-client.ts'

export type Publication = {
  readonly db: Database
  readonly key: NoteKey
  readonly anchor: Anchor
  readonly witnesses: readonly WitnessClient[]
}

/** The last published checkpoint as the anchor holds it. An anchor that cannot be read as ours is a fault: nothing is signed on a guess. */
export const readAnchor = async (anchor: Anchor, key: NoteKey): Promise<SignedCheckpoint | null> => {
  const note = await anchor.read()
  const checkpoint = note === null ? null : openCheckpoint(note, key)
  if (note !== null && checkpoint === null) throw new Error('the anchor does not hold a checkpoint of this log')
  return checkpoint
}

/** A witness ahead of a database that has itself moved on since is only quicker than this process. */
const judge = async (db: Database, checkpoint: SignedCheckpoint, outcome: Cosigning): Promise<string | null> => {
  switch (outcome.kind) {
    case 'cosigned':
      return outcome.line
    case 'absent':
      return null
    case 'forked':
      throw new LogForked(checkpoint.size)
    case 'ahead': {
      const { size } = await readEdge(db)
      if (size < outcome.size) throw new LogBehind(size, outcome.size)
      return null
    }
  }
}

/** Cosignatures of all witnesses that answer in time. Throws LogBehind or LogForked when one of them knows another tree. */
export const cosign = async ({ db, witnesses }: Publication, checkpoint: SignedCheckpoint): Promise<readonly string[]> => {
  const prove = (old: number): Promise<Uint8Array[]> => proveConsistency(db, old, checkpoint.size)
  const outcomes = await Promise.all(witnesses.map(witness => witness.cosign(checkpoint, prove)))
  const lines = await Promise.all(outcomes.map(outcome => judge(db, checkpoint, outcome)))
  return lines.filter(line => line !== null)
}

/** All lines but the log's own. */
const cosignaturesOf = (note: string): number => (parseNote(note)?.signatures.length ?? 1) - 1

/**
 * Shows a signed checkpoint to the world: witnesses first (each may add its line, none is waited for beyond its time), then the
 * anchor, then the row that readers are served from. Nobody can be served a checkpoint that the anchor does not know.
 */
export const publish = async (publication: Publication, checkpoint: SignedCheckpoint): Promise<SignedCheckpoint> => {
  const lines = await cosign(publication, checkpoint)
  const note = addSignatures(checkpoint.note, lines)
  await publication.anchor.write(note)
  await markPublished(publication.db, checkpoint.size, note, cosignaturesOf(note))
  return { ...checkpoint, note }
}
