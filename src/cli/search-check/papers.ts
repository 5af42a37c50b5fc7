import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { demonstrationWorld, papersOf } from '../../demonstration/index.ts'
import { fromIso } from '../../kernel/instant.ts'

/** One world for ever: dates of the questions stay true. */
const WORLD = { seed: 'search-check', today: fromIso('2026-11-22T08:00:00.000Z') }

/** The papers of every invented person, as files: CDA, PDF, texts, and scans and photos of papers. */
export const writePapers = async (folder: string): Promise<string> => {
  mkdirSync(folder, { recursive: true })
  const world = demonstrationWorld(WORLD)
  for (const person of world.people)
    for (const { key, fileName, bytes } of await papersOf(world, person))
      writeFileSync(path.join(folder, `${key.replaceAll('/', '_')}${path.extname(fileName)}`), bytes)
  return folder
}
