import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Ask = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** A whole answer. `at`: when its last byte came, milliseconds since 1970. */
export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly at: number
}

/** Keeps connections open; one socket carries one exchange at a time. Rejects when the connection ends before the answer does. */
export class HttpClient {
  readonly #origin: URL
  readonly #agent: Agent
  readonly #patience: number

  constructor(origin: string, { sockets = 8, patienceMs = 60_000 }: { readonly sockets?: number; readonly patienceMs?: number } = {}) {
    this.#origin = new URL(origin)
    this.#agent = new Agent({ keepAlive: true, maxSockets: sockets })
    this.#patience = patienceMs
  }

  ask({ method, path, headers, body }: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#origin
      const length = body === undefined ? {} : { 'content-length': String(body.length) }
      const sent = request({ agent: this.#agent, host: hostname, port, method, path, headers: { ...headers, ...length } }, answer => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => void parts.push(part))
        answer.on('error', reject)
        answer.on('close', () => {
          if (!answer.complete) return reject(new Error('the answer was cut'))
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts), at: Date.now() })
        })
      })
      sent.setTimeout(this.#patience, () => sent.destroy(new Error('no answer in time')))
      sent.on('error', reject)
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

export const json = (value: unknown): Pick<Ask, 'headers' | 'body'> => ({
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
})

const BOUNDARY = 'carnet-form-7MA4YWxkTrZu0gW'

export type FormFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** A deposit's form: `metadata` first, then the file (RFC 7578; a file name goes in UTF-8 as browsers send it). */
export const form = (metadata: unknown, { name, type, bytes }: FormFile): Pick<Ask, 'headers' | 'body'> => {
  const part = (headers: readonly string[], content: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${headers.join('\r\n')}\r\n\r\n`), content, Buffer.from('\r\n')])
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Buffer.concat([
      part(['Content-Disposition: form-data; name="metadata"', 'Content-Type: application/json'], Buffer.from(JSON.stringify(metadata))),
      part([`Content-Disposition: form-data; name="file"; filename="${name.replaceAll('"', '%22')}"`, `Content-Type: ${type}`], bytes),
      Buffer.from(`--${BOUNDARY}--\r\n`),
    ]),
  }
}
