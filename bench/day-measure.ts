import { availableParallelism } from 'node:os'
import { systemClock } from '../src/platform/clock.ts'
import { sendBatch } from './laboratory/send-batch.ts'
import { ask } from './load/ask.ts'
import { freshCookies } from './load/fresh-cookies.ts'
import { FORM_TYPE, UNIQUE, wholeForm } from './load/request-file.ts'
import { type Ask, at, steadily, type Told } from './load/steadily.ts'
import { checkDurable, checkPopulation, countDocuments, countTraces, shownSettings } from './measure/database.ts'
import { loadAverage, ownCpu, residentBytes } from './measure/proc.ts'
import { openWindow } from './measure/window.ts'
import type { Options } from './options.ts'
import { BODY_BYTES, pdfOf } from './population/files.ts'
import { PROFESSIONALS } from './population/people.ts'
import { type Seeded, seed } from './population/seed.ts'
import { type SignedIn, signInEverybody } from './population/sessions.ts'
import { table, tenth, whole } from './report/markdown.ts'
import { circumstances, writePart } from './report/write.ts'
import { type Server, startServer } from './server.ts'

/** A working day of a region, on two cores (issue « the professional's space », Speed). p99 in milliseconds. */
const DAY = {
  deposits: { aSecond: 54, p99: 500 },
  reads: { aSecond: 160, p99: 250 },
  lists: { aSecond: 50, p99: 150 },
} as const
type Kind = keyof typeof DAY
const BATCH = { documents: 5_000, aSecond: 54, readersP99: 250 } as const
/** Ten minutes, and the whole batch; a shorter run sends its share of it. */
const WHOLE_SECONDS = 600

const METADATA = { title: 'Compte rendu de consultation', typeCode: '11488-4', date: '2026-03-12', uniqueId: UNIQUE }

const doorsOf = ({ url }: Server, { records }: Seeded, signedIn: () => SignedIn): Readonly<Record<Kind, Ask>> => {
  const file = pdfOf(BODY_BYTES)
  const any = (): number => Math.floor(Math.random() * records.length)
  const doctorOf = (i: number): string => signedIn().professionals[(i + (i % 2 === 0 ? 7 : 13)) % PROFESSIONALS] ?? ''
  const documentsOf = (i: number): string => `/api/records/${records[i]?.recordId}/documents`
  return {
    lists: () => {
      const i = any()
      return ask(url + documentsOf(i), { headers: { cookie: i % 2 === 0 ? (signedIn().holders[i] ?? '') : doctorOf(i) } })
    },
    reads: () => {
      const i = any()
      const large = records[i]?.large ?? []
      return ask(`${url}${documentsOf(i)}/${large[Math.floor(Math.random() * large.length)]}/content`, { headers: { cookie: doctorOf(i) } })
    },
    deposits: () => {
      const i = any()
      const parts = {
        path: documentsOf(i),
        cookie: doctorOf(i),
        mediaType: 'application/pdf',
        fileName: 'compte-rendu.pdf',
        metadata: JSON.stringify(METADATA),
        fileHead: '',
        fileTail: file,
      }
      const headers = { cookie: parts.cookie, 'x-carnet-client': '1', 'content-type': FORM_TYPE }
      return ask(url + parts.path, { method: 'POST', headers, body: wholeForm(parts, crypto.randomUUID()) })
    },
  }
}

const megabytesOf = ({ pid }: Server): number => residentBytes(pid) / 2 ** 20

const PROCESSORS = availableParallelism()

const verdict = (isReached: boolean): string => (isReached ? 'reached' : 'missed')

const rowOf = (what: string, { latencies, errors }: Told, seconds: number, wanted: number): readonly string[] => {
  const p99 = at(latencies, 0.99)
  return [
    what,
    whole(latencies.length),
    tenth(latencies.length / seconds),
    tenth(at(latencies, 0.5)),
    tenth(p99),
    `≤ ${wanted}`,
    String(errors),
    verdict(p99 <= wanted && errors === 0),
  ]
}

const KINDS = ['deposits', 'reads', 'lists'] as const
type Doors = ReturnType<typeof doorsOf>

const atPace = (doors: Doors, seconds: number): Promise<readonly Told[]> => {
  const end = performance.now() + seconds * 1_000
  return Promise.all(KINDS.map(kind => steadily(doors[kind], DAY[kind].aSecond, () => performance.now() > end)))
}

/** The day alone: what was told, what it added to the store, what of the processors each side took. */
const measurePace = async ({ owner, pid, postmaster }: Server, doors: Doors, seconds: number) => {
  const [traces, documents, own] = [await countTraces(owner), await countDocuments(owner), ownCpu(process.pid)]
  const close = openWindow({ server: pid, postmaster })
  const told = await atPace(doors, seconds)
  const asking = ownCpu(process.pid) - own
  const spent = close(asking)
  return { told, asking, spent, traces: (await countTraces(owner)) - traces, documents: (await countDocuments(owner)) - documents }
}

