import { drawBlock } from './blocks.ts'
import { bytesOf } from './bytes.ts'
import { dateInWords } from './date-in-words.ts'
import type { Letter } from './model.ts'
import { LEFT, openDocument, write, writeFoot } from './page.ts'

/** A letter that is handed over: no window, no address, half a page. */
export type Slip = Pick<Letter, 'at' | 'subject' | 'blocks'> & { readonly name: string }

/** A5, to be folded and sealed. The same slip is the same bytes. */
export const printSlip = async ({ name, at, subject, blocks }: Slip): Promise<Buffer> => {
  const pen = await openDocument(subject, at, 'A5')
  pen.doc.on('pageAdded', () => writeFoot(pen, 'Carnet – remis sous pli fermé'))
  pen.doc.addPage()
  pen.doc.x = LEFT
  write(pen, 'P', 'Carnet', { weight: 'bold', size: 14, gap: 0.4 })
  write(pen, 'P', `${name}, le ${dateInWords(at)}`, { size: 10, gap: 0.6 })
  write(pen, 'H1', subject, { weight: 'bold', size: 14, gap: 0.6 })
  for (const block of blocks) drawBlock(pen, block)
  return bytesOf(pen)
}
