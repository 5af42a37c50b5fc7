import { Worker } from 'node:worker_threads'
import type { DemoDocument } from './demonstration/index.ts'
import type { Instant } from './kernel/instant.ts'

/** Which person's papers are wanted; the world is a function of the other two. */
export type PapersAsked = { readonly seed: string; readonly today: Instant; readonly person: string }
export type PapersWritten = { readonly person: string; readonly documents: readonly DemoDocument[] }

/** Draws the papers of a demonstration in a thread of its own, whose memory goes with it: fonts, pages and pictures are many. */
export type PaperWriter = { papersOf(asked: PapersAsked): Promise<readonly DemoDocument[]>; close(): Promise<void> }

export const openPaperWriter = (): PaperWriter => {
  const worker = new Worker(new URL('./paper-writer-thread.ts', import.meta.url))
  const waiting = new Map<string, PromiseWithResolvers<readonly DemoDocument[]>>()
  worker.on('message', ({ person, documents }: PapersWritten) => waiting.get(person)?.resolve(documents))
  worker.on('error', (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error)
  })
  return {
    papersOf: asked => {
      const asking = Promise.withResolvers<readonly DemoDocument[]>()
      waiting.set(asked.person, asking)
      worker.postMessage(asked)
      return asking.promise
    },
    close: async () => void (await worker.terminate()),
  }
}
