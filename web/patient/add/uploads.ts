import { forgetUpload, readProposal, saveUpload } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { keptDrafts } from '../../app/kept-drafts.ts'
import { dropFile, keepFile, keptFiles } from '../../app/outbox.ts'
import { dayOf, parseDay, today, typedDay } from '../../ui/format/dates.ts'
import { type Entry, needsAnswer, type State, titleFrom, withProposal } from './queue.ts'
import { type Sending, sendInPieces } from './send.ts'

/** A photo is dated by the day it was taken, never later than today. */
const dayTaken = (file: File): string => {
  const [day, now] = [dayOf(new Date(file.lastModified).toISOString()), today()]
  return day.localeCompare(now) > 0 ? now : day
}

/** A whole date as she would type it; a month or a year is for her to complete. */
const typedWhole = (partial: string): string | null => (partial.length >= 10 ? typedDay(partial) : null)

const entryOf = (key: string, file: File, typeCode: string): Entry => ({
  key,
  file,
  title: titleFrom(file.name),
  typeCode,
  date: typedDay(dayTaken(file)),
  masked: false,
  toFile: false,
  uploadId: null,
  proposal: null,
  touched: false,
  personConfirmed: false,
  state: { kind: 'waiting' },
})

/** What a file is refused for before it is sent; null: it goes. */
export type Check = (file: File) => string | null

/**
 * The files she is adding to one record: on their way, read, confirmed, refused, each living its own life. They outlive the screen, and a
 * session that ends by itself; signing out forgets them.
 */
export class Uploads {
  #queue: readonly Entry[] = []
  readonly #sendings = new Map<string, Sending>()
  readonly #watchers = new Set<() => void>()
  readonly #recordId: string
  readonly #whose: string

  constructor(recordId: string, whose: string) {
    this.#recordId = recordId
    this.#whose = whose
  }

  readonly entries = (): readonly Entry[] => this.#queue

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => void this.#watchers.delete(watcher)
  }

  #publish(queue: readonly Entry[]): void {
    this.#queue = queue
    for (const watcher of this.#watchers) watcher()
  }

  #update(key: string, change: (entry: Entry) => Entry): void {
    this.#publish(this.#queue.map(entry => (entry.key === key ? change(entry) : entry)))
  }

  #state(key: string, state: State): void {
    this.#update(key, entry => ({ ...entry, state }))
  }

  #fail(key: string, error: unknown, again: boolean): void {
    this.#state(key, { kind: 'failed', why: error instanceof Problem ? error.message : '', again })
  }

  #add(key: string, file: File, typeCode: string, check: Check): void {
    if (this.#queue.some(entry => entry.key === key)) return
    const entry = entryOf(key, file, typeCode)
    this.#publish([...this.#queue, entry])
    const why = check(file)
    if (why !== null) this.#state(key, { kind: 'failed', why, again: false })
    else if (navigator.onLine) this.#send(entry)
    else this.#wait(entry)
  }

  take(files: readonly File[], typeCode: string, check: Check): void {
    for (const file of files) this.#add(crypto.randomUUID(), file, typeCode, check)
  }

  /** Those given without a network, in an earlier visit. */
  async recall(typeCode: string, check: Check): Promise<void> {
    for (const { id, file } of await keptFiles(this.#whose)) this.#add(id, file, typeCode, check)
  }

  /** No network: kept in this browser, sealed, and sent when it comes back. */
  #wait(entry: Entry): void {
    this.#state(entry.key, { kind: 'waiting' })
    keepFile(this.#whose, entry.key, entry.file).catch(() => undefined)
  }

  #send(entry: Entry): void {
    const { key, file } = entry
    this.#state(key, { kind: 'sending', share: 0 })
    sendInPieces(this.#recordId, file, {
      onShare: share => this.#update(key, one => (one.state.kind === 'sending' ? { ...one, state: { kind: 'sending', share } } : one)),
      onDone: uploadId => {
        dropFile(key).catch(() => undefined)
        void this.#read(key, uploadId)
      },
      onTrouble: problem =>
        problem.status === 0 ? this.#wait(entry) : this.#fail(key, problem, problem.status === 429 || problem.status >= 500),
    }).then(
      sending => this.#sendings.set(key, sending),
      error => this.#fail(key, error, true),
    )
  }

  /** What cannot be read can still be described by hand; what is refused is refused. */
  async #read(key: string, uploadId: string): Promise<void> {
    this.#update(key, entry => ({ ...entry, uploadId, state: { kind: 'reading' } }))
    try {
      const proposal = await readProposal(this.#recordId, uploadId)
      this.#update(key, entry => withProposal(entry, proposal, typedWhole))
    } catch (error) {
      if (error instanceof Problem && error.status >= 400 && error.status < 500) this.#fail(key, error, false)
      else this.#state(key, { kind: 'ready' })
    }
  }

  again({ key }: Entry): void {
    const entry = this.#queue.find(one => one.key === key)
    if (!entry) return
    const sending = this.#sendings.get(key)
    if (entry.uploadId !== null) void this.#read(key, entry.uploadId)
    else if (sending) {
      this.#state(key, { kind: 'sending', share: 0 })
      sending.resume()
    } else this.#send(entry)
  }

  /** The network is back. */
  readonly resume = (): void => {
    for (const entry of this.#queue) if (entry.state.kind === 'waiting') this.again(entry)
  }

  change(key: string, part: Partial<Entry>): void {
    this.#update(key, entry => ({ ...entry, ...part, touched: true }))
  }

  drop(entry: Entry): void {
    this.#sendings.get(entry.key)?.stop()
    this.#sendings.delete(entry.key)
    if (entry.uploadId !== null && entry.state.kind !== 'saved') forgetUpload(this.#recordId, entry.uploadId).catch(() => undefined)
    dropFile(entry.key).catch(() => undefined)
    this.#publish(this.#queue.filter(({ key }) => key !== entry.key))
  }

  async #save(entry: Entry, uploadId: string): Promise<void> {
    this.#state(entry.key, { kind: 'saving' })
    try {
      const deposited = await saveUpload(this.#recordId, uploadId, {
        title: entry.title.trim(),
        typeCode: entry.typeCode,
        date: parseDay(entry.date) ?? today(),
        visibility: entry.masked ? 'masked' : 'all',
        ...(entry.toFile ? { toFile: true } : {}),
      })
      this.#state(entry.key, { kind: 'saved', deposited })
    } catch (error) {
      this.#fail(entry.key, error, true)
    }
  }

  /** One after the other: a phone's connection is one pipe, and the order of the list is kept. */
  async saveAll(): Promise<void> {
    for (const entry of this.#queue)
      if (entry.state.kind === 'ready' && entry.uploadId !== null && !needsAnswer(entry)) await this.#save(entry, entry.uploadId)
  }

  /** Those that are done leave the screen with her. */
  tidy(): void {
    this.#publish(this.#queue.filter(({ state }) => state.kind !== 'saved'))
  }
}

/** One for each record she adds to; `whose` keeps them apart from those of another person in this browser. */
export const uploadsOf = (actorId: string, recordId: string): Uploads => {
  const whose = `${actorId} ${recordId}`
  const known = keptDrafts.get(`uploads ${whose}`)
  if (known instanceof Uploads) return known
  const made = new Uploads(recordId, whose)
  keptDrafts.set(`uploads ${whose}`, made)
  return made
}
