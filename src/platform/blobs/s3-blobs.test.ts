import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { BlobAbsent, BlobTruncated, s3Blobs, StoreFull, StoreMisconfigured, StoreUnavailable, type S3Settings } from './index.ts'
import { describeBlobStore, keysOf, newKey, pieces, readAll, someBytes } from './testing/contract.ts'
import { openFaultyLink } from './testing/faulty-link.ts'
import { missingForSwift, startSwift, type Swift } from './testing/swift.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-s3-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const spoolDirectory = join(folder, 'spool')
const missing = missingForSwift()
const TWO_MINUTES = 120_000

const error = (status: string, code: string) => {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>documents/…</Message></Error>`
  return `HTTP/1.1 ${status}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
}

/** A store behind a server that gives these raw answers in turn, the last one for ever. */
const answering = async (...answers: readonly string[]) => {
  let taken = 0
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.end(answers[Math.min(taken++, answers.length - 1)] ?? ''))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fixed = { bucket: 'b', region: 'r', accessKeyId: 'k', secretAccessKey: 's', spoolDirectory, pauseMilliseconds: 1 }
  return { store: s3Blobs({ endpoint, ...fixed }), taken: () => taken }
}

describe('what an S3 server may answer', () => {
  const put = (store: ReturnType<typeof s3Blobs>) => store.put(newKey(), pieces(someBytes(10)))

  test.each([
    ['507 Insufficient Storage', 'InsufficientStorage'],
    ['403 Forbidden', 'QuotaExceeded'],
  ])('« %s %s » is a full store', async (status, code) => {
    await expect(put((await answering(error(status, code))).store)).rejects.toThrow(StoreFull)
  })

  test('a store that stays overloaded is unavailable after three attempts', async () => {
    const { store, taken } = await answering(error('503 Slow Down', 'SlowDown'))
    await expect(put(store)).rejects.toThrow(StoreUnavailable)
    expect(taken()).toBe(3)
  })

  test('a store nobody listens for is unavailable', async () => {
    const store = s3Blobs({
      ...{ endpoint: 'http://127.0.0.1:1', bucket: 'b', region: 'r', accessKeyId: 'k', secretAccessKey: 's', spoolDirectory },
      pauseMilliseconds: 1,
    })
    await expect(put(store)).rejects.toThrow(StoreUnavailable)
  })

  test('an object without a stated length is not served', async () => {
    const { store } = await answering('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nsome bytes')
    await expect(readAll(store.get(newKey()))).rejects.toThrow(StoreUnavailable)
  })

  test('a server that answers a range with the whole object is not believed', async () => {
    const { store } = await answering('HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nabcd')
    await expect(readAll(store.get(newKey(), { start: 0, end: 4 }))).rejects.toThrow(StoreUnavailable)
  })

  test('no error of ours repeats a key or the server’s message', async () => {
    const { store } = await answering(error('400 Bad Request', 'Strange'))
    const said = await put(store).catch(String)
    expect(said).toContain('Strange')
    expect(said).not.toContain('documents/')
  })
})

if (missing.length > 0) console.log(`not run: blobs in a real S3 server (${missing.join(', ')} not installed)`)

