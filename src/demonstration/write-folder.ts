import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectedEntry } from './expected-entry.ts'
import type { DemoDocument, DemoWorld } from './model.ts'

/**
 * Writes documents as files into `folder`, made if need be, with the `expected-metadata.json` of those that have a header.
 * A document and its correction keep the order of their deposit: names begin with a number.
 * @returns the names written, in that order.
 */
export const writeFolder = (folder: string, world: DemoWorld, documents: readonly DemoDocument[]): readonly string[] => {
  mkdirSync(folder, { recursive: true })
  const named = documents.map((document, index) => ({ document, name: `${String(index + 1).padStart(3, '0')}_${document.fileName}` }))
  for (const { document, name } of named) writeFileSync(join(folder, name), document.bytes)
  const entries = named.flatMap(({ document, name }) => {
    const entry = expectedEntry(world, document)
    return entry === undefined ? [] : [[name, entry] as const]
  })
  writeFileSync(join(folder, 'expected-metadata.json'), `${JSON.stringify(Object.fromEntries(entries), undefined, 1)}\n`)
  return named.map(({ name }) => name)
}
