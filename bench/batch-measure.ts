import { systemClock } from '../src/platform/clock.ts'
import { broken } from './laboratory/make-results.ts'
import { sendBatch } from './laboratory/send-batch.ts'
import { ask } from './load/ask.ts'
import { freshCookies } from './load/fresh-cookies.ts'
import { at, steadily } from './load/steadily.ts'
import { checkDurable, checkPopulation, countDocuments, shownSettings } from './measure/database.ts'
import { residentBytes } from './measure/proc.ts'
import type { Options } from './options.ts'
import { seed } from './population/seed.ts'
import { signInEverybody } from './population/sessions.ts'
import { tenth, whole } from './report/markdown.ts'
import { startServer } from './server.ts'

const READS_A_SECOND = 160
const WANTED = { aSecond: 54, readersP99: 250 } as const

const nothing = { id: '', title: '', bytes: Buffer.alloc(8, 'x') }
const isBroken = (n: number): boolean => !broken(nothing, n).bytes.equals(nothing.bytes) || n % 100 === 43

/**
 * A batch of a laboratory sent twice at once beside readers: each good result is filed once, each broken one is told once. The last line has the figures; ends with
 * 1 when one was filed twice, lost or taken for good. Whether the pace was reached is told, and is for a quiet machine to say.
 */
export const measureBatch = async (folder: string, { records, samples: documents }: Options): Promise<void> => {
  const seeded = await seed(folder, records)
  const server = await startServer(folder)
  try {
    checkDurable(await shownSettings(server.owner))
    await checkPopulation(server.owner, records)
    const { cookies } = await signInEverybody(folder, server.owner, seeded)
    const signedIn = freshCookies(cookies)
    const before = await countDocuments(server.owner)
    const now = systemClock.now()
    const asked = { batchId: crypto.randomUUID(), name: `Résultats ${now}`, documents, at: now }
    let isSent = false
    const readers = steadily(
      () => {
        const i = Math.floor(Math.random() * seeded.records.length)
        const { recordId, large = [] } = seeded.records[i] ?? {}
        const headers = { cookie: signedIn().holders[i] ?? '' }
        return ask(`${server.url}/api/records/${recordId}/documents/${large[i % large.length]}/content`, { headers })
      },
      READS_A_SECOND,
      () => isSent,
    )
    const cookie = signedIn().professionals[0] ?? ''
    const sent = await Promise.all([1, 2].map(() => sendBatch(server, seeded, cookie, asked))).finally(() => {
      isSent = true
    })
    const read = await readers
    const again = await sendBatch(server, seeded, cookie, asked)
    const filed = (await countDocuments(server.owner)) - before
    const refused = Array.from({ length: documents }, (_, n) => n).filter(isBroken).length
    const { deposited, refused: told } = again.answer
    const isWhole = filed === documents - refused && deposited === filed && told === refused && read.errors === 0
    const seconds = Math.max(...sent.map(one => one.seconds))
    const [rate, p99] = [documents / seconds, at(read.latencies, 0.99)]
    const reached = rate >= WANTED.aSecond && p99 <= WANTED.readersP99 ? 'reached' : 'missed'
    console.log(
      `batch: documents=${documents} sent=3 (two at once) filed=${filed} refused=${String(told)} each-once=${isWhole ? 'yes' : 'no'} in ${tenth(seconds)} s (${tenth(rate)}/s) ` +
        `readers=${whole(read.latencies.length)} errors=${read.errors} p50=${tenth(at(read.latencies, 0.5))}ms p99=${tenth(p99)}ms ${reached} memory=${whole(residentBytes(server.pid) / 2 ** 20)}MB`,
    )
    if (!isWhole) process.exitCode = 1
  } finally {
    await server.stop()
  }
}
