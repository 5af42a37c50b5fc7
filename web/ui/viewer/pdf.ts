import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { startWorker } from './trusted.ts'

export type Pdf = PDFDocumentProxy

export type OpenPdf = { readonly pdf: Pdf; readonly close: () => void }

export type PdfTrouble = 'password' | 'broken'

/** Opens a PDF in a worker. No script of it runs, nothing it names is fetched; JPEG 2000 and JBIG2 use the plain decoders of `/pdfjs/`. */
export const openPdf = async (blob: Blob): Promise<OpenPdf> => {
  GlobalWorkerOptions.workerPort ??= startWorker(workerAddress)
  const task = getDocument({
    data: new Uint8Array(await blob.arrayBuffer()),
    enableXfa: false,
    useWasm: false,
    useSystemFonts: true,
    wasmUrl: `${location.origin}/pdfjs/`,
    stopAtErrors: false,
  })
  return { pdf: await task.promise, close: () => void task.destroy() }
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
