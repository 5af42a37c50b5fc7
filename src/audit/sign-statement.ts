import { sha256 } from '../platform/keyring/primitives.ts'
import { type Instant, toIso } from '../kernel/instant.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import { ed25519Signer, signNote } from './tree/note.ts'

/** First line of what is signed: never the origin of the log, so that no statement is a checkpoint. */
const STATEMENT = 'carnet-proof-export/v1'

/** A signed note (C2SP) over the hash of a text, by the log's own key: whoever has the published key checks it without us. */
export const signStatement = (keyring: Pick<Keyring, 'logSeed'>, name: string, at: Instant, text: string): string =>
  signNote(ed25519Signer(keyring.logSeed(), name), `${STATEMENT}\nsha256 ${sha256(Buffer.from(text)).toString('hex')}\n${toIso(at)}\n`)
