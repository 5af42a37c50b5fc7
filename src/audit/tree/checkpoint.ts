import { openNote, signNote } from './note.ts'
import { HASH_BYTES, type NoteKey, type SignedCheckpoint, type Signer, type TreeHead } from './model.ts'

const SIZE = /^(?:0|[1-9]\d{0,15})$/

/** C2SP tlog-checkpoint: origin, size, root, no extension lines. */
export const checkpointBody = (origin: string, { size, root }: TreeHead): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`

/** Signs a tree head. Only `sequence` calls it, after it knows that the tree grows from the last one signed. */
export const signCheckpoint = (signer: Signer, head: TreeHead): SignedCheckpoint => ({
  ...head,
  note: signNote(signer, checkpointBody(signer.name, head)),
})

/** The tree head a checkpoint text states, or null. The signature is not looked at. */
export const parseCheckpointBody = (body: string, origin: string): TreeHead | null => {
  const [first, size, encoded, end, ...more] = body.split('\n')
  if (first !== origin || size === undefined || encoded === undefined || end !== '' || more.length > 0) return null
  const root = Buffer.from(encoded, 'base64')
  if (!SIZE.test(size) || !Number.isSafeInteger(Number(size))) return null
  if (root.length !== HASH_BYTES || root.toString('base64') !== encoded) return null
  return { size: Number(size), root }
}

/** A checkpoint of this log that its key signed, or null. */
export const openCheckpoint = (note: string, key: NoteKey): SignedCheckpoint | null => {
  const body = openNote(note, key)
  const head = body === null ? null : parseCheckpointBody(body, key.name)
  return head === null ? null : { ...head, note }
}
