import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest'
import { aCommittedGrant, aGrant } from '../../../test/support-door/grants.ts'
import { seededDraw } from '../../../test/support/seeded-draw.ts'
import { type CommittedGrant, commitGrant, type Grant } from '../../kernel/grant.ts'
import type { ActorId, DocumentId, RecordId } from '../../kernel/ids.ts'
import { openFileKeyStore } from './file-key-store.ts'
import type { KeyStore } from './key-store.ts'
import { contentSlot, type Keyring, openKeyring, type Opener, type Sealer } from './keyring.ts'
import { ed25519Verify, hmacSha256, systemDraw } from './primitives.ts'
import { referenceHkdf, referenceOpenValue } from './testing/reference.ts'
import { factsOf } from './testing/vectors.ts'

const RECORD = '6f3f2c1e-0d4b-4a53-9e0a-0c5d8b1f7a21' as RecordId
const OTHER = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' as RecordId
const PERSON = '5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716' as ActorId
const DOCUMENT = 'b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId
const MASTER = Buffer.alloc(32, 7)
const words = Buffer.from('insuffisance cardiaque')

const emptyStore = (): KeyStore => {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-keyring-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return openFileKeyStore(join(folder, 'keys'))
}

const twoRecords = async (master: Uint8Array = MASTER, store: KeyStore = emptyStore()): Promise<Keyring> => {
  const keyring = openKeyring(master, store, systemDraw)
  await keyring.createRecordKey(RECORD)
  await keyring.createRecordKey(OTHER)
  return keyring
}

const openerOf = (keyring: Keyring, record = RECORD): Promise<Opener> => keyring.opener(aCommittedGrant(record))
const sealOf = (sealer: Sealer, plain: Buffer, version = 1, document = DOCUMENT, record = RECORD) => {
  const { wrappedKey, sealed } = sealer.content(contentSlot(record, document, version), [plain], () => factsOf(plain))
  return Array.fromAsync(sealed).then(parts => ({ wrappedKey, sealed: Buffer.concat(parts) }))
}

describe('no key without its trace', () => {
  test('what opens a record takes a committed grant, and nothing less', () => {
    expectTypeOf<Keyring['opener']>().parameter(0).toEqualTypeOf<CommittedGrant>()
    expectTypeOf<Grant>().not.toExtend<Parameters<Keyring['opener']>[0]>()
    expectTypeOf<RecordId>().not.toExtend<Parameters<Keyring['opener']>[0]>()
    expectTypeOf<{ readonly grant: Grant }>().not.toExtend<Parameters<Keyring['opener']>[0]>()
    expectTypeOf(aGrant(RECORD)).not.toExtend<CommittedGrant>()
    expectTypeOf<Keyring['sealer']>().parameter(0).toEqualTypeOf<RecordId>()
  })

  test('a sealer opens nothing and holds no key that could be read', async () => {
    const sealer = await (await twoRecords()).sealer(RECORD)
    expect(Object.keys(sealer).toSorted()).toEqual(['content', 'journal', 'meta', 'rights', 'trace'])
    expect(Object.values(sealer).every(value => typeof value === 'function')).toBe(true)
  })

  test('a refusal that was counted and not traced opens nothing', async () => {
    const keyring = await twoRecords()
    await expect(keyring.opener(commitGrant(aGrant(RECORD), 'open', '0'))).rejects.toThrow('no entry')
  })

  test('an opener opens the record of its grant alone', async () => {
    const keyring = await twoRecords()
    const sealer = await keyring.sealer(RECORD)
    const sealed = sealer.meta('facts', words)
    expect((await openerOf(keyring)).meta('facts', sealed)).toEqual(words)
    const other = await openerOf(keyring, OTHER)
    expect(() => other.meta('facts', sealed)).toThrow()
    expect(() => other.trace('facts', sealed)).toThrow()
    const content = await sealOf(sealer, words)
    expect(() => other.content(contentSlot(RECORD, DOCUMENT, 1), content.wrappedKey, factsOf(words), [content.sealed])).toThrow(
      'another record',
    )
    expect(() => other.content(contentSlot(OTHER, DOCUMENT, 1), content.wrappedKey, factsOf(words), [content.sealed])).toThrow()
  })
})

