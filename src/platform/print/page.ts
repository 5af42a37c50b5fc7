import type {} from 'pdfkit'
import type { Instant } from '../../kernel/instant.ts'
import { FONTS, fontBytes, runsOf, type Weight } from './fonts.ts'

/** Points in a millimetre. */
export const MM = 72 / 25.4
export const LEFT = 20 * MM
export const RIGHT = 20 * MM
export const BOTTOM = 24 * MM

/** `scale`: of every size of its text; 1 when it is not said. */
export type Pen = { readonly doc: PDFKit.PDFDocument; readonly root: PDFKit.PDFStructureElement; readonly scale?: number }
export type TextStyle = { readonly weight?: Weight; readonly size?: number; readonly colour?: string; readonly gap?: number }

/**
 * PDF 1.7, tagged (PDF/UA): a screen reader hears what the eye sees, in that order. Dates come from the act, so that bytes do.
 * The library is loaded by the first paper: a server that prints none does without its 30 MB.
 */
export const openDocument = async (title: string, at: Instant, size: 'A4' | 'A5' = 'A4', subset?: 'PDF/A-3a'): Promise<Pen> => {
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size,
    margins: { top: 20 * MM, bottom: BOTTOM, left: LEFT, right: RIGHT },
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    ...(subset === undefined ? {} : { subset }),
    // No standard font: it could not be embedded.
    font: '',
    info: { Title: title, Author: 'Carnet', Creator: 'Carnet', Producer: 'Carnet', CreationDate: new Date(at), ModDate: new Date(at) },
  })
  for (const name of FONTS) doc.registerFont(name, Buffer.from(fontBytes(name)))
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, root }
}

export const contentWidth = ({ doc }: Pen): number => doc.page.width - LEFT - RIGHT

export const roomFor = (pen: Pen, height: number): void => {
  if (pen.doc.y + height > pen.doc.page.height - BOTTOM) pen.doc.addPage()
}

/** Draws text in as many runs as it has fonts; only the first says where. */
const drawRuns = (pen: Pen, text: string, weight: Weight, options: PDFKit.Mixins.TextOptions): void => {
  const runs = runsOf(text, weight)
  for (const [i, run] of runs.entries()) {
    pen.doc.font(run.font).text(run.text, { ...options, continued: i < runs.length - 1 })
  }
}

/** One element of the structure tree under `parent`, with its text. */
export const writeUnder = (
  pen: Pen,
  parent: PDFKit.PDFStructureElement,
  tag: string,
  text: string,
  { weight = 'regular', size: said = 11, colour = '#111111', gap = 0.6 }: TextStyle = {},
  options: PDFKit.Mixins.TextOptions = {},
): void => {
  const size = said * (pen.scale ?? 1)
  const element = pen.doc.struct(tag, {}, () => {
    pen.doc.fontSize(size).fillColor(colour)
    drawRuns(pen, text, weight, { width: contentWidth(pen), lineGap: size * 0.2, ...options })
  })
  parent.add(element)
  element.end()
  pen.doc.moveDown(gap)
}

export const write = (pen: Pen, tag: string, text: string, style?: TextStyle, options?: PDFKit.Mixins.TextOptions): void =>
  writeUnder(pen, pen.root, tag, text, style, options)

/** Lines and boxes: artifacts, which a screen reader skips. */
export const scenery = ({ doc }: Pen, draw: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** At the foot of the page: what is typed in when the paper comes back, or looked up. */
export const writeFoot = (pen: Pen, text: string): void => {
  const { doc } = pen
  const { y } = doc
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0
  doc.markContent('Artifact', { type: 'Pagination' })
  doc.font('regular').fontSize(8).fillColor('#444444')
  doc.text(text, LEFT, doc.page.height - 14 * MM, { width: contentWidth(pen), lineBreak: false })
  doc.endMarkedContent()
  doc.page.margins.bottom = bottom
  doc.x = LEFT
  doc.y = y
}
