import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { base64Inside, needlesOf } from './encodings.ts'
import { Finder } from './finder.ts'
import { unpackedIn } from './unpack.ts'

const labelsIn = (haystack: Buffer, word: string): ReadonlySet<string> => {
  const labels = new Set<string>()
  new Finder(needlesOf(word, 'word')).find(haystack, ({ label }) => void labels.add(label))
  return labels
}

const between = (bytes: Buffer): Buffer => Buffer.concat([randomBytes(1_001), bytes, randomBytes(502)])

test('a word is found plain, in capitals, without its accents, in Latin-1, in both UTF-16 and in hexadecimal', () => {
  const word = 'néphrologie'
  expect(labelsIn(between(Buffer.from(word)), word)).toContain('word (plain)')
  expect(labelsIn(between(Buffer.from('NEPHROLOGIE')), word)).toContain('word (plain)')
  expect(labelsIn(between(Buffer.from(word, 'latin1')), word)).toContain('word (latin1)')
  expect(labelsIn(between(Buffer.from(word, 'utf16le')), word)).toContain('word (utf-16le)')
  expect(labelsIn(between(Buffer.from(word, 'utf16le').swap16()), word)).toContain('word (utf-16be)')
  expect(labelsIn(between(Buffer.from(Buffer.from(word).toString('hex'))), word)).toContain('word (hexadecimal)')
})

test('a word is found in base64 wherever it stands in what was encoded', () => {
  for (const before of ['', 'a', 'ab', 'abc', 'abcd']) {
    const encoded = Buffer.from(`${before}asthme sévère et la suite`).toString('base64')
    expect(labelsIn(between(Buffer.from(encoded)), 'asthme sévère')).toContain('word (base64)')
  }
  expect(base64Inside(Buffer.from('asthme')).map(inside => inside.length)).toEqual([8, 7, 7])
})

test('a word is found inside gzip, and nothing is found where it is not', () => {
  const [unpacked] = unpackedIn(between(gzipSync('un texte où il y a une néphrologie')))
  expect(labelsIn(unpacked ?? Buffer.alloc(0), 'néphrologie')).toContain('word (plain)')
  expect(labelsIn(randomBytes(300_000), 'néphrologie')).toEqual(new Set())
})

test('needles that begin alike, at the very start and the very end, are told apart', () => {
  const finder = new Finder(['abcdefgh', 'abcdefxy', 'abcdef'].map(text => ({ bytes: Buffer.from(text), label: text })))
  const met: string[] = []
  finder.find(Buffer.from('abcdefxy  abcdefgh'), ({ label }, at) => void met.push(`${label}@${at}`))
  expect(met.sort()).toEqual(['abcdef@0', 'abcdef@10', 'abcdefgh@10', 'abcdefxy@0'])
})
