import { depositDocument } from '../../api/client.ts'
import { addEntry } from '../../api/health.ts'
import { isProblem } from '../../api/problem.ts'
import type { DepositMetadata, NewEntry } from '../../api/types.ts'
import { keptDrafts } from '../../app/kept-drafts.ts'
import { dropFile, keepFile, keptFiles, type KeptFile } from '../../app/outbox.ts'

/** What leaves a round: a document with its file, or a measure. Its own number makes it arrive once, however often it is sent. */
export type Parcel =
  | {
      readonly kind: 'document'
      readonly recordId: string
      readonly metadata: DepositMetadata & { readonly uniqueId: string }
      readonly secret: boolean
    }
  | { readonly kind: 'measure'; readonly recordId: string; readonly entry: NewEntry }

export type Waiting = { readonly id: string; readonly recordId: string; readonly refused: string | null }
export type Told = { readonly waiting: readonly Waiting[]; readonly sent: number }

const LOCK = 'carnet-round'
const numberOf = (parcel: Parcel): string => (parcel.kind === 'document' ? parcel.metadata.uniqueId : parcel.entry.clientId)
/** The shape is this page's own: sealed in this browser, read by nobody else. */
const parcelOf = ({ said }: KeptFile): Parcel => JSON.parse(said) as Parcel

const post = async (parcel: Parcel, file: File): Promise<void> => {
  if (parcel.kind === 'measure') await addEntry(parcel.recordId, parcel.entry)
  else await depositDocument(parcel.recordId, parcel.metadata, file, () => undefined, parcel.secret)
}

/**
 * A round without a network: what she writes waits in this browser, sealed, and leaves by itself when the network is back, one after the other and from one
 * tab alone. What the server refuses stays in sight until she puts it away.
 */
export class Round {
  #told: Told = { waiting: [], sent: 0 }
  readonly #watchers = new Set<() => void>()
  readonly #refused = new Map<string, string>()
  readonly #whose: string

  constructor(actorId: string) {
    this.#whose = `${actorId} round`
  }

  readonly told = (): Told => this.#told

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => void this.#watchers.delete(watcher)
  }

  async #publish(sent: number): Promise<void> {
    const kept = await keptFiles(this.#whose)
    const waiting = kept.map(one => ({ id: one.id, recordId: parcelOf(one).recordId, refused: this.#refused.get(one.id) ?? null }))
    this.#told = { waiting, sent: this.#told.sent + sent }
    for (const watcher of this.#watchers) watcher()
  }

  async keep(parcel: Parcel, file = new File([], '')): Promise<void> {
    await keepFile(this.#whose, numberOf(parcel), file, JSON.stringify(parcel))
    await this.#publish(0)
    if (navigator.onLine) await this.send()
  }

  async putAway(id: string): Promise<void> {
    await dropFile(id)
    this.#refused.delete(id)
    await this.#publish(0)
  }

  /** False: the network is away again, what is left waits. */
  async #sendOne(kept: KeptFile): Promise<boolean> {
    try {
      await post(parcelOf(kept), kept.file)
      await dropFile(kept.id)
      await this.#publish(1)
      return true
    } catch (error) {
      if (!isProblem(error) || error.status === 0 || error.status === 401 || error.status >= 500) return false
      this.#refused.set(kept.id, error.message)
      return true
    }
  }

  readonly send = async (): Promise<void> => {
    await navigator.locks.request(LOCK, async () => {
      for (const kept of await keptFiles(this.#whose)) if (!this.#refused.has(kept.id) && !(await this.#sendOne(kept))) break
    })
    await this.#publish(0)
  }
}

export const roundOf = (actorId: string): Round => {
  const known = keptDrafts.get(`round ${actorId}`)
  if (known instanceof Round) return known
  const made = new Round(actorId)
  keptDrafts.set(`round ${actorId}`, made)
  return made
}
