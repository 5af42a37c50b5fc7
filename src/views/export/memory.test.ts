import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { professional } from '../../../test/support-door/index.ts'
import { careOf, VISIBLE } from '../../documents/testing/kit.ts'
import { deposit } from '../../documents/index.ts'
import { randomBytes } from '../../platform/keyring/primitives.ts'
import { askExport, listExports, openExport } from '../index.ts'
import { openKit } from '../testing/kit.ts'

const kit = await openKit()
const author = professional('Dr Paul Leroy')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const MB = 1024 * 1024
const LIMIT = 12

async function* pdfOf(megabytes: number): AsyncGenerator<Buffer> {
  const noise = Buffer.from(randomBytes(48 * 1024).toString('base64'))
  yield Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Length ${megabytes * MB} >>\nstream\n`)
  for (let sent = 0; sent < megabytes * MB; sent += noise.length) yield Buffer.from(noise)
  yield Buffer.from('\nendstream\nendobj\ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n')
}

/** What is held at most while it is done, after a collection at each look: in the heap and outside of it. */
const heldBy = async (work: () => Promise<unknown>): Promise<number> => {
  const live = (): number => {
    // The first leaves to a thread what lies outside the heap; the second waits for it.
    collect()
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / MB
  }
  const before = live()
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, live())
  }, 400)
  await work()
  clearInterval(watching)
  return Math.max(most, live()) - before
}

test('a record of two documents of 25 MB is copied and downloaded in constant memory', async () => {
  const { as, recordId } = await careOf(kit, 'Constant Export', { author }, { author: 'attending' })
  for (const title of ['Un', 'Deux']) await deposit(as('author'), kit.engine, recordId, { stream: pdfOf(24.9), title, visibility: VISIBLE })
  const id = await askExport(as('holder'), kit.outbox, recordId, { kind: 'all' })
  const made = await heldBy(() => kit.run(recordId, id))
  const [copy] = await listExports(as('holder'), recordId)
  expect(copy?.state).toBe('ready')
  let bytes = 0
  const downloaded = await heldBy(async () => {
    for await (const piece of (await openExport(as('holder'), recordId, id)).open(0)) bytes += piece.length
  })
  console.log(
    `memory: archive of ${Math.round(bytes / MB)} MB; held while making +${made.toFixed(1)} MB, downloading +${downloaded.toFixed(1)} MB`,
  )
  expect(bytes).toBe(copy?.bytes)
  expect(bytes).toBeGreaterThan(75 * MB)
  expect(made).toBeLessThanOrEqual(LIMIT)
  expect(downloaded).toBeLessThanOrEqual(LIMIT)
}, 240_000)