/** A laboratory's batch, and those who read until it is answered. */
const measureBatchBeside = async (server: Server, seeded: Seeded, doors: Doors, cookie: string, documents: number) => {
  let isSent = false
  const readers = steadily(doors.reads, DAY.reads.aSecond, () => isSent)
  const now = systemClock.now()
  const asked = { batchId: crypto.randomUUID(), name: `Résultats du jour ${now}`, documents, at: now }
  const sent = await sendBatch(server, seeded, cookie, asked).finally(() => {
    isSent = true
  })
  return { documents, sent, read: await readers }
}

type Day = Awaited<ReturnType<typeof measurePace>>
type Beside = Awaited<ReturnType<typeof measureBatchBeside>>

const tableOf = ({ told, spent: { seconds } }: Day, { sent, read }: Beside): string =>
  table(
    ['what', 'requests', 'per second', 'p50 ms', 'p99 ms', 'wanted', 'errors', ''],
    [
      ...KINDS.map((kind, n) =>
        rowOf(`${kind}, ${DAY[kind].aSecond}/s`, told[n] ?? { latencies: [], answers: new Map(), errors: 1 }, seconds, DAY[kind].p99),
      ),
      rowOf('reads beside a batch', read, sent.seconds, BATCH.readersP99),
    ],
  )

const paceInWords = ({ spent, asking, traces, documents }: Day, resident: number): string => {
  const share = (cpu: number): string => (cpu / spent.seconds).toFixed(2)
  return [
    `${Math.round(spent.seconds)} s. Documents added: ${whole(documents)}; trace entries added: ${whole(traces)}. The server's memory: ${whole(resident)} MB.`,
    `Processor time, of ${PROCESSORS} s a second: ${share(spent.server)} the server, ${share(spent.postgres)} PostgreSQL, ${share(asking)} whoever asked.`,
  ].join('\n')
}

const batchInWords = ({ documents, sent: { seconds, answer } }: Beside, resident: number): string => {
  const rate = documents / seconds
  return (
    `A batch of ${whole(documents)} results, three in a hundred broken: ${tenth(seconds)} s, ${tenth(rate)}/s (wanted ${BATCH.aSecond}: ${verdict(rate >= BATCH.aSecond)}); ` +
    `deposited ${String(answer['deposited'])}, refused ${String(answer['refused'])}; memory ${whole(resident)} MB after it.`
  )
}

/** Every request answered and traced, or the run fails; nothing but a whole day is published. */
const keep = ({ told, traces }: Day, { read }: Beside, text: string, isWhole: boolean): void => {
  const asked = told.reduce((sum, { latencies }) => sum + latencies.length, 0)
  const errors = [...told, read].reduce((sum, one) => sum + one.errors, 0)
  if (errors > 0 || traces !== asked) {
    const answers = [...told, read].map(one => Object.fromEntries(one.answers))
    console.error(`${errors} errors ${JSON.stringify(answers)}; ${asked} requests answered, ${traces} traced`)
    process.exitCode = 1
  } else if (isWhole) writePart('day', text)
}

/** The day at its pace, then a batch beside those who read. Ten minutes are the whole of it. */
export const measureDay = async (folder: string, { records, profile, plan: { seconds, warmSeconds } }: Options): Promise<void> => {
  const seeded = await seed(folder, records)
  const server = await startServer(folder, profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])
  try {
    const shown = await shownSettings(server.owner)
    checkDurable(shown)
    await checkPopulation(server.owner, records)
    const { cookies } = await signInEverybody(folder, server.owner, seeded)
    const signedIn = freshCookies(cookies)
    const doors = doorsOf(server, seeded, signedIn)
    await atPace(doors, warmSeconds)
    const day = await measurePace(server, doors, seconds)
    const resident = megabytesOf(server)
    const sending = Math.min(BATCH.documents, Math.max(100, Math.round((BATCH.documents * seconds) / WHOLE_SECONDS)))
    const beside = await measureBatchBeside(server, seeded, doors, signedIn().professionals[0] ?? '', sending)
    const how = `questions asked by one process of Node at a steady pace, after ${warmSeconds} s at that pace that do not count`
    const text = [
      circumstances(new Date(), shown, how),
      '',
      tableOf(day, beside),
      '',
      paceInWords(day, resident),
      batchInWords(beside, megabytesOf(server)),
      `Load of the machine at the end: ${loadAverage().toFixed(2)}.`,
    ].join('\n')
    console.log(text)
    keep(day, beside, text, seconds >= WHOLE_SECONDS)
  } finally {
    await server.stop()
  }
}
