import type { Upload } from 'tus-js-client'
import { uploadHeaders, uploadsAddress } from '../../api/client.ts'
import { problemFrom } from '../../api/http.ts'
import { Problem } from '../../api/problem.ts'

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
const worthRetrying = (error: Error): boolean => {
  const { status } = problemOf(error)
  return navigator.onLine && (status === 0 || status === 429 || status === 423 || status >= 500)
}

/** Sends a file in pieces (tus): cut at any point, it goes on from where it was. */
export const sendInPieces = async (recordId: string, file: File, told: Told): Promise<Sending> => {
  const tus = await import('tus-js-client')
  const upload: Upload = new tus.Upload(file, {
    endpoint: uploadsAddress(recordId),
    headers: { ...uploadHeaders },
    metadata: { filename: file.name, filetype: file.type },
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_MILLISECONDS,
    // Names of files are health data: nothing of an upload is left in the browser's storage.
    storeFingerprintForResuming: false,
    onShouldRetry: worthRetrying,
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
