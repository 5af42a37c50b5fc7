/**
 * The process that opens what strangers wrote: pages, fonts, pictures. It knows no key and no name, has no environment, and goes with what it could not
 * bear. `open-reader.ts` starts it when there is something to read and ends it when there is nothing any more.
 */
import { readPdf } from './read-pdf.ts'
import { pagesOfPicture, readPicture } from './read-picture.ts'
import { readPlain, readRtf } from './read-rtf.ts'
import { type ReadableKind, READING_LIMITS, type ReadingAnswer, type ToReader } from './reading.ts'

async function* readPictures(bytes: Uint8Array, fromPage: number): AsyncGenerator<ReadingAnswer> {
  const pages = Math.min(await pagesOfPicture(bytes), READING_LIMITS.scannedPages)
  for (let page = fromPage; page <= pages; page++) {
    yield { kind: 'pages', text: await readPicture(bytes, page - 1), nextPage: page === pages ? null : page + 1 }
  }
}

async function* whole(text: string): AsyncGenerator<ReadingAnswer> {
  yield { kind: 'pages', text, nextPage: null }
}

const read = (kind: ReadableKind, bytes: Uint8Array, fromPage: number): AsyncGenerator<ReadingAnswer> => {
  switch (kind) {
    case 'pdf':
      return readPdf(bytes, fromPage)
    case 'jpeg':
    case 'png':
    case 'tiff':
      return readPictures(bytes, fromPage)
    case 'txt':
      return whole(readPlain(bytes))
    case 'rtf':
      return whole(readRtf(bytes))
  }
}

const answer = (message: ReadingAnswer): void => {
  process.send?.(message, undefined, undefined, error => (error === null ? undefined : process.exit(0)))
}

let pieces: Uint8Array[] = []

/** One array of the platform's own kind: the reader of PDF takes no Buffer. */
const takeWhole = (): Uint8Array => {
  const file = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    file.set(piece, at)
    at += piece.length
  }
  pieces = []
  return file
}

process.on('message', async (asked: ToReader) => {
  if ('piece' in asked) return void pieces.push(asked.piece)
  try {
    for await (const message of read(asked.kind, takeWhole(), asked.fromPage)) answer(message)
  } catch (error) {
    // The class only: a message may quote the document.
    answer({ kind: 'unreadable', why: error instanceof Error ? error.name : 'unknown' })
  }
})
process.on('disconnect', () => process.exit(0))
