/** The process of `paper-writer.ts`: it lives as long as its parent listens. */
import { setImmediate } from 'node:timers/promises'
import { type DemoDocument, demonstrationWorld, papersOneByOne, personOf } from './demonstration/index.ts'
import type { PapersAsked, PapersWritten } from './paper-writer.ts'

/** Papers of one message: enough not to wait for each, few enough that filing begins while the rest is drawn. */
const AT_ONCE = 8

process.on('message', async ({ person, ...asked }: PapersAsked) => {
  const world = demonstrationWorld(asked)
  let documents: DemoDocument[] = []
  const send = (isLast: boolean): void => {
    const written: PapersWritten = { person, documents, isLast }
    documents = []
    // A parent that has gone wants nothing more.
    process.send?.(written, undefined, undefined, error => (error === null ? undefined : process.exit(0)))
  }
  for await (const document of papersOneByOne(world, personOf(world, person))) {
    documents.push(document)
    if (documents.length < AT_ONCE) continue
    send(false)
    // The others who are asked for have their turn.
    await setImmediate()
  }
  send(true)
})
process.on('disconnect', () => process.exit(0))
