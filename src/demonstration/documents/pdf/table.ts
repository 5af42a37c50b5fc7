import { type Block, cellText } from '../paper.ts'
import { typeset } from '../typography.ts'
import { BOLD, REGULAR } from './fonts.ts'
import { contentWidth, LEFT, type Pen, roomFor, scenery } from './pen.ts'

type TableBlock = Extract<Block, { kind: 'table' }>
type Row = readonly { readonly text: string; readonly strong: boolean }[]

const SIZE = 9
const PAD = 4

const rowsOf = (block: TableBlock): readonly Row[] =>
  block.rows.map(cells => cells.map(cell => ({ text: typeset(cellText(cell)), strong: typeof cell !== 'string' && cell.strong === true })))

/** Widths in proportion to the longest words and lines of each column, so that numbers stay narrow and sentences get room. */
const columnWidths = (pen: Pen, head: readonly string[], rows: readonly Row[]): readonly number[] => {
  pen.doc.font(BOLD).fontSize(SIZE)
  const natural = head.map((title, column) => {
    const texts = [title, ...rows.map(row => row[column]?.text ?? '')]
    return Math.min(Math.max(...texts.map(text => pen.doc.widthOfString(text))) + 2 * PAD + 1, 230)
  })
  const total = natural.reduce((sum, width) => sum + width, 0)
  return natural.map(width => (width * contentWidth(pen)) / total)
}

const heightOf = (pen: Pen, row: Row, widths: readonly number[]): number =>
  Math.max(
    ...row.map((cell, column) => {
      pen.doc.font(cell.strong ? BOLD : REGULAR).fontSize(SIZE)
      return pen.doc.heightOfString(cell.text === '' ? ' ' : cell.text, { width: (widths[column] ?? 0) - 2 * PAD })
    }),
  ) +
  2 * PAD

type RowStyle = { readonly tag: 'TH' | 'TD'; readonly fill?: string }

const drawRow = (pen: Pen, table: PDFKit.PDFStructureElement, row: Row, widths: readonly number[], style: RowStyle): void => {
  const height = heightOf(pen, row, widths)
  roomFor(pen, height)
  const top = pen.doc.y
  const { fill } = style
  if (fill !== undefined) scenery(pen, () => pen.doc.rect(LEFT, top, contentWidth(pen), height).fill(fill))
  scenery(pen, () =>
    pen.doc
      .moveTo(LEFT, top + height)
      .lineTo(LEFT + contentWidth(pen), top + height)
      .lineWidth(0.5)
      .stroke('#bbbbbb'),
  )
  const line = pen.doc.struct('TR')
  table.add(line)
  let left = LEFT
  row.forEach((cell, column) => {
    const [x, width] = [left + PAD, (widths[column] ?? 0) - 2 * PAD]
    line.add(
      pen.doc.struct(style.tag, {}, () => {
        pen.doc
          .font(cell.strong ? BOLD : REGULAR)
          .fontSize(SIZE)
          .fillColor('#111111')
          .text(cell.text, x, top + PAD, { width })
      }),
    )
    left += widths[column] ?? 0
  })
  line.end()
  pen.doc.x = LEFT
  pen.doc.y = top + height
}

/** A table with a header row, one row a line; a row never breaks across pages. */
export const drawTable = (pen: Pen, block: TableBlock): void => {
  const rows = rowsOf(block)
  const widths = columnWidths(pen, block.head.map(typeset), rows)
  const caption = block.caption
  if (caption !== undefined) {
    roomFor(pen, 60)
    pen.root.add(
      pen.doc.struct('P', {}, () => {
        pen.doc
          .font(REGULAR)
          .fontSize(9)
          .fillColor('#555555')
          .text(typeset(caption), LEFT, pen.doc.y, { width: contentWidth(pen) })
      }),
    )
    pen.doc.moveDown(0.3)
  }
  const table = pen.doc.struct('Table')
  pen.root.add(table)
  drawRow(
    pen,
    table,
    block.head.map(text => ({ text: typeset(text), strong: true })),
    widths,
    { tag: 'TH', fill: '#f0f0ee' },
  )
  for (const row of rows) drawRow(pen, table, row, widths, { tag: 'TD' })
  table.end()
  pen.doc.moveDown(0.6)
}
