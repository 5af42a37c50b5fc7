import { createHash } from 'node:crypto'
import { type Answer, type Ask, HttpClient } from './http-client.ts'

/** Somebody with a session: her cookie, and what she says of her purpose of use. */
export type Actor = {
  readonly name: string
  readonly cookie: string
  readonly headers?: Readonly<Record<string, string>>
}

type Digest = { readonly sha256: string; readonly length: number }

/** One line of `exchanges.ndjson`, but for the leaf, which is known at the end. */
export type Exchange = {
  readonly number: number
  readonly at: string
  readonly actor: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly request: Digest
  readonly response: Digest
  /**
   * SHA-256 of what an observer could compare: status, headers and body of the answer, without what says only which request it was
   * (date, correlation id, renewed cookie).
   */
  readonly seen: string
  readonly correlation: string | null
}

export type Told = { readonly exchange: Exchange; readonly answer: Answer }

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const digest = (bytes: Buffer | undefined): Digest => ({ sha256: sha256(bytes ?? ''), length: bytes?.length ?? 0 })

const OWN_TO_THE_REQUEST: ReadonlySet<string> = new Set(['date', 'x-correlation-id', 'set-cookie', 'keep-alive', 'connection'])
const correlationOf = ({ headers }: Answer): string | null => {
  const value = headers['x-correlation-id']
  return typeof value === 'string' ? value : null
}

/** What an observer compares. */
export const observable = (answer: Answer): Buffer => {
  const correlation = correlationOf(answer)
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !OWN_TO_THE_REQUEST.has(name))
    .sort()
  const head = Buffer.from(`${answer.status}\n${headers.map(([name, value]) => `${name}: ${String(value)}\n`).join('')}\n`)
  const { body } = answer
  if (correlation === null || !body.includes(correlation)) return Buffer.concat([head, body])
  return Buffer.concat([head, Buffer.from(body.toString('latin1').replaceAll(correlation, '0'.repeat(correlation.length)), 'latin1')])
}

/** Every exchange goes through here and leaves its line: nothing is asked of the server beside it. */
export class Transcript {
  readonly exchanges: Exchange[] = []
  readonly #client: HttpClient

  constructor(origin: string) {
    this.#client = new HttpClient(origin, { sockets: 16 })
  }

  async ask(actor: Actor | undefined, ask: Ask): Promise<Told> {
    const cookie: Record<string, string> = actor === undefined || actor.cookie === '' ? {} : { cookie: actor.cookie }
    const headers = { 'x-carnet-client': '1', ...cookie, ...actor?.headers, ...ask.headers }
    const number = this.exchanges.length
    // Its place is taken before the answer comes, so that the order of lines is the order of asking.
    this.exchanges.push(PENDING)
    const once = (): Promise<Answer> => this.#client.ask({ ...ask, headers })
    // A kept connection may end between two requests: a reading is asked once more, as any client does (RFC 9110 §9.2.2).
    const answer = await once()
      .catch(error => (ask.method === 'GET' ? once() : Promise.reject(error)))
      .catch(cut)
    const exchange: Exchange = {
      number,
      at: new Date(answer.at).toISOString(),
      actor: actor?.name ?? 'nobody',
      method: ask.method,
      path: ask.path,
      status: answer.status,
      request: digest(ask.body),
      response: digest(answer.body),
      seen: sha256(observable(answer)),
      correlation: correlationOf(answer),
    }
    this.exchanges[number] = exchange
    return { exchange, answer }
  }

  close(): void {
    this.#client.close()
  }
}

/** A connection that ended before the answer did: status 0, nothing received. */
const cut = (): Answer => ({ status: 0, headers: {}, body: Buffer.alloc(0), at: Date.now() })

const PENDING: Exchange = {
  number: -1,
  at: '',
  actor: '',
  method: '',
  path: '',
  status: 0,
  request: digest(undefined),
  response: digest(undefined),
  seen: '',
  correlation: null,
}

/** An answer that had to be good and is not: what was asked and the code that came, never a body. */
export class Unexpected extends Error {}

export const bodyOf = (told: Told): unknown => {
  const text = told.answer.body.toString('utf8')
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

/** The body of a 2xx. */
export const wanted = (told: Told): unknown => {
  const { exchange, answer } = told
  if (answer.status >= 200 && answer.status < 300) return bodyOf(told)
  throw new Unexpected(`${exchange.actor}: ${exchange.method} ${exchange.path} answered ${answer.status} ${codeOf(told)}`)
}

/** Stable code of a problem, '' when there is none. */
export const codeOf = (told: Told): string => {
  if (!String(told.answer.headers['content-type']).includes('json')) return ''
  const body = bodyOf(told)
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : ''
}
