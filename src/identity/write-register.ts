import type { ActorId, RecordId } from '../kernel/ids.ts'
import { INS_OIDS, type Ins, sameIns } from '../kernel/ins.ts'
import { setDues } from '../platform/due/index.ts'
import type { Keyring, PersonSealer } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { deleteClues } from './clue-store.ts'
import { writeClues } from './clues.ts'
import { ENTRY_CONTEXT } from './insured.ts'
import type { RegisterEntry } from './insured-model.ts'
import type { PersonOnFile, TaggedLine } from './register-batch.ts'
import {
  deleteRepresented,
  deleteTraits,
  insertRegistered,
  insertRepresented,
  moveRights,
  pointNumbers,
  type RegisterRow,
  type Tie,
  updateRegistered,
} from './register-store.ts'
import { insTag, numberWithout, representativeTag, traitsTag } from './tags.ts'
import { TRAITS_CONTEXT } from './traits.ts'

export type Change =
  | { readonly kind: 'new'; readonly line: TaggedLine }
  | { readonly kind: 'update' | 'renumber' | 'former'; readonly line: TaggedLine; readonly known: PersonOnFile }

type Known = Extract<Change, { readonly known: PersonOnFile }>

/** A death the register tells of: whoever keeps the clocks of records takes it from here (L.1111-18). */
export const DEATH_TOLD = 'records.die'

/** Another attending doctor, or other representatives: whoever keeps the rules of open records takes it from here. */
const RELATIONS_CHANGED = 'records.follow-register'

/** Keys first, rows after, in one transaction: a process killed between the two leaves keys that nothing was sealed under. */
export const writeRegister = async (op: Operation, changes: readonly Change[]): Promise<void> => {
  const born = changes.filter(change => change.kind === 'new').map(({ line }) => ({ line, personId: op.draw.uuid() as ActorId }))
  const known = changes.filter(change => change.kind !== 'new' && change.kind !== 'former') as readonly Known[]
  const former = changes.filter(change => change.kind === 'former') as readonly Known[]
  const [fresh, sealers] = await Promise.all([
    born.length === 0 ? NOBODY : op.keyring.createPersonKeys(born.map(({ personId }) => personId)),
    known.length === 0 ? NOBODY : op.keyring.personSealers(known.map(({ known: { id } }) => id)),
  ])
  const inserted = born.map(one => newRow(op.keyring, one, sealerOf(fresh, one.personId)))
  const updated = known.map(one => knownRow(op.keyring, one, sealerOf(sealers, one.known.id)))
  const ties = [
    ...born.flatMap(({ line, personId }) => tiesOf(op.keyring, personId, line.line.entry)),
    ...known.flatMap(one => tiesOf(op.keyring, one.known.id, one.line.line.entry)),
  ]
  await op.db.transaction(async tx => {
    const waiting: Promise<unknown>[] = []
    if (known.length > 0)
      waiting.push(
        deleteRepresented(
          tx,
          known.flatMap(one => tiesOf(op.keyring, one.known.id, one.known.entry ?? {})),
        ),
      )
    if (known.length > 0)
      waiting.push(
        deleteTraits(
          tx,
          known.map(one => ({ tag: traitsTag(op.keyring, one.known.traits), personId: one.known.id })),
        ),
      )
    if (inserted.length > 0) waiting.push(insertRegistered(tx, inserted))
    if (updated.length > 0) waiting.push(updateRegistered(tx, updated))
    const renamed = known.filter(changesTraits)
    if (renamed.length > 0)
      waiting.push(
        deleteClues(
          tx,
          renamed.map(one => one.known.id),
        ),
      )
    const named = [
      ...born.map(({ line, personId }) => ({ personId, traits: line.line.traits })),
      ...renamed.map(one => ({ personId: one.known.id, traits: one.line.line.traits })),
    ]
    if (named.length > 0) waiting.push(writeClues(tx, op, named))
    const numbers = [...known.flatMap(one => formerNumber(op.keyring, one)), ...former.map(one => olderNumber(op.keyring, one))]
    if (numbers.length > 0) waiting.push(pointNumbers(tx, numbers))
    if (ties.length > 0) waiting.push(insertRepresented(tx, ties))
    const moved = renamed.map(one => recordOf(op.keyring, one))
    if (moved.length > 0) waiting.push(moveRights(tx, moved))
    const dead = known.filter(tellsDeath).map(one => one.known.id)
    if (dead.length > 0) waiting.push(setDues(tx, DEATH_TOLD, op.instant, dead))
    const related = known.filter(changesRelations).map(one => one.known.id)
    if (related.length > 0) waiting.push(setDues(tx, RELATIONS_CHANGED, op.instant, related))
    await Promise.all(waiting)
  })
}

