import type { CommittedGrant } from '../../kernel/grant.ts'
import type { ActorId, DocumentId, Draw, RecordId, Tag } from '../../kernel/ids.ts'
import { type ContentFacts, type ContentSlot, openContent, openContentRange, sealContent, type SealedRange } from './content.ts'
import { FAMILIES, type Family, masterKeys, openValue, sealValue, tagOf } from './keys.ts'
import type { KeyStore } from './key-store.ts'
import { eachOf, openManyKeys } from './many-keys.ts'
import { pad, unpad } from './padding.ts'
import { ed25519, hkdfSha512, hkdfSha512Of, hmacSha256Under, p256Pair, type PreparedKey, prepareKey } from './primitives.ts'

type Bytes = Uint8Array
type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Seals values of one record. It opens nothing: no readable key leaves. */
export type Sealer = {
  meta(context: string, plain: Bytes): Buffer
  trace(context: string, plain: Bytes): Buffer
  rights(context: string, plain: Bytes): Buffer
  /** Whose record it is, for the lines of those who acted on it: it dies with the record's key. */
  journal(context: string, plain: Bytes): Buffer
  /** A fresh document key, wrapped for the row, and the stream of sealed bytes. */
  content(
    slot: ContentSlot,
    plain: Pieces,
    factsAtEnd: () => ContentFacts,
  ): {
    readonly wrappedKey: Buffer
    readonly sealed: AsyncGenerator<Buffer>
    /** The same document key for what is put aside under an actor's key, in nobody's record. `aside`: the random id of where. */
    wrapForActor(actorId: ActorId, aside: string): Buffer
  }
}

/** Opens values of the record of one committed grant. */
export type Opener = {
  meta(context: string, sealed: Bytes): Buffer
  trace(context: string, sealed: Bytes): Buffer
  content(slot: ContentSlot, wrappedKey: Bytes, facts: ContentFacts, sealed: Pieces): AsyncGenerator<Buffer>
  /** Plain bytes `start` to `end - 1` of it. */
  contentRange(
    slot: ContentSlot,
    wrappedKey: Bytes,
    facts: ContentFacts,
    sealed: SealedRange,
    start: number,
    end: number,
  ): AsyncGenerator<Buffer>
}

/** Seals, or opens, values of one person. */
export type PersonSealer = (context: string, plain: Bytes) => Buffer
export type PersonOpener = (context: string, sealed: Bytes) => Buffer

export type Keyring = {
  /** Key first, row after: durable before any row of the record exists. */
  createRecordKey(recordId: RecordId): Promise<void>
  /** Of many records at once; a record that has its key keeps it. Gives a sealer of each. */
  createRecordKeys(recordIds: readonly RecordId[]): Promise<ReadonlyMap<RecordId, Sealer>>
  destroyRecordKey(recordId: RecordId): Promise<void>
  hasRecordKey(recordId: RecordId): Promise<boolean>
  sealer(recordId: RecordId): Promise<Sealer>
  /** No key without its trace (architecture §4.2): only a committed grant opens. */
  opener(committed: CommittedGrant): Promise<Opener>
  /** Rules of access, opened by `access/` before it decides; no document key comes this way. */
  openRights(recordId: RecordId): Promise<(context: string, sealed: Bytes) => Buffer>
  /** Names in an actor's own lines, for `journal/` alone; `undefined` when the record was purged. No other key comes this way. */
  openJournal(recordId: RecordId): Promise<((context: string, sealed: Bytes) => Buffer) | undefined>
  createPersonKey(personId: ActorId): Promise<void>
  /** When nothing of hers stays: neither a record, nor an account, nor the register. */
  destroyPersonKey(personId: ActorId): Promise<void>
  /** Of many new persons at once. Gives a sealer of each. */
  createPersonKeys(personIds: readonly ActorId[]): Promise<ReadonlyMap<ActorId, PersonSealer>>
  /** Sealers of persons who have their key. */
  personSealers(personIds: readonly ActorId[]): Promise<ReadonlyMap<ActorId, PersonSealer>>
  /** Traits and contacts of many at once, for `identity/` alone. */
  openPersons(personIds: readonly ActorId[]): Promise<ReadonlyMap<ActorId, PersonOpener>>
  sealPerson(personId: ActorId, context: string, plain: Bytes): Promise<Buffer>
  /** Traits and contacts, for `identity/` alone. */
  openPerson(personId: ActorId, context: string, sealed: Bytes): Promise<Buffer>
  sealForActor(actorId: ActorId, context: string, plain: Bytes): Buffer
  openForActor(actorId: ActorId, context: string, sealed: Bytes): Buffer
  /** Bytes put aside for an actor: opened with the key that `wrapForActor` wrapped. */
  openContentForActor(
    actorId: ActorId,
    aside: string,
    slot: ContentSlot,
    wrappedKey: Bytes,
    facts: ContentFacts,
    sealed: Pieces,
  ): AsyncGenerator<Buffer>
  tag(recordId: RecordId, kind: TagKind, value: string): Tag
  /** HMAC of an identifier, for look-ups across records; 32 bytes. */
  blindIndex(kind: string, value: string): Buffer
  sealCookie(plain: Bytes): Buffer
  openCookie(sealed: Bytes): Buffer
  logSigner(): { publicKey: Buffer; sign(message: Bytes): Buffer }
  logSeed(): Buffer
  /** The pair by which push services know us (RFC 8292), in base64url: a point of P-256, and its number. */
  pushKeys(): { readonly publicKey: string; readonly privateKey: string }
}

