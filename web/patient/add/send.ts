import type { Upload } from 'tus-js-client'
import { uploadHeaders, uploadsAddress } from '../../api/client.ts'
import { problemFrom, UNPROVED } from '../../api/http.ts'
import { Problem } from '../../api/problem.ts'
import { proveAnew, proving } from '../../api/proof.ts'

const PIECE_BYTES = 4 * 1024 * 1024
/** A tunnel, a lift: it tries again by itself for half a minute, then she is asked. */
const RETRY_MILLISECONDS = [0, 1_000, 3_000, 8_000, 15_000]

export type Sending = {
  /** Gives up, and tells the server to forget what it has. */
  readonly stop: () => void
  readonly resume: () => void
}

type Told = {
  readonly onShare: (share: number) => void
  readonly onDone: (uploadId: string) => void
  readonly onTrouble: (problem: Problem) => void
}

const idOf = (address: string | null): string => new URL(address ?? '', location.origin).pathname.split('/').at(-1) ?? ''

const bodyOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the server answered, or its silence. */
const problemOf = (error: Error): Problem => {
  const response: unknown = Reflect.get(error, 'originalResponse')
  if (typeof response !== 'object' || response === null) return new Problem(0, 'network', '')
  const status: unknown = Reflect.apply(Reflect.get(response, 'getStatus'), response, [])
  const body: unknown = Reflect.apply(Reflect.get(response, 'getBody'), response, [])
  return problemFrom(Number(status), bodyOf(String(body)))
}

/** An answer is not asked twice; silence, a fault and « too many at once » are. */
const isAway = (status: number): boolean => navigator.onLine && (status === 0 || status === 429 || status === 423 || status >= 500)

/** Sends a file in pieces (tus): cut at any point, it goes on from where it was. */
export const sendInPieces = async (recordId: string, file: File, told: Told): Promise<Sending> => {
  const tus = await import('tus-js-client')
  let provedWith: string | undefined
  const upload: Upload = new tus.Upload(file, {
    endpoint: uploadsAddress(recordId),
    headers: { ...uploadHeaders },
    metadata: { filename: file.name, filetype: file.type },
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_MILLISECONDS,
    // Names of files are health data: nothing of an upload is left in the browser's storage.
    storeFingerprintForResuming: false,
    onBeforeRequest: async request => {
      const { headers, windowId } = await proving(request.getMethod(), request.getURL())
      provedWith = windowId
      for (const [name, value] of Object.entries(headers)) request.setHeader(name, value)
    },
    onShouldRetry: error => {
      const { status, code } = problemOf(error)
      if (code === UNPROVED) void proveAnew(provedWith)
      return code === UNPROVED || isAway(status)
    },
    onProgress: (sent, total) => told.onShare(total === 0 ? 0 : sent / total),
    onError: error => told.onTrouble(problemOf(error)),
    onSuccess: () => told.onDone(idOf(upload.url)),
  })
  upload.start()
  return {
    stop: () => void upload.abort(true).catch(() => undefined),
    resume: () => upload.start(),
  }
}