const NOBODY: ReadonlyMap<ActorId, PersonSealer> = new Map()

const sealerOf = (sealers: ReadonlyMap<ActorId, PersonSealer>, id: ActorId): PersonSealer => {
  const sealer = sealers.get(id)
  if (sealer === undefined) throw new Error('a person without a key')
  return sealer
}

const isWaiting = ({ oid }: Ins): boolean => oid === INS_OIDS.nia

const newRow = (keyring: Keyring, { line, personId }: { line: TaggedLine; personId: ActorId }, seal: PersonSealer): RegisterRow => ({
  personId,
  recordId: numberWithout(keyring, line.line.traits.ins),
  waiting: isWaiting(line.line.traits.ins),
  tag: line.tag,
  traitsTag: line.traitsTag,
  seen: line.seen,
  traits: seal(TRAITS_CONTEXT, asBytes(line.line.traits)),
  entry: seal(ENTRY_CONTEXT, asBytes(line.line.entry)),
})

const knownRow = (keyring: Keyring, change: Known, seal: PersonSealer): RegisterRow => {
  const { line, known } = change
  const { ins } = line.line.traits
  const before = [...(known.entry?.former ?? []), ...(sameIns(ins, known.traits.ins) ? [] : [known.traits.ins])]
  const entry: RegisterEntry = { ...line.line.entry, ...(before.length === 0 ? {} : { former: before }) }
  return {
    personId: known.id,
    recordId: recordOf(keyring, change),
    waiting: isWaiting(ins),
    tag: line.tag,
    traitsTag: line.traitsTag,
    seen: line.seen,
    traits: seal(TRAITS_CONTEXT, asBytes(line.line.traits)),
    entry: seal(ENTRY_CONTEXT, asBytes(entry)),
  }
}

const asBytes = (value: object): Buffer => Buffer.from(JSON.stringify(value))

/** A changed NIR keeps the record. A NIA had none: its person's will be where her NIR says, as if she had always had it. */
const recordOf = (keyring: Keyring, { kind, line, known }: Known): RecordId =>
  kind === 'renumber' && isWaiting(known.traits.ins)
    ? numberWithout(keyring, line.line.traits.ins)
    : (known.row.record_id ?? numberWithout(keyring, known.traits.ins))

const formerNumber = (keyring: Keyring, change: Known): Parameters<typeof pointNumbers>[1] =>
  change.kind === 'renumber'
    ? [{ tag: insTag(keyring, change.known.traits.ins), personId: change.known.id, recordId: recordOf(keyring, change) }]
    : []

const olderNumber = (keyring: Keyring, { line, known }: Known): Parameters<typeof pointNumbers>[1][number] => ({
  tag: line.tag,
  personId: known.id,
  recordId: known.row.record_id ?? numberWithout(keyring, known.traits.ins),
})

const tiesOf = (keyring: Keyring, personId: ActorId, { representatives = [] }: RegisterEntry): readonly Tie[] =>
  representatives.map(ins => ({ tag: representativeTag(keyring, ins), personId }))

const changesTraits = ({ line, known }: Known): boolean => JSON.stringify(line.line.traits) !== JSON.stringify(known.traits)

const relationsOf = ({ doctor, representatives = [] }: RegisterEntry): string => JSON.stringify([doctor, representatives])

const changesRelations = ({ line, known }: Known): boolean => relationsOf(line.line.entry) !== relationsOf(known.entry ?? {})

const tellsDeath = ({ line, known }: Known): boolean => line.line.entry.deceased !== undefined && known.entry?.deceased === undefined
