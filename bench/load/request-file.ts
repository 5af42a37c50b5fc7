import { closeSync, openSync, writeSync } from 'node:fs'

/** One request as bytes on the wire. `after` present: a fresh UUID of 36 characters stands between, and the file's tail behind. */
export type WireRequest = { readonly before: Buffer; readonly after?: Buffer }

const NOTHING = Buffer.alloc(0)
const UUID_LENGTH = 36

/** What wrk.lua reads. */
export const writeRequestFile = (path: string, requests: readonly WireRequest[], tail: Buffer = NOTHING): void => {
  const file = openSync(path, 'w', 0o600)
  writeSync(file, Buffer.concat([Buffer.from(`${requests.length} ${tail.length}\n`), tail]))
  for (const { before, after = NOTHING } of requests)
    writeSync(file, Buffer.concat([Buffer.from(`${before.length} ${after.length}\n`), before, after]))
  closeSync(file)
}

const head = (method: string, path: string, headers: Readonly<Record<string, string>>): string =>
  [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  )

export const getRequest = (path: string, cookie: string): WireRequest => ({ before: Buffer.from(head('GET', path, { Cookie: cookie })) })

const BOUNDARY = 'bench-boundary-7f3a91'

/** A deposit as the API takes it: the metadata first, then the file. `metadata` and `file` are cut where the fresh UUID comes. */
export type FormParts = {
  readonly path: string
  readonly cookie: string
  readonly mediaType: string
  readonly fileName: string
  readonly metadata: string
  readonly fileHead: string
  readonly fileTail: Buffer
}

export const UNIQUE = '@@unique@@'

const formText = ({ metadata, fileName, mediaType, fileHead }: FormParts): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n${metadata}\r\n` +
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: ${mediaType}\r\n\r\n${fileHead}`

const FORM_END = `\r\n--${BOUNDARY}--\r\n`

/** The common end of all forms of one scenario. */
export const formTail = (fileTail: Buffer): Buffer => Buffer.concat([fileTail, Buffer.from(FORM_END)])

export const formRequest = (parts: FormParts): WireRequest => {
  const [before = '', after = ''] = formText(parts).split(UNIQUE)
  const length = Buffer.byteLength(before) + UUID_LENGTH + Buffer.byteLength(after) + parts.fileTail.length + FORM_END.length
  const headers = {
    Cookie: parts.cookie,
    'X-Carnet-Client': '1',
    'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
    'Content-Length': String(length),
  }
  return { before: Buffer.from(head('POST', parts.path, headers) + before), after: Buffer.from(after) }
}

/** The same request for whoever sends it himself. */
export const wholeForm = (parts: FormParts, uuid: string): Buffer =>
  Buffer.concat([Buffer.from(formText(parts).replace(UNIQUE, uuid)), formTail(parts.fileTail)])
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`
