import type { Block, Fact } from './model.ts'
import { contentWidth, LEFT, MM, type Pen, roomFor, scenery, write, writeUnder } from './page.ts'

const drawList = (pen: Pen, items: readonly string[], isOrdered: boolean): void => {
  const list = pen.doc.struct('L')
  pen.root.add(list)
  for (const [i, item] of items.entries()) {
    roomFor(pen, 30)
    const line = pen.doc.struct('LI')
    list.add(line)
    const bullet = isOrdered ? `${i + 1}.` : '–'
    pen.doc.x = LEFT + 3 * MM
    writeUnder(pen, line, 'LBody', `${bullet}\u00a0${item}`, { gap: 0.2 }, { width: contentWidth(pen) - 3 * MM })
    line.end()
  }
  list.end()
  pen.doc.x = LEFT
  pen.doc.moveDown(0.4)
}

/** No pair is drawn closer than another: a reader, or a machine, would see a space where there is none. pdfkit's types only know how to ask for more. */
const unkerned = (options: PDFKit.Mixins.TextOptions): PDFKit.Mixins.TextOptions => {
  Reflect.set(options, 'features', { kern: false })
  return options
}

/** Apart from the rest, large, letter-spaced: it is copied by hand. */
const drawCode = (pen: Pen, label: string, value: string): void => {
  roomFor(pen, 24 * MM)
  write(pen, 'P', label, { weight: 'bold', gap: 0.4 })
  const top = pen.doc.y
  scenery(pen, () =>
    pen.doc
      .roundedRect(LEFT, top, contentWidth(pen), 14 * MM, 4)
      .lineWidth(1)
      .stroke('#111111'),
  )
  pen.doc.y = top + 4 * MM
  write(pen, 'P', value, { weight: 'bold', size: 18, gap: 0 }, unkerned({ align: 'center', characterSpacing: 1 }))
  pen.doc.x = LEFT
  pen.doc.y = top + 18 * MM
}

const drawFacts = (pen: Pen, rows: readonly Fact[]): void => {
  for (const { label, value } of rows) {
    roomFor(pen, 30)
    write(pen, 'P', `${label}\u00a0: ${value}`, { gap: 0.25 }, unkerned({}))
  }
  pen.doc.moveDown(0.4)
}

export const drawBlock = (pen: Pen, block: Block): void => {
  switch (block.kind) {
    case 'paragraph':
      roomFor(pen, 40)
      write(pen, 'P', block.text, block.isStrong === true ? { weight: 'bold' } : {})
      break
    case 'heading':
      roomFor(pen, 70)
      write(pen, 'H2', block.text, { weight: 'bold', size: 12.5, gap: 0.3 })
      break
    case 'list':
      drawList(pen, block.items, block.isOrdered === true)
      break
    case 'code':
      drawCode(pen, block.label, block.value)
      break
    case 'facts':
      drawFacts(pen, block.rows)
      break
  }
}