describe('a sealed row', () => {
  test('opens in its own slot only: another context, family or record does not fit', async () => {
    const keyring = await twoRecords()
    const sealer = await keyring.sealer(RECORD)
    const opener = await openerOf(keyring)
    const meta = sealer.meta('facts|1', words)
    const trace = sealer.trace('entry', words)
    const rights = sealer.rights('rule|1', words)
    expect(opener.trace('entry', trace)).toEqual(words)
    expect((await keyring.openRights(RECORD))('rule|1', rights)).toEqual(words)
    expect(() => opener.meta('facts|2', meta)).toThrow()
    expect(() => opener.trace('facts|1', meta)).toThrow()
    expect(() => opener.meta('entry', trace)).toThrow()
    const openOther = await keyring.openRights(OTHER)
    expect(() => openOther('rule|1', rights)).toThrow()
    const openRights = await keyring.openRights(RECORD)
    expect(() => openRights('rule|2', rights)).toThrow()
    expect(() => openRights('entry', trace)).toThrow()
  })

  test('with one wrong bit anywhere, or cut anywhere, does not open', async () => {
    const keyring = await twoRecords()
    const sealed = (await keyring.sealer(RECORD)).meta('facts', words)
    const opener = await openerOf(keyring)
    for (let at = 0; at < sealed.length; at++) {
      const wrong = Buffer.from(sealed)
      wrong[at] = (wrong[at] ?? 0) ^ (1 << (at % 8))
      expect(() => opener.meta('facts', wrong), `byte ${at}`).toThrow()
      expect(() => opener.meta('facts', sealed.subarray(0, at)), `${at} bytes`).toThrow()
    }
    expect(() => opener.meta('facts', Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow()
  })

  test('is the one the hierarchy says: master → KEK → record key → family key, read by another implementation', async () => {
    const store = emptyStore()
    const keyring = await twoRecords(MASTER, store)
    const sealed = (await keyring.sealer(RECORD)).meta('facts', words)
    const kek = await referenceHkdf(MASTER, new Uint8Array(), 'carnet/kek/v1', 32)
    const wrapped = (await store.get(`r/${RECORD}`)) ?? Buffer.alloc(0)
    const recordKey = await referenceOpenValue(kek, `key/v1|r/${RECORD}`, wrapped)
    const meta = await referenceHkdf(recordKey, new Uint8Array(), 'carnet/meta/v1', 32)
    const padded = Buffer.from(await referenceOpenValue(meta, `meta/v1|${RECORD}|facts`, sealed))
    expect(padded.readUInt32BE()).toBe(words.length)
    expect(padded.subarray(4, 4 + words.length)).toEqual(words)
  })

  test('tells little by its length: rows grow by steps of 256 bytes', async () => {
    const sealer = await (await twoRecords()).sealer(RECORD)
    const lengthOf = (bytes: number): number => sealer.meta('facts', Buffer.alloc(bytes)).length
    expect(new Set([0, 1, 100, 252].map(lengthOf)).size).toBe(1)
    expect(lengthOf(253) - lengthOf(252)).toBe(256)
    expect(new Set([253, 400, 508].map(lengthOf)).size).toBe(1)
  })

  test('is never sealed twice alike', async () => {
    const sealer = await (await twoRecords()).sealer(RECORD)
    const many = new Set(Array.from({ length: 1_000 }, () => sealer.meta('facts', words).toString('hex')))
    const nonces = new Set([...many].map(one => one.slice(2, 26)))
    expect([many.size, nonces.size]).toEqual([1_000, 1_000])
  })
})

describe('a document key', () => {
  test('is fresh for each version, and wrapped for its record, document and version only', async () => {
    const keyring = await twoRecords()
    const sealer = await keyring.sealer(RECORD)
    const opener = await openerOf(keyring)
    const one = await sealOf(sealer, words, 1)
    const two = await sealOf(sealer, words, 2)
    const read = (version: number, from: typeof one, wrappedKey = from.wrappedKey): Promise<Buffer> =>
      Array.fromAsync(opener.content(contentSlot(RECORD, DOCUMENT, version), wrappedKey, factsOf(words), [from.sealed])).then(Buffer.concat)
    expect(await read(1, one)).toEqual(words)
    expect(await read(2, two)).toEqual(words)
    expect(one.sealed.subarray(69).equals(two.sealed.subarray(69))).toBe(false)
    expect(() => opener.content(contentSlot(RECORD, DOCUMENT, 1), two.wrappedKey, factsOf(words), [one.sealed])).toThrow()
    expect(() =>
      opener.content(contentSlot(RECORD, OTHER as string as DocumentId, 1), one.wrappedKey, factsOf(words), [one.sealed]),
    ).toThrow()
    await expect(read(2, one, two.wrappedKey)).rejects.toThrow('the key does not fit')
  })

  test('is not a row: what wraps it does not open as metadata', async () => {
    const keyring = await twoRecords()
    const { wrappedKey } = await sealOf(await keyring.sealer(RECORD), words)
    const opener = await openerOf(keyring)
    expect(() => opener.meta(`dek/v1|${RECORD}|${DOCUMENT}|1`, wrappedKey)).toThrow()
  })
})

describe('a record key', () => {
  test('is made once, and opens nothing any more once it is destroyed', async () => {
    const store = emptyStore()
    const keyring = await twoRecords(MASTER, store)
    const sealed = (await keyring.sealer(RECORD)).meta('facts', words)
    await expect(keyring.createRecordKey(RECORD)).rejects.toThrow('exists')
    expect(await keyring.hasRecordKey(RECORD)).toBe(true)
    await keyring.destroyRecordKey(RECORD)
    expect(await keyring.hasRecordKey(RECORD)).toBe(false)
    await expect(openerOf(keyring)).rejects.toThrow('no such key')
    await expect(keyring.sealer(RECORD)).rejects.toThrow('no such key')
    await keyring.createRecordKey(RECORD)
    const fresh = await openerOf(keyring)
    expect(() => fresh.meta('facts', sealed)).toThrow()
    expect((await keyring.sealer(OTHER)).meta('facts', words).length).toBeGreaterThan(0)
  })

  test('wrapped under another master key, or under another record’s name, does not open', async () => {
    const store = emptyStore()
    await twoRecords(MASTER, store)
    const stranger = openKeyring(Buffer.alloc(32, 8), store, systemDraw)
    await expect(openerOf(stranger)).rejects.toThrow()
    const wrapped = (await store.get(`r/${OTHER}`)) ?? Buffer.alloc(0)
    await store.replace(`r/${RECORD}`, wrapped)
    await expect(openerOf(openKeyring(MASTER, store, systemDraw))).rejects.toThrow()
  })

  test('never stands in the store as it is', async () => {
    const store = emptyStore()
    const drawn: Buffer[] = []
    const draw = {
      ...systemDraw,
      bytes: (length: number) => drawn[drawn.push(Buffer.from(systemDraw.bytes(length))) - 1] ?? Buffer.alloc(0),
    }
    await openKeyring(MASTER, store, draw).createRecordKey(RECORD)
    const key = drawn.find(bytes => bytes.length === 32) ?? Buffer.alloc(0)
    const wrapped = Buffer.from((await store.get(`r/${RECORD}`)) ?? Buffer.alloc(0))
    expect(wrapped.length).toBe(1 + 12 + 32 + 16)
    expect(wrapped.includes(key)).toBe(false)
  })

  test('needs a master key of 32 bytes', () => {
    expect(() => openKeyring(Buffer.alloc(16), emptyStore(), systemDraw)).toThrow('32 bytes')
  })
})

describe('what belongs to a person or an actor', () => {
  test('is sealed under the person’s own key: her record’s purge does not take it, another’s does not open it', async () => {
    const keyring = await twoRecords()
    await keyring.createPersonKey(PERSON)
    const sealed = await keyring.sealPerson(PERSON, 'traits', words)
    await keyring.destroyRecordKey(RECORD)
    expect(await keyring.openPerson(PERSON, 'traits', sealed)).toEqual(words)
    await expect(keyring.openPerson(PERSON, 'contacts', sealed)).rejects.toThrow()
    const other = '9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a' as ActorId
    await expect(keyring.openPerson(other, 'traits', sealed)).rejects.toThrow('no such key')
    await keyring.createPersonKey(other)
    await expect(keyring.openPerson(other, 'traits', sealed)).rejects.toThrow()
  })

  test('an actor’s journal opens for her alone', async () => {
    const keyring = await twoRecords()
    const other = '9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a' as ActorId
    const sealed = keyring.sealForActor(PERSON, 'journal', words)
    expect(keyring.openForActor(PERSON, 'journal', sealed)).toEqual(words)
    expect(() => keyring.openForActor(other, 'journal', sealed)).toThrow()
    expect(() => keyring.openForActor(PERSON, 'inbox', sealed)).toThrow()
  })

  test('a cookie opens, and one wrong bit of it does not', async () => {
    const keyring = await twoRecords()
    const sealed = keyring.sealCookie(words)
    expect(keyring.openCookie(sealed)).toEqual(words)
    for (let at = 0; at < sealed.length; at++) {
      const wrong = Buffer.from(sealed)
      wrong[at] = (wrong[at] ?? 0) ^ 1
      expect(() => keyring.openCookie(wrong), `byte ${at}`).toThrow()
    }
  })
})

describe('tags', () => {
  const KINDS = ['actor', 'class', 'month', 'unique-id', 'content'] as const

  test('never repeat across records, kinds or values', async () => {
    const keyring = await twoRecords()
    const draw = seededDraw('tags')
    const records = Array.from({ length: 200 }, () => draw.uuid() as RecordId)
    const tags = records.flatMap(record => KINDS.flatMap(kind => ['10', '11', '2026-11'].map(value => keyring.tag(record, kind, value))))
    expect(new Set(tags).size).toBe(tags.length)
  })

  test('are the same for the same record, kind and value: signed decimals that fit a bigint', async () => {
    const [one, two] = [await twoRecords(), await twoRecords()]
    const tag = one.tag(RECORD, 'class', '10')
    expect(two.tag(RECORD, 'class', '10')).toBe(tag)
    expect(tag).toMatch(/^-?\d{1,19}$/)
    expect(BigInt.asIntN(64, BigInt(tag))).toBe(BigInt(tag))
    const tagKey = await referenceHkdf(MASTER, new Uint8Array(), 'carnet/tag/v1', 32)
    expect(tag).toBe(
      hmacSha256(tagKey, Buffer.from(`class|${RECORD}|10`))
        .readBigInt64BE()
        .toString(),
    )
  })

  test('differ under another master key, so that a stolen dump cannot be searched by who guesses values', async () => {
    const [one, two] = [await twoRecords(), await twoRecords(Buffer.alloc(32, 8))]
    expect(one.tag(RECORD, 'class', '10')).not.toBe(two.tag(RECORD, 'class', '10'))
    expect(one.blindIndex('ins', '255081416802538')).not.toEqual(two.blindIndex('ins', '255081416802538'))
    expect(one.blindIndex('ins', '1')).not.toEqual(one.blindIndex('mail', '1'))
    expect(one.blindIndex('ins', '1')).toHaveLength(32)
  })
})

test('the log is signed with a key of the master’s own, the same at each start', async () => {
  const [one, two] = [await twoRecords(), await twoRecords()]
  const signature = one.logSigner().sign(words)
  expect(ed25519Verify(two.logSigner().publicKey, words, signature)).toBe(true)
  expect(one.logSeed()).toHaveLength(32)
})

describe('keys of many at once', () => {
  const others = ['b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000002'] as ActorId[]

  test('are like keys made one by one: what one seals the other opens', async () => {
    const keyring = await twoRecords()
    const sealers = await keyring.createPersonKeys(others)
    for (const id of others) {
      const sealed = sealers.get(id)?.('traits', words) ?? Buffer.alloc(0)
      expect(await keyring.openPerson(id, 'traits', sealed)).toEqual(words)
      expect((await keyring.openPersons(others)).get(id)?.('traits', sealed)).toEqual(words)
    }
  })

  test('leave the key of whoever has one, and leave out whoever has none', async () => {
    const keyring = await twoRecords()
    await keyring.createPersonKey(PERSON)
    const sealed = await keyring.sealPerson(PERSON, 'traits', words)
    await keyring.createPersonKeys([PERSON, ...others])
    expect(await keyring.openPerson(PERSON, 'traits', sealed)).toEqual(words)
    expect([...(await keyring.personSealers([PERSON, 'b0000000-0000-4000-8000-000000000009' as ActorId])).keys()]).toEqual([PERSON])
    const trace = (await keyring.createRecordKeys([RECORD])).get(RECORD)?.trace('entry', words) ?? Buffer.alloc(0)
    expect((await openerOf(keyring)).trace('entry', trace)).toEqual(words)
  })
})
