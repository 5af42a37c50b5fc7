import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { professional } from '../../test/support-door/index.ts'
import { randomBytes } from '../platform/keyring/primitives.ts'
import { contentAs, careOf, openKit, VISIBLE } from './testing/kit.ts'
import { deposit } from './index.ts'

const kit = await openKit()
const author = professional('Dr Paul Leroy')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const MB = 1024 * 1024
/** The largest file but a little, for the words around the stream. */
const LARGEST = 24.9
const LIMIT = { resident: 40, live: 8 }

const resident = (): number => process.memoryUsage.rss() / MB
/** What is still held after a collection: in the heap and outside of it. */
const live = (): number => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MB
}

type Watch = { look(): void; growth(): number }
const watchOf = (measure: () => number): Watch => {
  const before = measure()
  let most = before
  return {
    look: () => {
      most = Math.max(most, measure())
    },
    growth: () => most - before,
  }
}

/** A PDF of one long stream that is nowhere in memory as a whole. */
async function* pdfOf(megabytes: number, look: () => void = () => undefined): AsyncGenerator<Buffer> {
  const noise = Buffer.from(randomBytes(48 * 1024).toString('base64'))
  yield Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Length ${megabytes * MB} >>\nstream\n`)
  for (let sent = 0; sent < megabytes * MB; sent += noise.length) {
    if (sent % (noise.length * 32) === 0) look()
    yield Buffer.from(noise)
  }
  yield Buffer.from('\nendstream\nendobj\ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n')
}

/** The least of three: what the file adds, not when the collector last came. */
const three = async (measure: () => Promise<number>): Promise<number> => Math.min(await measure(), await measure(), await measure())

type Work = (look: () => void) => Promise<unknown>
const growthOf = async (measure: () => number, work: Work): Promise<number> => {
  collect()
  const watch = watchOf(measure)
  const watching = setInterval(() => (measure === resident ? watch.look() : undefined), 2)
  await work(watch.look)
  clearInterval(watching)
  return watch.growth()
}
/** What grows with the file: between one of 5 MB and one of 25. */
const slopeOf = async (work: (megabytes: number) => Work): Promise<number> =>
  (await growthOf(live, work(LARGEST))) - (await growthOf(live, work(5)))

const said = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(1)} MB`

test('25 MB of a professional’s PDF are wrapped, sealed, stored and served again in constant memory', async () => {
  const { as, recordId } = await careOf(kit, 'Constant Memory', { author }, { author: 'attending' })
  const file = (megabytes: number) => (look: () => void) =>
    deposit(as('author'), kit.engine, recordId, { stream: pdfOf(megabytes, look), visibility: VISIBLE })
  const read = (megabytes: number) => async (look: () => void) => {
    const { documentId } = await file(megabytes)(() => undefined)
    let [bytes, next] = [0, 0]
    for await (const piece of (await contentAs(as('holder'), recordId, documentId)).stream) {
      bytes += piece.length
      if (bytes < next) continue
      next += 2 * MB
      look()
    }
    return bytes
  }
  for (let i = 0; i < 3; i++) await file(2)(() => undefined)
  const deposited = await three(() => growthOf(resident, file(LARGEST)))
  const held = { deposit: await three(() => slopeOf(file)), reading: await three(() => slopeOf(read)) }
  console.log(
    `memory: deposit of 25 MB resident ${said(deposited)}; held for 20 MB more: deposit ${said(held.deposit)}, reading ${said(held.reading)}`,
  )
  expect(deposited).toBeLessThanOrEqual(LIMIT.resident)
  expect(held.deposit).toBeLessThanOrEqual(LIMIT.live)
  expect(held.reading).toBeLessThanOrEqual(LIMIT.live)
}, 120_000)

test('a file held whole would be seen (control)', async () => {
  const held = await slopeOf(megabytes => async look => {
    const pieces: Buffer[] = []
    for await (const piece of pdfOf(megabytes, look)) pieces.push(piece)
    look()
    return pieces
  })
  console.log(`memory: control held for 20 MB more ${said(held)}`)
  expect(held).toBeGreaterThan(LIMIT.live)
})
