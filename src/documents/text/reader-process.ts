/**
 * The process that opens what strangers wrote: pages, fonts, pictures. It knows no key and no name, has no environment, and goes with what it could not
 * bear. `open-reader.ts` starts it when there is something to read and ends it when there is nothing any more.
 */
import { readPdf } from './read-pdf.ts'
import { pagesOfPicture, readPicture } from './read-picture.ts'
import { readPlain, readRtf } from './read-rtf.ts'
import { READING_LIMITS, type ReadingAnswer, type ReadingAsked } from './reading.ts'

async function* readPictures(bytes: Uint8Array, fromPage: number): AsyncGenerator<ReadingAnswer> {
  const pages = Math.min(await pagesOfPicture(bytes), READING_LIMITS.scannedPages)
  for (let page = fromPage; page <= pages; page++) {
    yield { kind: 'pages', text: await readPicture(bytes, page - 1), nextPage: page === pages ? null : page + 1 }
  }
}

async function* whole(text: string): AsyncGenerator<ReadingAnswer> {
  yield { kind: 'pages', text, nextPage: null }
}

const read = ({ kind, bytes, fromPage }: ReadingAsked): AsyncGenerator<ReadingAnswer> => {
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

process.on('message', async (asked: ReadingAsked) => {
  try {
    for await (const message of read({ ...asked, bytes: new Uint8Array(asked.bytes) })) answer(message)
  } catch (error) {
    // The class only: a message may quote the document.
    answer({ kind: 'unreadable', why: error instanceof Error ? error.name : 'unknown' })
  }
})
process.on('disconnect', () => process.exit(0))
