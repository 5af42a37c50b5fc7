import type { Instant } from '../../kernel/instant.ts'
import { drawBlock } from './blocks.ts'
import { bytesOf } from './bytes.ts'
import { LEFT, MM, openDocument, write } from './page.ts'

export type PrintedNote = {
  readonly title: string
  /** Under the title, e.g. who wrote it and of which day. */
  readonly subtitle: string
  readonly text: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
  /** The note says when, not the clock: the same note is the same bytes. */
  readonly at: Instant
  /** The same words as plain text, held inside. */
  readonly source: string
}

/** A note as a paper that is kept: PDF/A-3a (ISO 19005-3), tagged, with its own text beside. */
export const printNote = async ({ title, subtitle, text, sections, at, source }: PrintedNote): Promise<Buffer> => {
  const pen = await openDocument(title, at, 'A4', 'PDF/A-3a')
  const day = new Date(at)
  // An attachment of PDF/A-3 says what it is to the paper; the library knows it, its types do not.
  const beside = {
    name: 'note.txt',
    type: 'text/plain',
    description: 'Le même texte',
    relationship: 'Alternative',
    creationDate: day,
    modifiedDate: day,
  }
  pen.doc.file(Buffer.from(source, 'utf8'), beside)
  pen.doc.addPage()
  pen.doc.x = LEFT
  pen.doc.y = 20 * MM
  write(pen, 'H1', title, { weight: 'bold', size: 18, gap: 0.2 })
  write(pen, 'P', subtitle, { size: 10, colour: '#444444', gap: 1 })
  for (const paragraph of paragraphsOf(text)) drawBlock(pen, { kind: 'paragraph', text: paragraph })
  for (const section of sections) {
    drawBlock(pen, { kind: 'heading', text: section.heading })
    for (const paragraph of paragraphsOf(section.text)) drawBlock(pen, { kind: 'paragraph', text: paragraph })
  }
  return bytesOf(pen)
}

const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n{2,}/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
