import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fromIso } from '../../kernel/instant.ts'
import { openNames, writeZip, type ZipEntry } from './index.ts'

const modified = fromIso('2026-11-22T12:00:00Z')
async function* entriesOf(...entries: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries
}
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-zip-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('what is written is what Debian’s unzip takes out, compressed or not, in the order it came', async () => {
  const folder = newFolder()
  const content = Buffer.from('é'.repeat(100_000))
  const entries = entriesOf(
    { name: 'a/un.txt', modified, content: [content] },
    { name: 'a/deux.bin', modified, content: [content.subarray(1)], compress: false },
    { name: 'vide', modified, content: [] },
  )
  const zip = path.join(folder, 'a.zip')
  writeFileSync(zip, Buffer.concat(await Array.fromAsync(writeZip(entries))))
  execFileSync('unzip', ['-q', zip, '-d', folder])
  expect(execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).trim().split('\n')).toEqual(['a/un.txt', 'a/deux.bin', 'vide'])
  expect(readFileSync(path.join(folder, 'a/un.txt')).equals(content)).toBe(true)
  expect(readFileSync(path.join(folder, 'a/deux.bin')).equals(content.subarray(1))).toBe(true)
})

test.each(['in a content', 'between two'])('an error %s is thrown again, and ends the archive', async where => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(200_000)
    throw new Error('lost')
  }
  const entries = async function* (): AsyncGenerator<ZipEntry> {
    yield { name: 'un', modified, content: where === 'in a content' ? broken() : [Buffer.alloc(200_000)] }
    throw new Error('lost')
  }
  await expect(Array.fromAsync(writeZip(entries()))).rejects.toThrow('lost')
})

test('who stops reading stops the sources', async () => {
  let isOver = false
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.alloc(65_536)
    } finally {
      isOver = true
    }
  }
  for await (const _ of writeZip(entriesOf({ name: 'un', modified, content: endless(), compress: false }))) break
  expect(isOver).toBe(true)
})

test('names are those every system takes, of 120 bytes at most, and no two are the same', () => {
  const nameOf = openNames()
  expect(nameOf('2026-11-22 Échographie : cœur/foie?', '.pdf')).toBe('2026-11-22-echographie-coeur-foie.pdf')
  expect(nameOf('2026-11-22 ECHOGRAPHIE cœur foie', '.pdf')).toBe('2026-11-22-echographie-coeur-foie-2.pdf')
  expect(nameOf('../../etc/passwd', '.txt')).toBe('etc-passwd.txt')
  expect(nameOf('CON', '.txt')).toBe('document-con.txt')
  expect(nameOf('…', '.txt')).toBe('document.txt')
  const long = nameOf('心'.repeat(300), '.xml')
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(120)
  expect(long).toMatch(/^心+\.xml$/)
})