export type TagKind = 'actor' | 'class' | 'month' | 'unique-id' | 'content' | 'act' | 'rubric' | 'fact'

const MASTER_LENGTH = 32
/** What `audit/` numbers an answer that found nothing and was not even traced: a refusal above its actor's budget. */
const NO_ENTRY = '0'

export const openKeyring = (master: Bytes, store: KeyStore, draw: Draw): Keyring => {
  if (master.length !== MASTER_LENGTH) throw new Error('the master key must have 32 bytes')
  const keys = masterKeys(master)
  const actorKeys = hkdfSha512(keys.wrapping, Buffer.alloc(0), 'carnet/actor/v1', 32)

  const wrapping = prepareKey(keys.wrapping)
  const wrap = (name: string, key: Bytes): Buffer => sealValue(wrapping, `key/v1|${name}`, key, draw)
  const unwrap = async (name: string): Promise<Buffer> => {
    const wrapped = await store.get(name)
    if (wrapped === undefined) throw new Error('no such key')
    return openValue(wrapping, `key/v1|${name}`, wrapped)
  }
  const familiesOf = (recordKey: Bytes): ((family: Family) => Buffer) => {
    const derive = hkdfSha512Of(recordKey)
    const derived: Partial<Record<Family, Buffer>> = {}
    return family => (derived[family] ??= derive(`carnet/${FAMILIES[family]}`))
  }
  const families = async (recordId: RecordId): Promise<(family: Family) => Buffer> => familiesOf(await unwrap(recordName(recordId)))
  const many = openManyKeys(wrapping, store, draw)
  const sealerOfPerson =
    (personId: ActorId, key: Bytes): PersonSealer =>
    (context, plain) =>
      sealValue(key, bound('person', personId, context), pad(plain), draw)
  const [macOfActor, blindly, tagging] = [hmacSha256Under(actorKeys), hmacSha256Under(keys.blindIndex), hmacSha256Under(keys.tags)]
  const actorKey = keysOfActors(macOfActor)
  const sealerOf = (recordId: RecordId, key: (family: Family) => Buffer): Sealer => recordSealer(recordId, key, actorKey, draw)

  return {
    createRecordKey: recordId => store.add(recordName(recordId), wrap(recordName(recordId), draw.bytes(32))),
    createRecordKeys: async recordIds =>
      eachOf(recordIds, recordName, await many.create(recordIds.map(recordName)), (id, key) => sealerOf(id, familiesOf(key))),
    destroyRecordKey: recordId => store.destroy(recordName(recordId)),
    hasRecordKey: async recordId => (await store.get(recordName(recordId))) !== undefined,
    sealer: async recordId => sealerOf(recordId, await families(recordId)),
    opener: async committed => {
      if (committed.n === NO_ENTRY) throw new Error('no entry stands for this grant')
      return openerOf(committed.grant.recordId, await families(committed.grant.recordId))
    },
    openRights: async recordId => {
      const key = (await families(recordId))('rights')
      return (context, sealed) => openValue(key, bound('rights', recordId, context), sealed)
    },
    openJournal: async recordId => {
      if ((await store.get(recordName(recordId))) === undefined) return undefined
      const key = (await families(recordId))('journal')
      return (context, sealed) => openValue(key, bound('journal', recordId, context), sealed)
    },
    destroyPersonKey: personId => store.destroy(personName(personId)),
    createPersonKey: personId => store.add(personName(personId), wrap(personName(personId), draw.bytes(32))),
    createPersonKeys: async ids => eachOf(ids, personName, await many.create(ids.map(personName)), sealerOfPerson),
    personSealers: async ids => eachOf(ids, personName, await many.unwrap(ids.map(personName)), sealerOfPerson),
    openPersons: async ids => eachOf(ids, personName, await many.unwrap(ids.map(personName)), openerOfPerson),
    sealPerson: async (personId, context, plain) =>
      sealValue(await unwrap(personName(personId)), bound('person', personId, context), pad(plain), draw),
    openPerson: async (personId, context, sealed) =>
      unpad(openValue(await unwrap(personName(personId)), bound('person', personId, context), sealed)),
    sealForActor: (actorId, context, plain) => sealValue(actorKey(actorId), bound('actor', actorId, context), pad(plain), draw),
    openForActor: (actorId, context, sealed) => unpad(openValue(actorKey(actorId), bound('actor', actorId, context), sealed)),
    openContentForActor: (actorId, aside, slot, wrappedKey, facts, sealed) =>
      openContent(openValue(actorKey(actorId), asideContext(actorId, aside, slot), wrappedKey), slot, facts, sealed),
    tag: (recordId, kind, value) => tagOf(tagging, kind, `${recordId}|${value}`) as Tag,
    blindIndex: (kind, value) => blindly(`${kind}/v1|${value}`),
    sealCookie: plain => sealValue(keys.cookies, 'cookie', plain, draw),
    openCookie: sealed => openValue(keys.cookies, 'cookie', sealed),
    logSigner: () => ed25519(keys.signing),
    logSeed: () => keys.signing,
    pushKeys: () => p256Pair(keys.pushes),
  }
}

