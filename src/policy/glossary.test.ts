import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| French term'))
  .map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )

const sourceIn = (path: string): string => {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8')
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  return files.map(name => readFileSync(join(path, name), 'utf8')).join('\n')
}

test('the glossary has at least eighty terms, sorted, each with one identifier of its own and a source', () => {
  const terms = rows.map(([term = '']) => term)
  expect(terms.length).toBeGreaterThanOrEqual(80)
  expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, 'fr')))
  expect(new Set(rows.map(([, identifier]) => identifier)).size).toBe(terms.length)
  for (const [term = '', identifier = '', source = '', meaning = ''] of rows) {
    expect(
      [identifier, source, meaning].every(cell => cell !== ''),
      term,
    ).toBe(true)
  }
})

test('what the glossary places in the code is there, under that name', () => {
  for (const [term = '', identifier = '', , , place = ''] of rows.filter(row => row[4] !== '')) {
    const path = join(root, place.replaceAll('`', ''))
    expect(existsSync(path), `${term}: ${place}`).toBe(true)
    expect(sourceIn(path), `${term}: ${identifier} in ${place}`).toContain(identifier.replaceAll('`', ''))
  }
})
