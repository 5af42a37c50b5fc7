import { describe, expect, test } from 'vitest'
import { systemDraw } from '../../keyring/primitives.ts'
import { BlobAbsent, BlobTruncated, type BlobStore, type ByteRange } from '../index.ts'

/** 26 MB: the largest document (25 MB) and what sealing adds. */
const LARGEST = 26 * 1024 * 1024
const SIZES = [0, 1, 65_535, 65_536, 262_144, 262_145, 1_000_003, LARGEST]

export const newKey = (folder = 'documents'): string => `${folder}/${systemDraw.uuid()}`

/** `length` bytes that differ from place to place, so that a swap or a shift shows, in pieces of an odd size. */
export async function* pieces(content: Uint8Array, size = 50_021): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

export const someBytes = (length: number): Uint8Array => systemDraw.bytes(length)

export const readAll = async (body: AsyncIterable<Uint8Array>): Promise<Buffer> => Buffer.concat(await Array.fromAsync(body))

export const keysOf = async (store: BlobStore, prefix: string): Promise<string[]> =>
  (await Array.fromAsync(store.list(prefix))).map(entry => entry.key).sort()

/** Yields `before`, then runs `then` (which waits, or throws like a client that hangs up), then yields `after`. */
export async function* interrupted(before: Uint8Array, then: () => Promise<void>, after: Uint8Array): AsyncGenerator<Uint8Array> {
  yield before
  await then()
  yield after
}

/** The rules of `BlobStore`, the same for every place that keeps blobs. `open` is called once, by the first test, and gives an empty store. */
export const describeBlobStore = (place: string, open: () => Promise<BlobStore>): void => {
  describe(`blobs in ${place}`, () => {
    let opening: Promise<BlobStore> | undefined
    const opened = () => (opening ??= open())
    const put = async (key: string, content: Uint8Array) => (await opened()).put(key, pieces(content))
    const get = async (key: string, range?: ByteRange) => readAll((await opened()).get(key, range))

    test.each(SIZES)('an object of %i bytes comes back byte for byte', async length => {
      const [key, content] = [newKey(), someBytes(length)]
      expect(await put(key, content)).toEqual({ bytes: length })
      expect((await get(key)).equals(content)).toBe(true)
    })

    test('a range is exactly the bytes asked', async () => {
      const [key, content] = [newKey(), someBytes(300_000)]
      await put(key, content)
      for (const [start, end] of [
        [0, 1],
        [65_000, 200_001],
        [299_999, 300_000],
        [0, 300_000],
      ] as const) {
        expect((await get(key, { start, end })).equals(content.subarray(start, end))).toBe(true)
      }
    })

    test('a range that is not wholly inside the object is an error, never a short answer', async () => {
      const key = newKey()
      await put(key, someBytes(1_000))
      await expect(get(key, { start: 990, end: 1_001 })).rejects.toThrow(BlobTruncated)
      await expect(get(key, { start: 1_000, end: 1_001 })).rejects.toThrow(BlobTruncated)
      await expect((async () => get(key, { start: 5, end: 5 }))()).rejects.toThrow(RangeError)
    })

    test('what was never put is absent', async () => {
      await expect(get(newKey())).rejects.toThrow(BlobAbsent)
      await expect(get(newKey(), { start: 0, end: 1 })).rejects.toThrow(BlobAbsent)
    })

    test.each([10, 1_000_000])('a body that breaks off after %i bytes leaves nothing, and its error comes through', async length => {
      const [store, key] = [await opened(), newKey()]
      const hangUp = async () => {
        throw new Error('the client hung up')
      }
      await expect(store.put(key, interrupted(someBytes(length), hangUp, someBytes(1)))).rejects.toThrow('the client hung up')
      await expect(get(key)).rejects.toThrow(BlobAbsent)
      expect(await keysOf(store, key)).toEqual([])
    })

    test('an object shows only when it is whole', async () => {
      const [store, key, first, second] = [await opened(), newKey(), someBytes(400_000), someBytes(400_000)]
      const look = async () => {
        await expect(get(key)).rejects.toThrow(BlobAbsent)
        expect(await keysOf(store, key)).toEqual([])
      }
      await store.put(key, interrupted(first, look, second))
      expect((await get(key)).equals(Buffer.concat([first, second]))).toBe(true)
      expect.assertions(3)
    })

    test('putting again replaces the whole object', async () => {
      const [key, longer, shorter] = [newKey(), someBytes(500_000), someBytes(10)]
      await put(key, longer)
      await put(key, shorter)
      expect((await get(key)).equals(shorter)).toBe(true)
    })

    test('of two puts at once under one key, one is kept whole', async () => {
      const [key, one, other] = [newKey(), someBytes(300_000), someBytes(300_000)]
      await Promise.all([put(key, one), put(key, other)])
      const kept = await get(key)
      expect(kept.equals(one) || kept.equals(other)).toBe(true)
    })

    test('what is removed is absent, and removing it again is no error', async () => {
      const [store, key] = [await opened(), newKey()]
      await put(key, someBytes(100))
      await store.remove(key)
      await store.remove(key)
      await expect(get(key)).rejects.toThrow(BlobAbsent)
      expect(await keysOf(store, key)).toEqual([])
    })

    test('the list holds every object under the prefix, with its size, and no other', async () => {
      const [store, folder] = [await opened(), `listed-${systemDraw.uuid()}`]
      const keys = [`${folder}/a`, `${folder}/b/c`, `${folder}/b/d`]
      for (const [n, key] of keys.entries()) await put(key, someBytes(n + 1))
      await put(`${folder}-other/a`, someBytes(9))
      const entries = await Array.fromAsync(store.list(`${folder}/`))
      expect(new Map(entries.map(entry => [entry.key, entry.bytes]))).toEqual(new Map(keys.map((key, n) => [key, n + 1])))
      expect(entries.every(entry => entry.modified > 0)).toBe(true)
      expect(await keysOf(store, `${folder}/b/`)).toEqual(keys.slice(1))
    })

    test('a reader who stops early leaves the store in working order', async () => {
      const [store, key, content] = [await opened(), newKey(), someBytes(2_000_000)]
      await put(key, content)
      for await (const chunk of store.get(key)) {
        expect(chunk.length).toBeGreaterThan(0)
        break
      }
      expect((await get(key)).equals(content)).toBe(true)
    })

    test.each(['', '/a', 'a//b', '../a', 'a/../b', '.a', 'A', 'é', 'a b', 'a/', `a${'b'.repeat(200)}`])(
      'the key « %s » is a fault of the caller',
      async key => {
        await expect((async () => put(key, someBytes(1)))()).rejects.toThrow(TypeError)
        await expect((async () => get(key))()).rejects.toThrow(TypeError)
      },
    )
  })
}
