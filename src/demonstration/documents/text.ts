import type { Page } from './page.ts'
import { type Block, cellText, type Part } from './paper.ts'
import { typeset } from './typography.ts'

const WIDTH = 76

/** Words in lines of at most `WIDTH` characters. */
const wrap = (text: string, indent = ''): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH - indent.length) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map(one => `${indent}${one}`)
}

const blockLines = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [...wrap(block.text), '']
    case 'list':
      return [...block.items.flatMap(item => wrap(`- ${cellText(item)}`, '  ')), '']
    case 'table':
      return [...(block.caption === undefined ? [] : [block.caption]), ...block.rows.map(row => `  ${row.map(cellText).join(' | ')}`), '']
  }
}

const partLines = (part: Part): readonly string[] => [
  ...(part.title === undefined ? [] : [part.title.toUpperCase(), '']),
  ...part.blocks.flatMap(blockLines),
]

/** The lines of the page as plain text, in reading order. */
export const pageLines = (page: Page): readonly string[] => [
  page.letterhead.name,
  ...page.letterhead.lines,
  '',
  ...page.person,
  '',
  ...page.recipient,
  page.date,
  '',
  page.title,
  '='.repeat(Math.min(page.title.length, WIDTH)),
  '',
  ...page.parts.flatMap(partLines),
  ...page.signature,
  '',
  'Document de démonstration : personnes, lieux et résultats inventés.',
]

/** UTF-8 with CRLF, as mail programs and old practice software write text. */
export const textBytes = (page: Page): Uint8Array => new TextEncoder().encode(`${pageLines(page).map(typeset).join('\r\n')}\r\n`)
