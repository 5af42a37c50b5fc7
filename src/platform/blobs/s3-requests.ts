import { setTimeout as pause } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { BlobAbsent, BlobTruncated, StoreFull, StoreMisconfigured, StoreUnavailable } from './refusals.ts'

export type S3Settings = {
  /** `https://host[:port]`; objects are addressed path-style, `endpoint/bucket/key`. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Where bodies above 256 kB wait (sealed, in unlinked files) until their length and hash are known. */
  readonly spoolDirectory: string
  /** How often one request is tried in all. Default 3. */
  readonly attempts?: number
  /** How long the store may stay silent, in milliseconds: before it answers, and between two pieces of a body. Default 30 000. */
  readonly silenceMilliseconds?: number
  /** Before the second attempt, in milliseconds; doubled before each further one. Default 100. */
  readonly pauseMilliseconds?: number
  /** Objects of one page of a list. Default 1 000, the most S3 gives. */
  readonly pageSize?: number
}

export type S3Request = {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  /** Key, or nothing for the bucket itself. */
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** Called once an attempt. */
  readonly body?: () => AsyncIterable<Uint8Array> | Uint8Array
}

/** The answer, and the hand on its time limit: `heard()` each time bytes came, `done()` at the end. */
export type S3Answer = { readonly response: Response; heard(): void; done(): void }

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const WORTH_ANOTHER: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])
/** The body did not arrive as it left: 400 by status, a broken link by nature. */
const DAMAGED: ReadonlySet<string> = new Set(['XAmzContentSHA256Mismatch', 'BadDigest', 'IncompleteBody', 'RequestTimeout'])

/**
 * Signed requests (AWS Signature Version 4) with bounded attempts. Answers with a 2xx status only; otherwise throws `BlobAbsent` (404 on an
 * object), `BlobTruncated` (416), `StoreFull`, `StoreMisconfigured` (any other refusal: nobody but an operator can help), `StoreUnavailable` after the last attempt.
 */
export const s3Requests = (settings: S3Settings): ((request: S3Request) => Promise<S3Answer>) => {
  const { attempts = 3, pauseMilliseconds = 100 } = settings
  return async request => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await tryOnce(settings, request)
      if (typeof outcome !== 'string') return outcome
      if (attempt >= attempts) throw new StoreUnavailable(`${request.method} tried ${attempt} times: ${outcome}`)
      await pause(pauseMilliseconds * 2 ** (attempt - 1))
    }
  }
}

/** An answer, or in a few words why another attempt may help. */
const tryOnce = async (settings: S3Settings, request: S3Request): Promise<S3Answer | string> => {
  const limit = silenceLimit(settings.silenceMilliseconds ?? 30_000)
  try {
    const response = await fetch(await signed(settings, request, limit))
    limit.heard()
    if (response.ok) return { response, heard: limit.heard, done: limit.done }
    const code = await codeIn(response)
    limit.done()
    if (WORTH_ANOTHER.has(response.status) || DAMAGED.has(code)) return `${response.status} ${code}`
    throw refusalFor(request, response.status, code)
  } catch (error) {
    limit.done()
    if (isOurs(error)) throw error
    return nameOf(error)
  }
}

const signed = async (settings: S3Settings, request: S3Request, limit: SilenceLimit): Promise<Request> => {
  const url = new URL(`${settings.endpoint}/${settings.bucket}${request.key === undefined ? '' : `/${request.key}`}`)
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value)
  const { accessKeyId, secretAccessKey, region } = settings
  const headers = { 'x-amz-content-sha256': EMPTY_SHA256, ...request.headers }
  const signer = new AwsV4Signer({ method: request.method, url: url.href, headers, accessKeyId, secretAccessKey, region, service: 's3' })
  const ready = await signer.sign()
  // Unsigned, and only here: with a range, fetch itself adds this very header (Fetch Standard §4.5), and a signed one would no longer match.
  if (!ready.headers.has('range')) ready.headers.set('accept-encoding', 'identity')
  const body = request.body?.()
  const content = body === undefined || body instanceof Uint8Array ? body : ReadableStream.from(listened(body, limit))
  return new Request(ready.url, {
    method: request.method,
    headers: ready.headers,
    signal: limit.signal,
    body: content ?? null,
    duplex: 'half',
  })
}

/** Each piece the connection takes proves that the store is still there. */
async function* listened(body: AsyncIterable<Uint8Array>, limit: SilenceLimit): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    limit.heard()
    yield chunk
  }
}

type SilenceLimit = { readonly signal: AbortSignal; heard(): void; done(): void }

const silenceLimit = (milliseconds: number): SilenceLimit => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error('the object store kept silent')), milliseconds)
  return { signal: controller.signal, heard: () => void timer.refresh(), done: () => clearTimeout(timer) }
}

const LONGEST_ERROR = 4_096

/** The `<Code>` of an S3 error, a closed vocabulary; never its message, which repeats keys. */
const codeIn = async (response: Response): Promise<string> => {
  const text = (await response.text().catch(() => '')).slice(0, LONGEST_ERROR)
  return /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1] ?? 'without a code'
}

const refusalFor = (request: S3Request, status: number, code: string): Error => {
  if (status === 404 && request.key !== undefined && code !== 'NoSuchBucket') return new BlobAbsent('no object under this key')
  if (status === 416) return new BlobTruncated('the range is outside the object')
  if (status === 507 || code === 'QuotaExceeded' || code === 'EntityTooLarge') return new StoreFull(`${status} ${code}`)
  return new StoreMisconfigured(`the object store refused a ${request.method}: ${status} ${code}`)
}

const isOurs = (error: unknown): boolean =>
  error instanceof BlobAbsent || error instanceof BlobTruncated || error instanceof StoreFull || error instanceof StoreMisconfigured

const nameOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.name) : 'unknown'
}
