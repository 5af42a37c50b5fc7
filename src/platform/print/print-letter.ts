import { drawBlock } from './blocks.ts'
import { bytesOf } from './bytes.ts'
import { dateInWords } from './date-in-words.ts'
import type { Letter, Recipient } from './model.ts'
import { LEFT, MM, openDocument, type Pen, write, writeFoot } from './page.ts'

/** One letter, A4, for a window envelope. The same letter is the same bytes. */
export const printLetter = async (letter: Letter): Promise<Buffer> => {
  const pen = await openDocument(letter.subject, letter.at)
  drawLetter(pen, letter)
  return bytesOf(pen)
}

/** Adds a letter, from a page of its own; answers how many pages it took. */
export const drawLetter = (pen: Pen, letter: Letter): number => {
  let pages = 0
  const foot = (): void => {
    pages += 1
    writeFoot(pen, `Carnet – courrier ${letter.id} – page ${pages}`)
  }
  pen.doc.on('pageAdded', foot)
  pen.doc.addPage()
  drawHead(pen, letter.to)
  const body = letter.isLarge === true ? { ...pen, scale: LARGE } : pen
  write(body, 'P', `Le ${dateInWords(letter.at)}`, { size: letter.isLarge === true ? 11 : 10.5, gap: 0.8 })
  write(body, 'H1', letter.subject, { weight: 'bold', size: 15, gap: 0.6 })
  for (const block of letter.blocks) drawBlock(body, block)
  pen.doc.removeListener('pageAdded', foot)
  return pages
}

/** What is eleven points becomes eighteen. */
const LARGE = 18 / 11

/** The window of a DL envelope, right: 45 mm high from 45 mm of the top, 90 mm wide from 108 mm of the left. */
const WINDOW = { left: 110 * MM, top: 50 * MM, width: 80 * MM }
/** Six lines of thirty-eight characters (NF Z10-011). */
const LINES = 6
const CHARACTERS = 38

const drawHead = (pen: Pen, to: Recipient): void => {
  pen.doc.x = LEFT
  pen.doc.y = 20 * MM
  write(pen, 'P', 'Carnet', { weight: 'bold', size: 16, gap: 0.1 }, { width: 80 * MM })
  write(pen, 'P', 'Dossier médical partagé', { size: 10 }, { width: 80 * MM })
  pen.doc.x = WINDOW.left
  pen.doc.y = WINDOW.top
  const lines = [to.name, ...to.lines].filter(line => line !== '').slice(0, LINES)
  write(pen, 'P', lines.map(line => line.slice(0, CHARACTERS)).join('\n'), { size: 10.5 }, { width: WINDOW.width, lineGap: 1 })
  pen.doc.x = LEFT
  pen.doc.y = 96 * MM
}
