import { availableParallelism } from 'node:os'
import { systemClock } from '../src/platform/clock.ts'
import { sendBatch } from './laboratory/send-batch.ts'
import { ask } from './load/ask.ts'
import { freshCookies } from './load/fresh-cookies.ts'
import { FORM_TYPE, UNIQUE, wholeForm } from './load/request-file.ts'
import { type Ask, at, steadily, type Told } from './load/steadily.ts'
import { checkDurable, countDocuments, countTraces, shownSettings } from './measure/database.ts'
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

/** The day at its pace, then a batch beside those who read. Ten minutes are the whole of it. */
export const measureDay = async (folder: string, { records, profile, plan: { seconds, warmSeconds } }: Options): Promise<void> => {
  const seeded = await seed(folder, records)
  const server = await startServer(folder, profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])
  try {
    const shown = await shownSettings(server.owner)
    checkDurable(shown)
    const { cookies } = await signInEverybody(folder, server.owner, seeded)
    const signedIn = freshCookies(cookies)
    const doors = doorsOf(server, seeded, signedIn)
    const kinds = ['deposits', 'reads', 'lists'] as const
    const atPace = async (during: number): Promise<readonly Told[]> => {
      const end = performance.now() + during * 1_000
      return Promise.all(kinds.map(kind => steadily(doors[kind], DAY[kind].aSecond, () => performance.now() > end)))
    }
    await atPace(warmSeconds)
    const [traces, documents] = [await countTraces(server.owner), await countDocuments(server.owner)]
    const [begun, own] = [performance.now(), ownCpu(process.pid)]
    const close = openWindow({ server: server.pid, postmaster: server.postmaster })
    const told = await atPace(seconds)
    const passed = (performance.now() - begun) / 1_000
    const asking = ownCpu(process.pid) - own
    const spent = close(asking)
    const added = { traces: (await countTraces(server.owner)) - traces, documents: (await countDocuments(server.owner)) - documents }
    const resident = megabytesOf(server)
    let isSent = false
    const sending = Math.min(BATCH.documents, Math.max(100, Math.round((BATCH.documents * seconds) / WHOLE_SECONDS)))
    const readers = steadily(doors.reads, DAY.reads.aSecond, () => isSent)
    const now = systemClock.now()
    const asBatch = { batchId: crypto.randomUUID(), name: `Résultats du jour ${now}`, documents: sending, at: now }
    const sent = await sendBatch(server, seeded, signedIn().professionals[0] ?? '', asBatch).finally(() => {
      isSent = true
    })
    const read = await readers
    const rate = sending / sent.seconds
    const share = (cpu: number): string => (cpu / passed).toFixed(2)
    const text = [
      circumstances(
        new Date(),
        shown,
        `questions asked by one process of Node at a steady pace, after ${warmSeconds} s at that pace that do not count`,
      ),
      '',
      table(
        ['what', 'requests', 'per second', 'p50 ms', 'p99 ms', 'wanted', 'errors', ''],
        [
          ...kinds.map((kind, n) =>
            rowOf(`${kind}, ${DAY[kind].aSecond}/s`, told[n] ?? { latencies: [], answers: new Map(), errors: 1 }, passed, DAY[kind].p99),
          ),
          rowOf('reads beside a batch', read, sent.seconds, BATCH.readersP99),
        ],
      ),
      '',
      `${Math.round(passed)} s. Documents added: ${whole(added.documents)}; trace entries added: ${whole(added.traces)}. The server's memory: ${whole(resident)} MB.`,
      `Processor time, of ${PROCESSORS} s a second: ${share(spent.server)} the server, ${share(spent.postgres)} PostgreSQL, ${share(asking)} whoever asked.`,
      `A batch of ${whole(sending)} results, three in a hundred broken: ${tenth(sent.seconds)} s, ${tenth(rate)}/s (wanted ${BATCH.aSecond}: ${verdict(rate >= BATCH.aSecond)}); ` +
        `deposited ${String(sent.answer['deposited'])}, refused ${String(sent.answer['refused'])}; memory ${whole(megabytesOf(server))} MB after it.`,
      `Load of the machine at the end: ${loadAverage().toFixed(2)}.`,
    ].join('\n')
    console.log(text)
    const asked = told.reduce((sum, { latencies }) => sum + latencies.length, 0)
    const errors = [...told, read].reduce((sum, one) => sum + one.errors, 0)
    if (errors > 0 || added.traces !== asked) {
      const answers = [...told, read].map(one => Object.fromEntries(one.answers))
      console.error(`${errors} errors ${JSON.stringify(answers)}; ${asked} requests answered, ${added.traces} traced`)
      process.exitCode = 1
    } else if (seconds >= WHOLE_SECONDS) writePart('day', text)
  } finally {
    await server.stop()
  }
}
