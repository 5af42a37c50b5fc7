import type { Instant } from '../../kernel/instant.ts'
import { drawBlock } from './blocks.ts'
import { bytesOf } from './bytes.ts'
import type { Block } from './model.ts'
import { LEFT, openDocument, write, writeFoot } from './page.ts'

/** A paper that its writer signs or keeps. `foot`: printed under each page. */
export type Paper = { readonly title: string; readonly foot: string; readonly at: Instant; readonly blocks: readonly Block[] }

/** The same paper is the same bytes. */
export const printPaper = async ({ title, foot, at, blocks }: Paper): Promise<Buffer> => {
  const pen = await openDocument(title, at)
  let pages = 0
  pen.doc.on('pageAdded', () => {
    pages += 1
    writeFoot(pen, `${foot} – page ${pages}`)
  })
  pen.doc.addPage()
  pen.doc.x = LEFT
  write(pen, 'H1', title, { weight: 'bold', size: 18, gap: 0.8 })
  for (const block of blocks) drawBlock(pen, block)
  return bytesOf(pen)
}
