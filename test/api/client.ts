/** One answer, read to its end. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly json: unknown
  readonly correlationId: string
}

export type Client = {
  get(path: string, headers?: Headers_): Promise<Answer>
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers?: Headers_): Promise<Answer>
  /** Part `metadata` first, then one part `file` for each. */
  upload(path: string, metadata: unknown, files: readonly Upload[], headers?: Headers_): Promise<Answer>
  /** `name=value` of the session, for requests made by hand. */
  cookie(): string
}
type Headers_ = Readonly<Record<string, string>>
export type Upload = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** A program that keeps its cookie, as one of an operator or a test would. */
export const clientOf = (url: string, given: Headers_ = {}): Client => {
  let cookie = ''
  const ask = async (path: string, init: RequestInit & { headers: Headers_ }): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { ...init, headers: { 'x-carnet-client': '1', cookie, ...given, ...init.headers } })
    const set = response.headers.get('set-cookie')
    if (set !== null) cookie = set.split(';')[0] ?? ''
    const bytes = Buffer.from(await response.arrayBuffer())
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: parse(bytes),
      correlationId: response.headers.get('x-correlation-id') ?? '',
    }
  }
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    send: (method, path, body, headers = {}) =>
      ask(path, {
        method,
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload: (path, metadata, files, headers = {}) => {
      const form = new FormData()
      form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }))
      for (const { name, type, bytes } of files) form.append('file', new Blob([Uint8Array.from(bytes)], { type }), name)
      return ask(path, { method: 'POST', body: form, headers })
    },
    cookie: () => cookie,
  }
}

/** A field of an answer by its path; a test that names one that is not there fails. */
export const at = (answer: Answer, path: string): unknown => {
  let value: unknown = answer.json
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !(key in value))
      throw new Error(`no ${path} in ${answer.status} ${answer.bytes.toString('utf8').slice(0, 400)}`)
    value = Reflect.get(value, key)
  }
  return value
}
export const textAt = (answer: Answer, path: string): string => String(at(answer, path))
