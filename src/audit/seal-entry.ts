import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Sealer } from '../platform/keyring/keyring.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import type { Operation } from '../platform/operation.ts'
import { canonical } from './canonical.ts'
import type { TraceEntry } from './model.ts'

const DOMAIN = Buffer.from('carnet-trace/v1')
const SALT = 32

/** What the statement needs of one entry: its commitment, its sealed body, and the line of the actor's own journal. */
export type SealedEntry = { readonly commitment: Buffer; readonly sealed: Buffer; readonly journal: Buffer }

export const commitmentOf = (salt: Uint8Array, entry: string): Buffer => sha256(DOMAIN, salt, Buffer.from(entry))

/** Salted commitment (security.md §3.2): the tree can be published, the entry cannot be guessed from it, and purge leaves it standing. */
export const sealEntry = (op: Operation, sealer: Sealer, owner: JournalOwner, entry: TraceEntry): SealedEntry => {
  const salt = op.draw.bytes(SALT)
  const text = canonical(entry)
  return {
    commitment: commitmentOf(salt, text),
    sealed: sealer.trace('entry', Buffer.concat([salt, Buffer.from(text)])),
    journal: op.keyring.sealForActor(
      owner.actorId,
      'journal',
      Buffer.from(canonical({ record: owner.recordId, sealed: sealedNames(sealer, owner, entry), ...journalLine(entry, owner) })),
    ),
  }
}

export type JournalOwner = { readonly actorId: ActorId; readonly recordId: RecordId; readonly holderName: string }

/** Whose record, and why in words: under the record's key inside hers, so that both go when the record is purged. */
const sealedNames = (sealer: Sealer, { holderName }: JournalOwner, { motive }: TraceEntry): string =>
  sealer.journal(NAMES, Buffer.from(canonical({ holder: holderName, ...(motive === undefined ? {} : { motive }) }))).toString('base64')

export const NAMES = 'names'

/** Who may not be told whose record refused her is not told either what she is to it: a record that closed is like none. */
const journalLine = ({ at, action, documents, outcome, mode, relation, actor: { under } }: TraceEntry, { holderName }: JournalOwner) => ({
  at,
  action,
  documents,
  outcome,
  mode,
  relation: holderName === '' ? 'none' : relation,
  ...(under === undefined ? {} : { under: { kind: under.kind, name: under.name } }),
})

export const openEntryBytes = (plain: Buffer): { readonly salt: Buffer; readonly text: string } => ({
  salt: plain.subarray(0, SALT),
  text: plain.subarray(SALT).toString('utf8'),
})
