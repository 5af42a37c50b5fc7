import { PassThrough, Readable } from 'node:stream'
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl'

/** Bytes that can be read from anywhere: `start` to `end - 1`. */
export type Source = { readonly bytes: number; read(start: number, end: number): AsyncIterable<Uint8Array> }

/** What an archive may hold at most. */
export type ZipLimits = {
  readonly entries: number
  /** Of everything, unpacked. */
  readonly bytes: number
  /** Times its packed size, of one entry above a megabyte. */
  readonly ratio: number
}

export type ZippedFile = { readonly name: string; readonly bytes: number; readonly isStored: boolean }

/** Not an archive that is opened here: broken, encrypted, larger unpacked than anybody needs, or with names that climb out of their folder. */
export class ZipRefused extends Error {
  readonly why: 'broken' | 'encrypted' | 'too-large' | 'names'

  constructor(why: ZipRefused['why'], cause?: unknown) {
    super(`the archive is refused: ${why}`, { cause })
    this.name = 'ZipRefused'
    this.why = why
  }
}

export type ZipReader = {
  readonly files: readonly ZippedFile[]
  /** One file, unpacked as it is read; never more bytes than its entry says. `range` of one that is stored only. */
  open(index: number, range?: { readonly start: number; readonly end: number }): Promise<AsyncIterable<Uint8Array>>
  close(): void
}

const LARGE = 1024 * 1024
const ENCRYPTED = 1

/** The central directory of an archive, within limits; contents are read when they are asked for, in constant memory. */
export const readZip = async (source: Source, limits: ZipLimits): Promise<ZipReader> => {
  const zip = await opened(source)
  try {
    const entries = await entriesOf(zip, limits)
    return {
      files: entries.map(({ fileName, uncompressedSize, compressionMethod }) => ({
        name: fileName,
        bytes: uncompressedSize,
        isStored: compressionMethod === 0,
      })),
      open: async (index, range) => {
        const entry = entries[index]
        if (entry === undefined) throw new RangeError('no such file in the archive')
        return streamOf(zip, entry, range)
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

class SourceReader extends RandomAccessReader {
  readonly #source: Source

  constructor(source: Source) {
    super()
    this.#source = source
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // yauzl pipes what it gets, and a pipe carries no error: it is carried here.
    const through = new PassThrough()
    const from = Readable.from(this.#source.read(start, end), { objectMode: false })
    from.on('error', (error: Error) => through.destroy(error))
    return from.pipe(through)
  }
}

const opened = (source: Source): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true, strictFileNames: false }
    fromRandomAccessReader(new SourceReader(source), source.bytes, options, (error, zip) =>
      error === null ? resolve(zip) : reject(refusedBy(error)),
    )
  })

const refusedBy = (error: Error): ZipRefused => new ZipRefused(/path|character|file ?name/i.test(error.message) ? 'names' : 'broken', error)

const entriesOf = (zip: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = []
    let bytes = 0
    zip.on('error', (error: Error) => reject(refusedBy(error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      bytes += entry.uncompressedSize
      const problem = problemOf(entry, limits, entries.length, bytes)
      if (problem !== undefined) return reject(new ZipRefused(problem))
      if (!entry.fileName.endsWith('/')) entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })

const problemOf = (entry: Entry, limits: ZipLimits, count: number, bytes: number): ZipRefused['why'] | undefined => {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'encrypted'
  if (count >= limits.entries || bytes > limits.bytes) return 'too-large'
  if (entry.uncompressedSize > LARGE && entry.uncompressedSize > entry.compressedSize * limits.ratio) return 'too-large'
  return undefined
}

const streamOf = (zip: ZipFile, entry: Entry, range: { readonly start: number; readonly end: number } | undefined): Promise<Readable> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, stream: Readable): void => (error === null ? resolve(stream) : reject(refusedBy(error)))
    if (range === undefined) zip.openReadStream(entry, done)
    else zip.openReadStream(entry, { start: range.start, end: range.end, decrypt: null, decompress: null }, done)
  })
