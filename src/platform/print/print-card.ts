import type { Instant } from '../../kernel/instant.ts'
import { bytesOf } from './bytes.ts'
import { type CardFace, type CardRow, layCard } from './card-face.ts'
import { MM, openDocument, type Pen, scenery, writeUnder } from './page.ts'
import { qrOf } from './qr.ts'

type Place = { readonly x: number; readonly y: number; readonly width: number }

const RED = '#9b1c1c'

/** At an exact place, one line: nothing flows, so nothing can push what matters off the card. */
const put = (
  pen: Pen,
  parent: PDFKit.PDFStructureElement,
  tag: string,
  text: string,
  at: Place,
  size: number,
  strong = false,
  colour = '#111111',
) => {
  pen.doc.x = at.x
  pen.doc.y = at.y
  const style = { size, colour, gap: 0, ...(strong ? { weight: 'bold' as const } : {}) }
  writeUnder(pen, parent, tag, text, style, { width: at.width, height: size * 1.3, ellipsis: true, lineBreak: false, lineGap: 0 })
}

const putRows = (pen: Pen, parent: PDFKit.PDFStructureElement, rows: readonly CardRow[], at: Place, size: number): void => {
  for (const [i, { kind, text, isStrong }] of rows.entries()) {
    const colour = isStrong === true ? RED : '#111111'
    const place = { ...at, y: at.y + i * size * 1.32 }
    put(
      pen,
      parent,
      kind === 'title' ? 'H2' : 'P',
      kind === 'title' ? text.toUpperCase() : text,
      place,
      kind === 'title' ? size * 0.86 : size,
      kind === 'title' || isStrong === true,
      colour,
    )
  }
}

/** Squares with their four quiet ones around; a figure that is told in words. */
const putSquares = (pen: Pen, parent: PDFKit.PDFStructureElement, code: NonNullable<CardFace['code']>, at: Place): void => {
  const { size, dark } = qrOf(code.text)
  const side = at.width / (size + 8)
  const figure = pen.doc.struct('Figure', { alt: `${code.label} ${code.text}` }, () => {
    pen.doc.rect(at.x, at.y, at.width, at.width).fill('#ffffff')
    for (const [i, isDark] of dark.entries())
      if (isDark) pen.doc.rect(at.x + ((i % size) + 4) * side, at.y + (Math.floor(i / size) + 4) * side, side, side)
    pen.doc.fill('#000000')
  })
  parent.add(figure)
  figure.end()
}

const CARD = { width: 85.6 * MM, height: 54 * MM, edge: 3 * MM, text: 7 }

/** ISO/IEC 7810 ID-1, front and back: two pages of 85.6 × 54 mm. */
const drawSmall = (pen: Pen, parent: PDFKit.PDFStructureElement, face: CardFace): void => {
  const { front, back } = layCard(face)
  const { width, height, edge, text } = CARD
  const page = { size: [width, height], margins: { top: 0, bottom: 0, left: 0, right: 0 } }
  const inner = width - 2 * edge
  pen.doc.addPage(page)
  scenery(pen, () => pen.doc.rect(0, 0, width, 4.6 * MM).fill(RED))
  put(pen, parent, 'H1', face.title, { x: edge, y: 1.1 * MM, width: inner }, 7.5, true, '#ffffff')
  put(pen, parent, 'P', `${face.name} – ${face.about}`, { x: edge, y: 5.8 * MM, width: inner }, 8.5, true)
  putRows(pen, parent, front, { x: edge, y: 10.6 * MM, width: inner }, text)
  pen.doc.addPage(page)
  const side = face.code === null ? 0 : 25 * MM
  putRows(pen, parent, back, { x: edge, y: edge, width: inner - side - (side === 0 ? 0 : 2 * MM) }, text)
  if (face.code !== null) {
    const x = width - edge - side
    putSquares(pen, parent, face.code, { x, y: edge, width: side })
    put(pen, parent, 'P', face.code.text, { x: x - 1 * MM, y: edge + side + 1 * MM, width: side + 3 * MM }, 8, true)
  }
  put(pen, parent, 'P', face.foot, { x: edge, y: height - 5 * MM, width: inner }, 5.8)
}

const A4 = { width: 210 * MM, height: 297 * MM, edge: 10 * MM, text: 13 }

