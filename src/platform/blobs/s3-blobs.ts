import { fromIso } from '../../kernel/instant.ts'
import { checkKey, checkRange, type BlobEntry, type BlobStore, type ByteRange } from './blob-store.ts'
import { BlobTruncated, StoreUnavailable } from './refusals.ts'
import { s3Requests, type S3Answer, type S3Request, type S3Settings } from './s3-requests.ts'
import { spool } from './spool.ts'

type Send = (request: S3Request) => Promise<S3Answer>

/**
 * Objects in any S3-compatible store. A put is one signed PUT with its length and SHA-256 in signed headers: the server itself refuses a
 * body that was cut or altered on the way, and an object becomes visible whole or not at all (S3 is strongly consistent since 2020).
 */
export const s3Blobs = (settings: S3Settings): BlobStore => {
  const send = s3Requests(settings)
  return {
    put: (key, body) => {
      checkKey(key)
      return putSpooled(send, settings.spoolDirectory, key, body)
    },
    get: (key, range) => {
      checkKey(key)
      if (range !== undefined) checkRange(range)
      return getWhole(send, key, range)
    },
    remove: async key => {
      checkKey(key)
      await drained(await send({ method: 'DELETE', key }))
    },
    list: prefix => listPages(send, prefix, settings.pageSize ?? 1_000),
  }
}

const putSpooled = async (send: Send, directory: string, key: string, body: AsyncIterable<Uint8Array>): Promise<{ bytes: number }> => {
  const spooled = await spool(body, directory)
  try {
    const headers = {
      'content-length': String(spooled.bytes),
      'content-type': 'application/octet-stream',
      'x-amz-content-sha256': spooled.sha256,
    }
    await drained(await send({ method: 'PUT', key, headers, body: spooled.read }))
    return { bytes: spooled.bytes }
  } finally {
    await spooled.release()
  }
}

const drained = async ({ response, done }: S3Answer): Promise<void> => {
  await response.body?.cancel()
  done()
}

async function* getWhole(send: Send, key: string, range: ByteRange | undefined): AsyncGenerator<Uint8Array> {
  const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end - 1}` }
  const answer = await send({ method: 'GET', key, headers })
  try {
    const expected = range === undefined ? lengthOf(answer.response) : range.end - range.start
    if (range !== undefined && answer.response.status !== 206) throw new StoreUnavailable('the object store does not serve ranges')
    yield* exactly(expected, answer)
  } finally {
    answer.done()
  }
}

const lengthOf = (response: Response): number => {
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  if (!Number.isSafeInteger(length)) throw new StoreUnavailable('the object store did not say how long the object is')
  return length
}

/** A connection that dies, a server that stalls and one that sends less than asked are one thing to the reader: not the whole object. */
async function* exactly(expected: number, { response, heard }: S3Answer): AsyncGenerator<Uint8Array> {
  let received = 0
  try {
    for await (const chunk of response.body ?? []) {
      heard()
      received += chunk.length
      yield chunk
    }
  } catch (error) {
    throw new BlobTruncated(`the connection ended at ${received} of ${expected} bytes`, { cause: error })
  }
  if (received !== expected) throw new BlobTruncated(`${received} bytes came, ${expected} were expected`)
}

async function* listPages(send: Send, prefix: string, pageSize: number): AsyncGenerator<BlobEntry> {
  for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
    const query = {
      'list-type': '2',
      'max-keys': String(pageSize),
      prefix,
      ...(token === undefined ? {} : { 'continuation-token': token }),
    }
    const { response, done } = await send({ method: 'GET', query })
    const page = await response.text().finally(done)
    yield* entriesOf(page)
    token = textOf(page, 'NextContinuationToken')
  }
}

/** ListObjectsV2 in the shape every server writes; our keys hold nothing that XML would escape, so an entry that does is not ours. */
const entriesOf = (page: string): readonly BlobEntry[] =>
  [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const [key, size, modified] = [textOf(entry, 'Key'), textOf(entry, 'Size'), textOf(entry, 'LastModified')]
    if (key === undefined || size === undefined || modified === undefined) return []
    return [{ key, bytes: Number(size), modified: fromIso(modified) }]
  })

const textOf = (xml: string, element: string): string | undefined => new RegExp(`<${element}>([^<&]+)</${element}>`).exec(xml)?.[1]
