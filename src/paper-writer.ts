import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DemoDocument, WorldAsked } from './demonstration/index.ts'

/** Which person's papers are wanted; the world is a function of the rest. */
export type PapersAsked = Required<WorldAsked> & { readonly person: string }
export type PapersWritten = { readonly person: string; readonly documents: readonly DemoDocument[]; readonly isLast: boolean }

/** Draws the papers of a demonstration in a process of its own: the 200 MB of fonts, pages and pictures go with it. */
export type PaperWriter = {
  /** Oldest first, some at a time while the next are drawn. */
  papersOf(asked: PapersAsked): AsyncGenerator<readonly DemoDocument[]>
  close(): Promise<void>
}

export const openPaperWriter = (): PaperWriter => {
  const child = fork(fileURLToPath(new URL('./paper-writer-process.ts', import.meta.url)), { serialization: 'advanced', execArgv: [] })
  const ended = Promise.withResolvers<void>()
  const waiting = new Map<string, Inbox>()
  child.on('message', (written: PapersWritten) => waiting.get(written.person)?.put(written))
  child.once('exit', () => {
    for (const inbox of waiting.values()) inbox.fail(new Error('the process that draws papers ended'))
    ended.resolve()
  })
  return {
    papersOf: asked => {
      const inbox = openInbox()
      waiting.set(asked.person, inbox)
      // Asked after it was closed, or after it died: the asker is told, nobody else.
      child.send(asked, error => (error === null ? undefined : inbox.fail(error)))
      return inbox.all()
    },
    close: () => {
      // It holds nothing. Disconnecting would wait for ever for the end of a message that is half read (nodejs `_disconnect`, `buffering`).
      child.kill()
      return ended.promise
    },
  }
}

type Inbox = {
  put(written: PapersWritten): void
  fail(error: Error): void
  all(): AsyncGenerator<readonly DemoDocument[]>
}

/** What came for one person and was not taken yet. */
const openInbox = (): Inbox => {
  const came: PapersWritten[] = []
  let failure: Error | undefined
  let news = Promise.withResolvers<void>()
  const tell = (): void => news.resolve()
  return {
    put: written => {
      came.push(written)
      tell()
    },
    fail: error => {
      failure = error
      tell()
    },
    async *all() {
      for (;;) {
        const next = came.shift()
        if (next !== undefined) {
          yield next.documents
          if (next.isLast) return
          continue
        }
        if (failure !== undefined) throw failure
        await news.promise
        news = Promise.withResolvers<void>()
      }
    },
  }
}
