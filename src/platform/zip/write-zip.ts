import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Instant } from '../../kernel/instant.ts'

export type ZipEntry = {
  /** Path inside the archive, with `/`; `safe-name.ts` makes names that every system takes. */
  readonly name: string
  readonly modified: Instant
  /** Read once, when its turn comes. */
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** False for what is compressed already. */
  readonly compress?: boolean
}

/**
 * A ZIP archive in constant memory, one file after the other; above 4 GB in the ZIP64 form. The next entry is asked for when the one before was read
 * whole, so the last one may describe all the others. What `entries` or a content throws is thrown again, and then the archive is no archive.
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream
  if (!(output instanceof Readable)) throw new TypeError('the archive is no stream')
  const filling = new AbortController()
  const fill = fillZip(zip, entries, filling.signal)
  zip.on('error', (error: Error) => output.destroy(error))
  fill.catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error('the archive failed')))
  try {
    for await (const chunk of output) yield chunk as Uint8Array
    await fill
  } finally {
    filling.abort()
    output.destroy()
    await fill.catch(() => undefined)
  }
}

const fillZip = async (zip: ZipFile, entries: AsyncIterable<ZipEntry>, stopped: AbortSignal): Promise<void> => {
  for await (const { name, modified, content, compress = true } of entries) {
    if (stopped.aborted) return
    const source = Readable.from(content, { objectMode: false })
    const stop = () => source.destroy()
    stopped.addEventListener('abort', stop, { once: true })
    zip.addReadStream(source, name, { mtime: new Date(modified), compress })
    await finished(source)
    stopped.removeEventListener('abort', stop)
  }
  zip.end()
}
