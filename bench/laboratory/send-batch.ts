import type { systemClock } from '../../src/platform/clock.ts'
import { professional, traitsOf } from '../population/people.ts'
import type { Seeded } from '../population/seed.ts'
import type { Server } from '../server.ts'
import { makeBatch } from './make-results.ts'

export type BatchSent = { readonly seconds: number; readonly answer: Readonly<Record<string, unknown>> }

/** A laboratory's batch, made as it leaves: results of the people of the store, three in a hundred broken. `batchId`, `name`: the same ones are the same batch. */
export const sendBatch = async (
  { url }: Server,
  { records }: Seeded,
  cookie: string,
  {
    batchId,
    name,
    documents,
    at,
  }: { readonly batchId: string; readonly name: string; readonly documents: number; readonly at: ReturnType<typeof systemClock.now> },
): Promise<BatchSent> => {
  const frames = makeBatch(name, documents, n => traitsOf(n % records.length), professional(0), at, true).frames()
  const body = new ReadableStream<Uint8Array>({
    pull: async controller => {
      const { value, done } = await frames.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
  })
  const headers = { cookie, 'x-carnet-client': '1', 'content-type': 'application/x-carnet-frames' }
  const begun = performance.now()
  const request = { method: 'PUT', headers, body, duplex: 'half' } as RequestInit
  const answer = await fetch(`${url}/api/batches/${batchId}`, request)
  const told = (await answer.json()) as Readonly<Record<string, unknown>>
  if (answer.status !== 200) throw new Error(`the batch answered ${answer.status} ${JSON.stringify(told)}`)
  return { seconds: (performance.now() - begun) / 1_000, answer: told }
}
