/** The process of `paper-writer.ts`: it lives as long as its parent listens. */
import { demonstrationWorld, papersOf, personOf } from './demonstration/index.ts'
import type { PapersAsked, PapersWritten } from './paper-writer.ts'

process.on('message', async ({ seed, today, person }: PapersAsked) => {
  const world = demonstrationWorld({ seed, today })
  const written: PapersWritten = { person, documents: await papersOf(world, personOf(world, person)) }
  // A parent that has gone wants nothing more.
  process.send?.(written, undefined, undefined, error => (error === null ? undefined : process.exit(0)))
})
process.on('disconnect', () => process.exit(0))
