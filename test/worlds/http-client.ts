import { Agent, request } from 'node:http'

/** What came back, to the byte. `headers` in the order they came, without the two that tell the machine's own time and connection. */
export type Answer = { readonly status: number; readonly headers: readonly string[]; readonly body: Buffer }

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly cookie?: string
  readonly mode?: string
  readonly secret?: boolean
  readonly json?: unknown
  readonly form?: Form
}

/** A deposit: its metadata, then its file. */
export type Form = { readonly metadata: unknown; readonly file: Uint8Array; readonly name: string; readonly type: string }

export type HttpClient = { send(call: Call): Promise<Answer>; close(): void }

const BOUNDARY = 'carnet-twin-worlds'
const NOT_COMPARED = new Set(['date', 'connection', 'keep-alive'])

const formOf = ({ metadata, file, name, type }: Form): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(metadata)}\r\n`,
    ),
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])

const bodyOf = ({ json, form }: Call): { readonly type?: string; readonly bytes: Buffer } => {
  if (form !== undefined) return { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes: formOf(form) }
  if (json !== undefined) return { type: 'application/json', bytes: Buffer.from(JSON.stringify(json)) }
  return { bytes: Buffer.alloc(0) }
}

const pairs = (raw: readonly string[]): readonly string[] =>
  raw.flatMap((name, i) => (i % 2 === 0 && !NOT_COMPARED.has(name.toLowerCase()) ? [`${name}: ${raw[i + 1] ?? ''}`] : []))

/** One connection, one request at a time: the order of requests is the order of their effects. */
export const httpClient = (url: string): HttpClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname, port } = new URL(url)
  const send = (call: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { type, bytes } = bodyOf(call)
      const headers = {
        'x-carnet-client': '1',
        ...(call.cookie === undefined ? {} : { cookie: call.cookie }),
        ...(call.mode === undefined ? {} : { 'x-carnet-mode': call.mode }),
        ...(call.secret === true ? { 'x-carnet-secret': '1' } : {}),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(call.method === 'GET' ? {} : { 'content-length': bytes.length }),
      }
      const sent = request({ agent, hostname, port, method: call.method, path: call.path, headers }, response => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.once('error', reject)
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body: Buffer.concat(pieces) }),
        )
      })
      sent.once('error', reject)
      sent.end(call.method === 'GET' ? undefined : bytes)
    })
  return { send, close: () => agent.destroy() }
}
