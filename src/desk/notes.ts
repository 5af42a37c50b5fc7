import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { newReference } from '../records/index.ts'
import type { ActNote } from './model.ts'
import { type ActRow, insertAct } from './store.ts'

type Keys = Pick<Operation, 'keyring'>

const context = (actId: string): string => `desk-act|${actId}`

export const newNote = (op: Operation, note: Omit<ActNote, 'reference'>): ActNote => ({ ...note, reference: newReference(op) })

/** Kept for ever with the person's own things; its number is what a receipt is asked for by. */
export const writeNote = async (
  tx: Queries,
  op: Pick<Operation, 'keyring' | 'draw' | 'instant'>,
  personId: ActorId,
  note: ActNote,
): Promise<string> => {
  const actId = op.draw.uuid()
  const sealed = op.keyring.sealForActor(personId, context(actId), Buffer.from(JSON.stringify(note)))
  await insertAct(tx, personId, { act_id: actId, at: op.instant, sealed })
  return actId
}

export const openNote = ({ keyring }: Keys, personId: ActorId, { act_id, sealed }: ActRow): ActNote =>
  JSON.parse(keyring.openForActor(personId, context(act_id), sealed).toString('utf8')) as ActNote
