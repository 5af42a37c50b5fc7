import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { startWorker } from './trusted.ts'

export type Pdf = PDFDocumentProxy

/** `ratio`: height of the first page for a width of one. */
export type OpenPdf = { readonly pdf: Pdf; readonly ratio: number; readonly close: () => void }

export type PdfTrouble = 'password' | 'broken'

let worker: PDFWorker | undefined

/** One worker for all that is read in a tab: what closes a document does not end it, so that the next one finds it awake. */
const ownWorker = (): PDFWorker => {
  worker ??= PDFWorker.create({ port: startWorker(workerAddress) })
  return worker
}

const OBJECTS = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  '<</Length 41>>stream\nBT /F 1 Tf 1 1 Td (a) Tj ET 0 0 m 1 1 l S\nendstream',
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
]

/** A page of ours with a letter and a line, so that what draws both has run once. */
const smallestPdf = (): string => {
  let file = '%PDF-1.4\n'
  const places = OBJECTS.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const count = OBJECTS.length + 1
  return `${file}xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer<</Root 1 0 R/Size ${count}>>\nstartxref\n${file.length}\n%%EOF`
}

let warmed: Promise<void> | undefined

/**
 * Wakes what reads a PDF, with a page of our own: code, worker and font, and nothing of anybody's. No document is ever fetched before it is read, because
 * each answer of the server is a line in the person's journal.
 */
export const warmPdf = (): Promise<void> => {
  warmed ??= (async () => {
    const { pdf, close } = await openPdf(new Blob([smallestPdf()], { type: 'application/pdf' }))
    const page = await pdf.getPage(1)
    const canvas = document.createElement('canvas')
    canvas.width = 9
    canvas.height = 9
    await page.render({ canvas, viewport: page.getViewport({ scale: 1 }) }).promise
    close()
  })().catch(() => undefined)
  return warmed
}

/** Opens a PDF in a worker. No script of it runs, nothing it names is fetched; JPEG 2000 and JBIG2 use the plain decoders of `/pdfjs/`. */
export const openPdf = async (blob: Blob): Promise<OpenPdf> => {
  const task = getDocument({
    data: new Uint8Array(await blob.arrayBuffer()),
    worker: ownWorker(),
    enableXfa: false,
    useWasm: false,
    useSystemFonts: true,
    wasmUrl: `${location.origin}/pdfjs/`,
    stopAtErrors: false,
  })
  const pdf = await task.promise
  return { pdf, ratio: await ratioOf(pdf), close: () => void task.destroy() }
}

const ratioOf = async (pdf: Pdf): Promise<number> => {
  try {
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
    return height / width
  } catch {
    return Math.SQRT2
  }
}

export const troubleOf = (error: unknown): PdfTrouble =>
  error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken'

/** The words of a page, one line after the other, in the order of the file. */
export const textOf = async (pdf: Pdf, pageNumber: number): Promise<readonly string[]> => {
  const page = await pdf.getPage(pageNumber)
  const { items } = await page.getTextContent()
  const lines: string[] = ['']
  for (const item of items) {
    if (!('str' in item)) continue
    lines[lines.length - 1] += item.str
    if (item.hasEOL) lines.push('')
  }
  return lines.map(line => line.trim()).filter(line => line !== '')
}