describe.skipIf(missing.length > 0)('with Swift', () => {
  let starting: Promise<Swift> | undefined
  const swift = () => (starting ??= startSwift(join(folder, 'swift')))
  // Five processes: a busy machine takes longer than a test may.
  beforeAll(async () => void (await swift()), TWO_MINUTES)
  afterAll(async () => (await starting)?.stop())
  const settings = async (): Promise<S3Settings> => ({ ...(await swift()), spoolDirectory, pauseMilliseconds: 10 })
  const linked = async (more: Partial<S3Settings> = {}) => {
    const link = await openFaultyLink((await swift()).endpoint)
    onTestFinished(() => link.close())
    return { link, store: s3Blobs({ ...(await settings()), endpoint: link.endpoint, ...more }) }
  }
  const direct = async () => s3Blobs(await settings())

  describeBlobStore('a real S3 server', direct)

  describe('a real S3 server', () => {
    test('refuses a wrong secret, to write, read, list and remove', async () => {
      const [key, content] = [newKey(), someBytes(100)]
      const [right, wrong] = [await direct(), s3Blobs({ ...(await settings()), secretAccessKey: 'a-wrong-secret' })]
      await right.put(key, pieces(content))
      await expect(wrong.put(key, pieces(someBytes(100)))).rejects.toThrow(
        new StoreMisconfigured('the object store refused a PUT: 403 SignatureDoesNotMatch'),
      )
      await expect(readAll(wrong.get(key))).rejects.toThrow(StoreMisconfigured)
      await expect(keysOf(wrong, key)).rejects.toThrow(StoreMisconfigured)
      await expect(wrong.remove(key)).rejects.toThrow(StoreMisconfigured)
      expect((await readAll(right.get(key))).equals(content)).toBe(true)
    })

    test('a bucket that does not exist is a wrong setting, not an absent object', async () => {
      const store = s3Blobs({ ...(await settings()), bucket: 'nowhere' })
      await expect(readAll(store.get(newKey()))).rejects.toThrow(StoreMisconfigured)
      await expect(store.put(newKey(), pieces(someBytes(10)))).rejects.toThrow(StoreMisconfigured)
    })

    test('a list of more than one page is complete', async () => {
      const [store, prefix] = [s3Blobs({ ...(await settings()), pageSize: 3 }), newKey('pages')]
      const keys = Array.from({ length: 10 }, (_, n) => `${prefix}/${n}`)
      await Promise.all(keys.map(key => store.put(key, pieces(someBytes(1)))))
      expect(await keysOf(store, `${prefix}/`)).toEqual(keys)
    })

    test('a body altered on the way in is refused by the server and never visible', async () => {
      const [{ link, store }, key] = [await linked({ attempts: 1 }), newKey()]
      link.plan({ kind: 'damage-request', at: 5_000 })
      await expect(store.put(key, pieces(someBytes(20_000)))).rejects.toThrow(StoreUnavailable)
      await expect(readAll((await direct()).get(key))).rejects.toThrow(BlobAbsent)
    })

    test.each([20_000, 2_000_000])('a body of %i bytes cut, then altered on the way in, is sent again from its beginning', async length => {
      const [{ link, store }, key, content] = [await linked(), newKey(), someBytes(length)]
      link.plan({ kind: 'cut-request', after: 10_000 }, { kind: 'damage-request', at: 9_000 })
      await store.put(key, pieces(content))
      // The altered attempt is answered (400 BadDigest), so the third one goes over its connection.
      expect(link.connections()).toBe(2)
      expect((await readAll(store.get(key))).equals(content)).toBe(true)
    })

    test('a body cut at every attempt is not there, and nothing waits on the disk', async () => {
      const [{ link, store }, key] = [await linked(), newKey()]
      const cut = { kind: 'cut-request', after: 700_000 } as const
      link.plan(cut, cut, cut)
      await expect(store.put(key, pieces(someBytes(1_000_000)))).rejects.toThrow(StoreUnavailable)
      expect(await keysOf(await direct(), key)).toEqual([])
      expect(await readdir(spoolDirectory)).toEqual([])
    })

    test.each([900, 30_000, 999_999])('an answer cut after %i bytes is an error, never a short body', async after => {
      const [{ link, store }, key] = [await linked({ attempts: 1 }), newKey()]
      await (await direct()).put(key, pieces(someBytes(1_000_000)))
      link.plan({ kind: 'cut-response', after })
      await expect(readAll(store.get(key))).rejects.toThrow(BlobTruncated)
      link.plan({ kind: 'cut-response', after })
      await expect(readAll(store.get(key, { start: 0, end: 1_000_000 }))).rejects.toThrow(BlobTruncated)
    })

    test('a server that falls silent is given up, as often as attempts allow', async () => {
      const { link, store } = await linked({ silenceMilliseconds: 50, attempts: 2 })
      link.plan({ kind: 'silence' }, { kind: 'silence' })
      await expect(readAll(store.get(newKey()))).rejects.toThrow(StoreUnavailable)
      expect(link.connections()).toBe(2)
    })

    test('one overloaded answer is tried again', async () => {
      const [{ link, store }, key, content] = [await linked(), newKey(), someBytes(1_000)]
      link.plan({ kind: 'answer', text: error('503 Slow Down', 'SlowDown') })
      await store.put(key, pieces(content))
      expect((await readAll(store.get(key))).equals(content)).toBe(true)
    })
  })
})