/** Whoever acted last often acts next: a loop opens a population line by line under one key. */
const keysOfActors = (macOfActor: (actorId: ActorId) => Buffer): ((actorId: ActorId) => PreparedKey) => {
  let last: { readonly id: ActorId; readonly key: PreparedKey } | undefined
  return actorId => {
    if (last?.id !== actorId) last = { id: actorId, key: prepareKey(macOfActor(actorId)) }
    return last.key
  }
}

const openerOfPerson =
  (personId: ActorId, key: Bytes): PersonOpener =>
  (context, sealed) =>
    unpad(openValue(key, bound('person', personId, context), sealed))

const recordName = (recordId: RecordId): string => `r/${recordId}`
const personName = (personId: ActorId): string => `p/${personId}`
const bound = (family: string, owner: string, context: string): string => `${family}/v1|${owner}|${context}`

const recordSealer = (
  recordId: RecordId,
  key: (family: Family) => Buffer,
  actorKey: (actorId: ActorId) => PreparedKey,
  draw: Draw,
): Sealer => ({
  meta: (context, plain) => sealValue(key('meta'), bound('meta', recordId, context), pad(plain), draw),
  trace: (context, plain) => sealValue(key('trace'), bound('trace', recordId, context), pad(plain), draw),
  rights: (context, plain) => sealValue(key('rights'), bound('rights', recordId, context), plain, draw),
  journal: (context, plain) => sealValue(key('journal'), bound('journal', recordId, context), plain, draw),
  content: (slot, plain, factsAtEnd) => {
    const dek = draw.bytes(32)
    return {
      wrappedKey: sealValue(key('documents'), dekContext(slot), dek, draw),
      sealed: sealContent(dek, draw.bytes(32), slot, plain, factsAtEnd),
      wrapForActor: (actorId, aside) => sealValue(actorKey(actorId), asideContext(actorId, aside, slot), dek, draw),
    }
  },
})

const openerOf = (recordId: RecordId, key: (family: Family) => Buffer): Opener => ({
  meta: (context, sealed) => unpad(openValue(key('meta'), bound('meta', recordId, context), sealed)),
  trace: (context, sealed) => unpad(openValue(key('trace'), bound('trace', recordId, context), sealed)),
  content: (slot, wrappedKey, facts, sealed) => {
    if (slot.recordId !== recordId) throw new Error('content of another record')
    return openContent(openValue(key('documents'), dekContext(slot), wrappedKey), slot, facts, sealed)
  },
  contentRange: (slot, wrappedKey, facts, sealed, start, end) => {
    if (slot.recordId !== recordId) throw new Error('content of another record')
    return openContentRange(openValue(key('documents'), dekContext(slot), wrappedKey), slot, facts, sealed, start, end)
  },
})

const dekContext = (slot: ContentSlot): string => `dek/v1|${slot.recordId}|${slot.documentId}|${slot.version}`

const asideContext = (actorId: ActorId, aside: string, slot: ContentSlot): string => `dek-aside/v1|${actorId}|${aside}|${dekContext(slot)}`

export const contentSlot = (recordId: RecordId, documentId: DocumentId, version: number): ContentSlot => ({ recordId, documentId, version })
