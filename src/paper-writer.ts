import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DemoDocument } from './demonstration/index.ts'
import type { Instant } from './kernel/instant.ts'

/** Which person's papers are wanted; the world is a function of the other two. */
export type PapersAsked = { readonly seed: string; readonly today: Instant; readonly person: string }
export type PapersWritten = { readonly person: string; readonly documents: readonly DemoDocument[] }

/** Draws the papers of a demonstration in a process of its own: the 200 MB of fonts, pages and pictures go with it. */
export type PaperWriter = { papersOf(asked: PapersAsked): Promise<readonly DemoDocument[]>; close(): Promise<void> }

export const openPaperWriter = (): PaperWriter => {
  const child = fork(fileURLToPath(new URL('./paper-writer-process.ts', import.meta.url)), { serialization: 'advanced', execArgv: [] })
  const ended = Promise.withResolvers<void>()
  const waiting = new Map<string, PromiseWithResolvers<readonly DemoDocument[]>>()
  child.on('message', ({ person, documents }: PapersWritten) => waiting.get(person)?.resolve(documents))
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the process that draws papers ended'))
    ended.resolve()
  })
  return {
    papersOf: asked => {
      const asking = Promise.withResolvers<readonly DemoDocument[]>()
      waiting.set(asked.person, asking)
      // Asked after it was closed, or after it died: the asker is told, nobody else.
      child.send(asked, error => (error === null ? undefined : asking.reject(error)))
      return asking.promise
    },
    close: () => {
      // It ends by itself when nobody asks any more, also when this process is killed.
      if (child.connected) child.disconnect()
      return ended.promise
    },
  }
}
