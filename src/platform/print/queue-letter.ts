import type { ActorId } from '../../kernel/ids.ts'
import type { Queries } from '../db/index.ts'
import type { Keyring } from '../keyring/keyring.ts'
import type { Operation } from '../operation.ts'
import type { Letter } from './model.ts'
import { insertLetter } from './store.ts'

/** Leaves a letter for the next batch, in the caller's transaction. `personId`: who is written to. The same id twice is one letter. */
export const queueLetter = (tx: Queries, { keyring, instant }: Pick<Operation, 'keyring' | 'instant'>, personId: ActorId, letter: Letter) =>
  insertLetter(tx, letter.id, personId, instant, keyring.sealForActor(personId, context(letter.id), Buffer.from(JSON.stringify(letter))))

const context = (id: string): string => `letter|${id}`

export const openLetter = (keyring: Keyring, id: string, personId: ActorId, sealed: Uint8Array): Letter =>
  JSON.parse(keyring.openForActor(personId, context(id), sealed).toString('utf8')) as Letter
