import PDFDocument from 'pdfkit'
import { type Block, cellText, type Part } from '../paper.ts'
import type { Page } from '../page.ts'
import { typeset } from '../typography.ts'
import { BOLD, fontBytes, REGULAR } from './fonts.ts'
import { contentWidth, LEFT, type Pen, roomFor, RIGHT, scenery } from './pen.ts'
import { drawTable } from './table.ts'

type TextStyle = { readonly tag: string; readonly font: string; readonly size: number; readonly colour: string; readonly gap?: number }

const BODY = 10

const write = (pen: Pen, text: string, style: TextStyle, options: PDFKit.Mixins.TextOptions = {}): void => {
  pen.root.add(
    pen.doc.struct(style.tag, {}, () => {
      pen.doc
        .font(style.font)
        .fontSize(style.size)
        .fillColor(style.colour)
        .text(typeset(text), { width: contentWidth(pen), ...options })
    }),
  )
  pen.doc.moveDown(style.gap ?? 0)
}

const PARAGRAPH: TextStyle = { tag: 'P', font: REGULAR, size: BODY, colour: '#111111', gap: 0.5 }

const drawList = (pen: Pen, items: readonly string[]): void => {
  const list = pen.doc.struct('L')
  pen.root.add(list)
  for (const item of items) {
    roomFor(pen, 30)
    const line = pen.doc.struct('LI')
    list.add(line)
    line.add(
      pen.doc.struct('LBody', {}, () => {
        pen.doc
          .font(REGULAR)
          .fontSize(BODY)
          .fillColor('#111111')
          .text(`–\u00a0${typeset(item)}`, LEFT + 10, pen.doc.y, { width: contentWidth(pen) - 10 })
      }),
    )
    line.end()
    pen.doc.moveDown(0.15)
  }
  list.end()
  pen.doc.x = LEFT
  pen.doc.moveDown(0.4)
}

const drawBlock = (pen: Pen, block: Block): void => {
  switch (block.kind) {
    case 'paragraph':
      roomFor(pen, 30)
      write(pen, block.text, block.strong ? { ...PARAGRAPH, font: BOLD } : PARAGRAPH)
      break
    case 'list':
      drawList(pen, block.items.map(cellText))
      break
    case 'table':
      drawTable(pen, block)
      break
  }
}

const drawPart = (pen: Pen, part: Part): void => {
  if (part.title !== undefined) {
    roomFor(pen, 70)
    pen.doc.moveDown(0.3)
    write(pen, part.title, { tag: 'H2', font: BOLD, size: 11.5, colour: pen.colour, gap: 0.25 })
  }
  for (const block of part.blocks) drawBlock(pen, block)
}

/** A band across the page, a box, or a line under the name: three sorts of letterhead. */
const drawLetterhead = (pen: Pen, page: Page): void => {
  const { name, lines, style } = page.letterhead
  const width = pen.doc.page.width
  if (style === 0) scenery(pen, () => pen.doc.rect(0, 0, width, 14).fill(pen.colour))
  if (style === 1) scenery(pen, () => pen.doc.rect(LEFT - 14, 40, 4, 62).fill(pen.colour))
  pen.doc.y = 40
  write(pen, name, { tag: 'P', font: BOLD, size: 14, colour: pen.colour, gap: 0.1 }, { width: 290 })
  write(pen, lines.join('\n'), { tag: 'P', font: REGULAR, size: 8.5, colour: '#444444' }, { width: 290 })
  const bottom = Math.max(pen.doc.y, 104) + 6
  if (style !== 1)
    scenery(pen, () =>
      pen.doc
        .moveTo(LEFT, bottom)
        .lineTo(width - RIGHT, bottom)
        .lineWidth(1)
        .stroke(pen.colour),
    )
  pen.doc.y = bottom + 14
}

const drawPersons = (pen: Pen, page: Page): void => {
  const below = pen.doc.y
  const left = pen.doc.page.width - RIGHT - 190
  pen.root.add(
    pen.doc.struct('P', {}, () => {
      const [first = '', ...rest] = page.person
      pen.doc.font(BOLD).fontSize(10).fillColor('#111111').text(first, left, 44, { width: 190 })
      pen.doc.font(REGULAR).fontSize(9).text(rest.join('\n'), { width: 190 })
    }),
  )
  pen.doc.x = LEFT
  pen.doc.y = Math.max(below, pen.doc.y + 12)
  if (page.recipient.length > 0) write(pen, page.recipient.join('\n'), { tag: 'P', font: REGULAR, size: 9.5, colour: '#111111', gap: 0.4 })
  write(pen, page.date, { tag: 'P', font: REGULAR, size: 9.5, colour: '#444444', gap: 0.8 }, { align: 'right' })
}

const drawFooters = (pen: Pen): void => {
  const { start, count } = pen.doc.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    pen.doc.switchToPage(index)
    pen.doc.page.margins.bottom = 0
    pen.doc.markContent('Artifact', { type: 'Pagination' })
    pen.doc
      .font(REGULAR)
      .fontSize(7.5)
      .fillColor('#777777')
      .text(typeset('Document de démonstration : personnes, lieux et résultats inventés.'), LEFT, 806, { lineBreak: false })
    pen.doc.text(`${index - start + 1} / ${count}`, pen.doc.page.width - RIGHT - 40, 806, { width: 40, align: 'right', lineBreak: false })
    pen.doc.endMarkedContent()
  }
}

const openDocument = (page: Page): PDFKit.PDFDocument => {
  const at = new Date(page.writtenAt)
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 48, bottom: 64, left: LEFT, right: RIGHT },
    bufferPages: true,
    pdfVersion: '1.4',
    subset: 'PDF/A-1a',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    /** No standard font: it could not be embedded. */
    font: '',
    info: {
      Title: page.title,
      Author: page.letterhead.name,
      Subject: 'Document de démonstration',
      Creator: 'Carnet',
      Producer: 'Carnet',
      CreationDate: at,
      ModDate: at,
    },
  })
  for (const name of [REGULAR, BOLD]) doc.registerFont(name, fontBytes(name))
  return doc
}

/** pdfkit writes synchronously: once ended, everything waits in the stream. */
const drain = (doc: PDFKit.PDFDocument): Uint8Array => {
  const chunks: Uint8Array[] = []
  for (let chunk: unknown = doc.read(); chunk instanceof Uint8Array; chunk = doc.read()) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

/** The page as a tagged PDF/A-1a in French. Dates and identifiers come from the page: the same page, the same bytes. */
export const pdfBytes = (page: Page): Uint8Array => {
  const doc = openDocument(page)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const pen: Pen = { doc, root, colour: page.letterhead.colour }
  drawLetterhead(pen, page)
  drawPersons(pen, page)
  write(pen, page.title, { tag: 'H1', font: BOLD, size: 15, colour: '#111111', gap: 0.5 })
  for (const part of page.parts) drawPart(pen, part)
  roomFor(pen, 80)
  doc.moveDown(1)
  write(pen, page.signature.join('\n'), { ...PARAGRAPH, size: 9.5 }, { align: 'right' })
  drawFooters(pen)
  root.end()
  doc.end()
  return drain(doc)
}
