import { parentPort } from 'node:worker_threads'
import { demonstrationDocuments, demonstrationWorld, personOf } from './demonstration/index.ts'
import type { PapersAsked, PapersWritten } from './paper-writer.ts'

parentPort?.on('message', ({ seed, today, person }: PapersAsked) => {
  const world = demonstrationWorld({ seed, today })
  const written: PapersWritten = { person, documents: demonstrationDocuments(world, personOf(world, person)) }
  parentPort?.postMessage(written)
})