/** Rows that may take several lines: on a sheet nothing is cut. Gives the rows that found no room. */
const flowRows = (pen: Pen, parent: PDFKit.PDFStructureElement, rows: readonly CardRow[], at: Place, bottom: number): number => {
  let y = at.y
  for (const [i, { kind, text, isStrong }] of rows.entries()) {
    const isTitle = kind === 'title'
    const isBold = isTitle || isStrong === true
    const size = isTitle ? A4.text * 0.9 : A4.text
    const words = isTitle ? text.toUpperCase() : text
    pen.doc.font(isBold ? 'bold' : 'regular').fontSize(size)
    const height = pen.doc.heightOfString(words, { width: at.width, lineGap: size * 0.2 })
    const above = isTitle && i > 0 ? size * 0.6 : 0
    if (y + above + height > bottom) return rows.length - i
    pen.doc.x = at.x
    pen.doc.y = y + above
    const style = { size, colour: isStrong === true ? RED : '#111111', gap: 0, ...(isBold ? { weight: 'bold' as const } : {}) }
    writeUnder(pen, parent, isTitle ? 'H2' : 'P', words, style, { width: at.width })
    y += above + height
  }
  return 0
}

const foldLines = ({ doc }: Pen): void => {
  const { width, height } = A4
  doc
    .moveTo(width / 2, 0)
    .lineTo(width / 2, height)
    .moveTo(0, height / 2)
    .lineTo(width, height / 2)
    .dash(3, { space: 3 })
    .lineWidth(0.5)
    .stroke('#666666')
    .undash()
}

const rowsOf = ({ title, lines, isStrong }: CardFace['blocks'][number]): readonly CardRow[] => [
  { kind: 'title', text: title, ...(isStrong === true ? { isStrong: true } : {}) },
  ...lines.map(line => ({ kind: 'line' as const, ...line })),
]

/** One sheet folded twice, the print outside: name and dangers in front, the rest on the other quarters. */
const drawFolded = (pen: Pen, parent: PDFKit.PDFStructureElement, face: CardFace): void => {
  const { width, height, edge } = A4
  pen.doc.addPage({ size: 'A4', margins: { top: 0, bottom: 0, left: 0, right: 0 } })
  scenery(pen, () => foldLines(pen))
  const quarter = (column: number, row: number): Place => ({
    x: (column * width) / 2 + edge,
    y: (row * height) / 2 + edge,
    width: width / 2 - 2 * edge,
  })
  const first = quarter(0, 0)
  put(pen, parent, 'H1', face.title, first, 15, true, RED)
  put(pen, parent, 'P', face.name, { ...first, y: first.y + 8 * MM }, 14, true)
  put(pen, parent, 'P', face.about, { ...first, y: first.y + 15 * MM }, 11)
  const [danger, ...others] = face.blocks
  const parts: readonly { readonly rows: readonly CardRow[]; readonly at: Place }[] = [
    { rows: danger === undefined ? [] : rowsOf(danger), at: { ...first, y: first.y + 24 * MM } },
    { rows: others.slice(0, 2).flatMap(rowsOf), at: quarter(1, 0) },
    { rows: others.slice(2).flatMap(rowsOf), at: quarter(0, 1) },
  ]
  for (const { rows, at } of parts) {
    const end = at.y < height / 2 ? height / 2 - edge : height - edge
    const left = flowRows(pen, parent, rows, at, end - 7 * MM)
    if (left > 0) put(pen, parent, 'P', face.more(left), { ...at, y: end - 6 * MM }, 11, true)
  }
  const last = quarter(1, 1)
  if (face.code !== null) {
    putSquares(pen, parent, face.code, { ...last, width: 55 * MM })
    put(pen, parent, 'P', face.code.label, { ...last, y: last.y + 58 * MM }, 11)
    put(pen, parent, 'P', face.code.text, { ...last, y: last.y + 64 * MM }, 16, true)
  }
  pen.doc.x = last.x
  pen.doc.y = last.y + 78 * MM
  writeUnder(pen, parent, 'P', face.foot, { size: 10, gap: 0 }, { width: last.width })
}

/** Tagged, in the language of the card. The same card is the same bytes. */
export const printCard = async (face: CardFace, format: 'card' | 'a4', at: Instant): Promise<Buffer> => {
  const pen = await openDocument(face.title, at)
  const section = pen.doc.struct('Sect', { lang: face.lang })
  pen.root.add(section)
  if (format === 'card') drawSmall(pen, section, face)
  else drawFolded(pen, section, face)
  section.end()
  return bytesOf(pen)
}
