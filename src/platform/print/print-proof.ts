import { drawBlock } from './blocks.ts'
import { bytesOf } from './bytes.ts'
import { dateInWords } from './date-in-words.ts'
import type { Proof } from './model.ts'
import { LEFT, openDocument, write, writeFoot } from './page.ts'

/** A paper that its bearer keeps: title, reference, what was said, the facts. The same proof is the same bytes. */
export const printProof = async ({ title, reference, at, paragraphs, facts }: Proof): Promise<Buffer> => {
  const pen = await openDocument(title, at)
  let pages = 0
  pen.doc.on('pageAdded', () => {
    pages += 1
    writeFoot(pen, `Carnet – ${reference} – page ${pages}`)
  })
  pen.doc.addPage()
  pen.doc.x = LEFT
  write(pen, 'P', 'Carnet', { weight: 'bold', size: 16, gap: 1 })
  write(pen, 'H1', title, { weight: 'bold', size: 18, gap: 0.8 })
  drawBlock(pen, {
    kind: 'facts',
    rows: [{ label: 'Référence', value: reference }, { label: 'Date', value: dateInWords(at) }, ...facts],
  })
  for (const text of paragraphs) drawBlock(pen, { kind: 'paragraph', text })
  return bytesOf(pen)
}
