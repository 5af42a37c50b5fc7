import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Database } from '../../platform/db/index.ts'
import { systemDraw } from '../../platform/keyring/primitives.ts'

/** A word that nothing else holds, left in clear on purpose: what a real leak would look like to the very same search. */
export type Planted = { readonly word: string; readonly files: readonly string[]; remove(database: Database): Promise<void> }

const letters = (): string => [...systemDraw.bytes(18)].map(byte => String.fromCharCode(97 + (byte % 26))).join('')

/** In a row of the database, and in files: plain, base64, both UTF-16, gzip. */
export const plant = async (database: Database, folder: string): Promise<Planted> => {
  const word = `semé${letters()}`
  const sentence = `Compte rendu de consultation : ${word}, revu le lendemain.`
  await database.script(`create table leaks_control (body text); insert into leaks_control values ('${sentence}'); checkpoint`)
  const contents: Readonly<Record<string, Buffer>> = {
    'plain.txt': Buffer.from(sentence),
    'base64.txt': Buffer.from(Buffer.from(sentence).toString('base64')),
    'utf-16le.txt': Buffer.from(sentence, 'utf16le'),
    'utf-16be.txt': Buffer.from(sentence, 'utf16le').swap16(),
    'gzip.gz': gzipSync(sentence.repeat(4)),
  }
  const files = Object.entries(contents).map(([name, bytes]) => {
    const file = path.join(folder, `leaks-control-${name}`)
    writeFileSync(file, bytes)
    return file
  })
  return {
    word,
    files,
    remove: async owner => {
      await owner.script('drop table leaks_control')
      for (const file of files) rmSync(file, { force: true })
    },
  }
}
