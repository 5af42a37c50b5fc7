/** What every part of the page draws with: the PDF, the root of its structure tree, the colour of the letterhead. */
export type Pen = { readonly doc: PDFKit.PDFDocument; readonly root: PDFKit.PDFStructureElement; readonly colour: string }

export const LEFT = 56
export const RIGHT = 56
const BOTTOM = 64

export const contentWidth = (pen: Pen): number => pen.doc.page.width - LEFT - RIGHT

/** Goes to a new page when fewer than `height` points are left on this one. */
export const roomFor = (pen: Pen, height: number): void => {
  if (pen.doc.y + height <= pen.doc.page.height - BOTTOM) return
  pen.doc.addPage()
}

/** Lines and bands: marked as artifacts, so that a screen reader skips them (PDF/UA 7.1). */
export const scenery = (pen: Pen, draw: () => void): void => {
  pen.doc.markContent('Artifact', { type: 'Layout' })
  draw()
  pen.doc.endMarkedContent()
}
