import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import type { Operation } from '../platform/operation.ts'
import { ENTRY_CONTEXT, parseEntry } from './insured.ts'
import type { InsuredLine, LineProblem } from './insured-line.ts'
import { type KnownNumber, type RegisteredRow, selectByTraits, selectKnown, selectRegistered } from './register-store.ts'
import { type Registered, type Settlement, settleKnown, settleUnknown } from './settle-identity.ts'
import { insTag } from './tags.ts'
import { parseTraits, TRAITS_CONTEXT } from './traits.ts'
import { type Change, writeRegister } from './write-register.ts'

/** A valid line with its keyed tags. */
export type TaggedLine = {
  readonly number: number
  readonly line: InsuredLine
  readonly tag: Buffer
  readonly traitsTag: Buffer
  readonly seen: Buffer
}

export type Settled = {
  readonly accepted: number
  readonly unchanged: number
  readonly rejections: readonly ({ readonly line: number } & LineProblem)[]
}

export type PersonOnFile = Registered<ActorId> & { readonly row: RegisteredRow }

/** One batch of lines in one transaction: no two of them bear the same number, or the same traits. */
export const registerBatch = async (op: Operation, lines: readonly TaggedLine[]): Promise<Settled> => {
  const facts = await lookUp(op, lines)
  const changes: Change[] = []
  const rejections: ({ line: number } & LineProblem)[] = []
  let unchanged = 0
  for (const line of lines) {
    const settlement = settle(line, facts)
    switch (settlement.kind) {
      case 'reject':
        rejections.push({ line: line.number, code: settlement.code, reason: settlement.reason })
        break
      case 'unchanged':
        unchanged++
        break
      case 'new':
        changes.push({ kind: 'new', line })
        break
      case 'update':
      case 'renumber':
      case 'former':
        changes.push({ kind: settlement.kind, line, known: facts.people.get(settlement.id) as PersonOnFile })
        break
    }
  }
  if (changes.length > 0) await writeRegister(op, changes)
  return { accepted: changes.length, unchanged, rejections }
}

type Facts = {
  readonly known: ReadonlyMap<string, KnownNumber>
  readonly alike: ReadonlyMap<string, readonly ActorId[]>
  readonly people: ReadonlyMap<ActorId, PersonOnFile>
  readonly siblingOf: (line: TaggedLine) => string | undefined
}

const keyOf = (tag: Buffer): string => tag.toString('latin1')

const lookUp = async (op: Operation, lines: readonly TaggedLine[]): Promise<Facts> => {
  const siblings = new Map(lines.flatMap(line => siblingTag(op, line)))
  const known = new Map(
    (await selectKnown(op.db, [...lines.map(({ tag }) => tag), ...siblings.values()])).map(row => [keyOf(row.tag), row]),
  )
  const unknown = lines.filter(({ tag }) => !known.has(keyOf(tag)))
  const alike = new Map<string, ActorId[]>()
  if (unknown.length > 0) {
    const found = await selectByTraits(
      op.db,
      unknown.map(({ traitsTag }) => traitsTag),
    )
    for (const { tag, actor_id } of found) alike.set(keyOf(tag), [...(alike.get(keyOf(tag)) ?? []), actor_id])
  }
  const isOld = ({ tag, seen }: TaggedLine): boolean => known.get(keyOf(tag))?.seen?.equals(seen) === true
  const siblingOf = ({ number }: TaggedLine): string | undefined => {
    const tag = siblings.get(number)
    return tag === undefined ? undefined : keyOf(tag)
  }
  const ids = lines
    .filter(line => !isOld(line))
    .flatMap(line => [
      known.get(keyOf(line.tag))?.actor_id,
      known.get(siblingOf(line) ?? '')?.actor_id,
      ...(alike.get(keyOf(line.traitsTag)) ?? []),
    ])
    .filter(id => id !== undefined)
  return { known, alike, people: await openPeople(op, [...new Set(ids)]), siblingOf }
}

/** The same digits under the other kind of number: a NIA becomes a NIR without changing a digit. */
const siblingTag = ({ keyring }: Operation, { number, line }: TaggedLine): readonly (readonly [number, Buffer])[] => {
  const { matricule, oid } = line.traits.ins
  if (oid === INS_OIDS.nir) return [[number, insTag(keyring, { matricule, oid: INS_OIDS.nia })]]
  return oid === INS_OIDS.nia ? [[number, insTag(keyring, { matricule, oid: INS_OIDS.nir })]] : []
}

const openPeople = async ({ db, keyring }: Operation, ids: readonly ActorId[]): Promise<ReadonlyMap<ActorId, PersonOnFile>> => {
  if (ids.length === 0) return new Map()
  const [rows, openers] = await Promise.all([selectRegistered(db, ids), keyring.openPersons(ids)])
  return new Map(
    rows.flatMap(row => {
      const open = openers.get(row.actor_id)
      if (open === undefined) return []
      const entry = row.entry === null ? undefined : parseEntry(open(ENTRY_CONTEXT, row.entry))
      return [[row.actor_id, { id: row.actor_id, traits: parseTraits(open(TRAITS_CONTEXT, row.traits)), entry, row }] as const]
    }),
  )
}

const settle = (line: TaggedLine, { known, alike, people, siblingOf }: Facts): Settlement<ActorId> => {
  const number = known.get(keyOf(line.tag))
  if (number?.seen?.equals(line.seen) === true) return { kind: 'unchanged' }
  if (number !== undefined) {
    const person = people.get(number.actor_id)
    return person === undefined ? LOST : settleKnown(line.line, person)
  }
  const sibling = known.get(siblingOf(line) ?? '')
  const others = (alike.get(keyOf(line.traitsTag)) ?? []).map(id => people.get(id)).filter(other => other !== undefined)
  return settleUnknown(line.line, sibling === undefined ? undefined : people.get(sibling.actor_id), others)
}

/** Her key is gone, and with it what could be compared. */
const LOST = { kind: 'reject', code: 'identity-doubtful', reason: 'the person of this number cannot be read any more' } as const
