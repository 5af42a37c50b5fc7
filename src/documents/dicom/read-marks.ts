import {
  contentOf,
  type DicomElement,
  elementAt,
  ITEM,
  ITEM_END,
  readDicomHeader,
  SEQUENCE_END,
  UNDEFINED,
  type Way,
} from './read-header.ts'

/** Key Object Selection Document Storage (PS3.4 B.5). */
const SELECTION = 'KO'
/** PS3.3 A.35.4: how the selection is called, what it holds, and of each image its number. */
const CONCEPT = 0x0040a043
const CODE = 0x00080100
const CONTENT = 0x0040a730
const IMAGE = 0x00081155
/** PS3.16 CID 7010: « Manifest » lists every image of an examination, so it marks none. */
const MANIFEST = '113030'
const SEQUENCES: ReadonlySet<number> = new Set([CONCEPT, CONTENT, 0x00081199, 0x0040a168])
/** Of sequences in one another; each has its item. */
const DEPTH = 8

type Visit = (path: readonly number[], value: Buffer) => void

/** Each value of these elements and of the sequences in them, with the tags that lead to it; ends where something is odd. */
const each = (bytes: Buffer, way: Way, path: readonly number[], visit: Visit, depth = 0): void => {
  let at = 0
  while (at + 8 <= bytes.length) {
    const element = elementAt(bytes, at, way)
    if (element === undefined) return
    const { tag, value } = element
    const end = endOf(bytes, element, way)
    if (end > bytes.length) return
    const within = bytes.subarray(value, end)
    const isDeeper = depth < 2 * DEPTH
    if (tag === ITEM && isDeeper) each(within, way, path, visit, depth + 1)
    else if (SEQUENCES.has(tag) && isDeeper) each(within, way, [...path, tag], visit, depth + 1)
    else visit([...path, tag], within)
    at = end
  }
}

/** Sequences and items without a length end by a mark of eight bytes, left to be stepped over as an element of nothing. */
const endOf = (bytes: Buffer, { tag, value, length }: DicomElement, way: Way, depth = 0): number => {
  if (length !== UNDEFINED) return value + length
  const mark = tag === ITEM ? ITEM_END : SEQUENCE_END
  let at = value
  while (at + 8 <= bytes.length && depth < DEPTH) {
    const element = elementAt(bytes, at, way)
    if (element === undefined) break
    if (element.tag === mark) return at
    at = endOf(bytes, element, way, depth + 1)
  }
  return bytes.length + 1
}

const plain = (value: Buffer): string => value.toString('latin1').replace(/[\0 ]+$/, '')

/** Numbers of the images that somebody marked as the ones to look at, when this file is such a selection. */
export const marksOf = (head: Uint8Array): readonly string[] => {
  const content = readDicomHeader(head)?.modality === SELECTION ? contentOf(head) : undefined
  if (content === undefined) return []
  const marked: string[] = []
  let isManifest = false
  each(content.bytes, content.way, [], (path, value) => {
    const tag = path.at(-1)
    if (tag === CODE && path[0] === CONCEPT) isManifest = plain(value) === MANIFEST
    if (tag === IMAGE && path[0] === CONTENT) marked.push(plain(value))
  })
  return isManifest ? [] : marked
}
