import { extractImages, getDocumentProxy } from 'unpdf'
import { readPicture } from './read-picture.ts'
import { READING_LIMITS, type ReadingAnswer } from './reading.ts'

/** Fewer letters than a letterhead: the page is looked at as a picture too. */
const HARDLY_ANY = 40
/** Smaller pictures are logos and signatures. */
const LEAST_SIDE = 300
const PICTURES_OF_A_PAGE = 6

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

const textLayer = async (pdf: Pdf, number: number): Promise<string> => {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const text = items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ' '}` : '')).join('')
  page.cleanup()
  return text.slice(0, READING_LIMITS.charactersOfAPage)
}

const pictures = async (pdf: Pdf, number: number): Promise<string> => {
  const found = await extractImages(pdf, number)
  const texts: string[] = []
  for (const { data, width, height, channels } of found.slice(0, PICTURES_OF_A_PAGE)) {
    if (width < LEAST_SIDE || height < LEAST_SIDE / 2) continue
    texts.push(await readPicture({ data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height, channels }))
  }
  return texts.join('\n')
}

/** Pages of a PDF from `fromPage`: its text layer, and what is written in the picture of a page that has none. Nothing of it runs. */
export async function* readPdf(bytes: Uint8Array, fromPage: number): AsyncGenerator<ReadingAnswer> {
  const pdf = await getDocumentProxy(bytes, { disableFontFace: true, stopAtErrors: false, verbosity: 0 })
  const last = Math.min(pdf.numPages, READING_LIMITS.pages)
  let scanned = 0
  let inAnswer = 0
  let text: string[] = []
  for (let page = fromPage; page <= last; page++) {
    const layer = await textLayer(pdf, page)
    const isScan = layer.trim().length < HARDLY_ANY && page <= READING_LIMITS.scannedPages
    if (isScan) scanned += 1
    text.push(layer, isScan ? await pictures(pdf, page).catch(() => '') : '')
    inAnswer += 1
    if (page < last && (inAnswer >= READING_LIMITS.pagesOfAnAnswer || scanned >= READING_LIMITS.scannedPagesOfAnAnswer)) {
      yield { kind: 'pages', text: text.join('\n'), nextPage: page + 1 }
      text = []
      inAnswer = 0
      scanned = 0
    }
  }
  yield { kind: 'pages', text: text.join('\n'), nextPage: null }
  await pdf.cleanup()
}
