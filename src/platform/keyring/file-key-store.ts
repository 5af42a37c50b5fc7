import type { KeyStore } from './key-store.ts'
import { openKeyFile } from './key-file.ts'

type Line = { readonly n: string; readonly k?: string }

type Entry = {
  readonly name: string
  readonly wrapped: Uint8Array
  /** A new name, or a known one: looked at when its turn comes. */
  readonly isNew: boolean
  done(): void
  failed(error: unknown): void
}

/**
 * The embedded key store: one append-only file of `{"n":name,"k":base64}` lines (no `k`: destroyed), all of it in memory.
 * Appends are batched: every caller waits for one fsync that covers its line, and a key can be read only once it is durable, so that no
 * row is ever sealed under a key that a crash would take away. Destroying rewrites the file at once: no old line keeps the key.
 */
export const openFileKeyStore = (path: string): KeyStore => {
  const file = openKeyFile(path)
  const keys = keysOf(file.lines)
  const coming = new Set<string>()
  let waiting: Entry[] = []
  let turn: Promise<void> = Promise.resolve()

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  const flush = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    const fit = batch.filter(entry => entry.isNew !== keys.has(entry.name))
    for (const entry of batch) if (!fit.includes(entry)) entry.failed(new Error(entry.isNew ? EXISTS : MISSING))
    if (fit.length === 0) return
    try {
      await file.append(fit.map(entry => lineOf(entry.name, entry.wrapped)).join(''))
      for (const entry of fit) keys.set(entry.name, entry.wrapped)
      for (const entry of fit) entry.done()
    } catch (error) {
      for (const entry of fit) entry.failed(error)
    }
  }

  const append = (name: string, wrapped: Uint8Array, isNew: boolean): Promise<void> =>
    new Promise((done, failed) => {
      if (waiting.length === 0) void inTurn(flush)
      waiting.push({ name, wrapped: Buffer.from(wrapped), isNew, done, failed })
    })

  return {
    get: async name => keys.get(name),
    add: async (name, wrapped) => {
      if (coming.has(name)) await turn
      if (keys.has(name) || coming.has(name)) throw new Error(EXISTS)
      coming.add(name)
      await append(name, wrapped, true).finally(() => coming.delete(name))
    },
    addMany: async added => {
      const there = new Set<string>()
      await inTurn(async () => {
        const fresh = [...added].filter(([name]) => !keys.has(name) || !there.add(name))
        if (fresh.length === 0) return
        await file.append(fresh.map(([name, wrapped]) => lineOf(name, wrapped)).join(''))
        for (const [name, wrapped] of fresh) keys.set(name, Buffer.from(wrapped))
      })
      return there
    },
    getMany: async names => new Map(names.flatMap(name => found(name, keys.get(name)))),
    replace: (name, wrapped) => append(name, wrapped, false),
    destroy: name =>
      inTurn(async () => {
        await file.rewrite([...keys].map(([n, k]) => (n === name ? '' : lineOf(n, k))).join(''))
        keys.delete(name)
      }),
    names: async function* () {
      yield* [...keys.keys()]
    },
    close: () => inTurn(async () => file.close()),
  }
}

const found = (name: string, wrapped: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] =>
  wrapped === undefined ? [] : [[name, wrapped]]

const EXISTS = 'a key of this name exists'
const MISSING = 'no key of this name'

const lineOf = (n: string, wrapped: Uint8Array): string =>
  `${JSON.stringify({ n, k: Buffer.from(wrapped).toString('base64') } satisfies Line)}\n`

const keysOf = (lines: readonly string[]): Map<string, Uint8Array> => {
  const keys = new Map<string, Uint8Array>()
  for (const line of lines) {
    const { n, k } = JSON.parse(line) as Line
    if (k === undefined) keys.delete(n)
    else keys.set(n, Buffer.from(k, 'base64'))
  }
  return keys
}
