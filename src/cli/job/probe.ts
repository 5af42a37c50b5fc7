import type { Dossier } from './desk.ts'
import { type Filed, looseTitle } from './deposit.ts'
import type { Role } from './expected.ts'
import { inParallel } from './in-parallel.ts'
import type { ReadBack } from './read-back.ts'
import { References } from './references.ts'
import { type Actor, bodyOf, type Exchange, sha256, type Told, type Transcript } from './transcript.ts'
import {
  directAsk,
  type DirectDoor,
  DOORS,
  type Door,
  idsOf,
  type Item,
  LIST_LIMIT,
  listPath,
  NOTHING,
  PAGE_LIMIT,
  pageOf,
  searchAsk,
  walk,
} from './view.ts'
import type { World } from './world.ts'

/** One check: one actor, one door, one document. A line of `probes.ndjson`. */
export type Probe = {
  readonly phase: string
  readonly role: Role
  readonly actor: string
  readonly door: Door
  readonly file: string
  readonly expected: 'seen' | 'absent'
  readonly exchange: number
  /** What its answer must look like: that of the exchange about what does not exist. */
  readonly like: number | null
  /** SHA-256 its body must have. */
  readonly body: string | null
  readonly holds: boolean
  readonly why: string
}

/** An actor in her role; `owner`: the national identifier under which documents are hers. */
export type Player = { readonly role: Role; readonly actor: Actor; readonly owner: string | null }

type Verdict = Pick<Probe, 'holds' | 'why'> & { readonly like?: number; readonly body?: string }
type Seen = { readonly items: readonly Item[] | undefined; readonly exchanges: readonly Exchange[]; readonly told: Told }

const DIRECT: readonly DirectDoor[] = DOORS.filter((door): door is DirectDoor => door !== 'list' && door !== 'count' && door !== 'search')
const WIDTH = 8
const NONSENSE = 'qwxzvkj'

export class Prober {
  readonly probes: Probe[] = []
  readonly #transcript: Transcript
  readonly #world: World
  readonly #readBack: ReadBack
  readonly #references: References
  /** What each role was answered while nothing was hidden from it, by record and question. */
  readonly #before = new Map<string, readonly Item[]>()

  constructor(transcript: Transcript, world: World, readBack: ReadBack) {
    this.#transcript = transcript
    this.#world = world
    this.#readBack = readBack
    this.#references = new References(transcript)
  }

  /** Lists and searches of an actor from whom something will be hidden: later, hiding may only take lines out of them. */
  async remember({ role, actor }: Player, dossier: Dossier, files: readonly Filed[]): Promise<void> {
    const { items } = await walk(this.#transcript, actor, dossier, LIST_LIMIT)
    if (items !== undefined) this.#before.set(`${role}|${dossier.key}|list`, items)
    await inParallel(files, WIDTH, async filed => {
      const page = pageOf(await this.#search(actor, filed, wordsOf(filed)))
      if (page !== undefined) this.#before.set(`${role}|${dossier.key}|${filed.documentId}`, page.items)
    })
  }

  /** Every door of one record for one actor, on `files`. */
  async probe(phase: string, player: Player, dossier: Dossier, files: readonly Filed[]): Promise<void> {
    await this.#whole(phase, player, dossier, files)
    await inParallel(files, WIDTH, async filed => {
      await this.#searched(phase, player, filed)
      for (const door of DIRECT) await this.#direct(phase, player, filed, door)
    })
  }

  async #whole(phase: string, player: Player, dossier: Dossier, files: readonly Filed[]): Promise<void> {
    const list = await walk(this.#transcript, player.actor, dossier, LIST_LIMIT)
    const pages = await walk(this.#transcript, player.actor, dossier, PAGE_LIMIT)
    const expected = this.#world
      .of(dossier)
      .filter(filed => this.#world.isCurrent(filed) && this.#world.sees(player.role, player.owner, filed))
    const listed = await this.#judgeList(player, dossier, list, expected)
    const counted = await this.#judgePages(player, dossier, pages, list, expected.length)
    for (const filed of files) {
      const isSeen = expected.includes(filed)
      this.#note(phase, player, 'list', filed, isSeen, list.told.exchange, listed)
      this.#note(phase, player, 'count', filed, isSeen, pages.told.exchange, counted)
    }
  }

  async #judgeList(player: Player, dossier: Dossier, list: Seen, expected: readonly Filed[]): Promise<Verdict> {
    if (list.items === undefined || (expected.length === 0 && !this.#world.knows(player.role))) {
      const reference = await this.#references.for(player.actor, { method: 'GET', path: listPath(NOTHING.recordId, LIST_LIMIT) })
      const isUnexpected = expected.length > 0 || this.#world.knows(player.role)
      return isUnexpected ? { holds: false, why: `the list answers ${list.told.answer.status}` } : like(list.told.exchange, reference)
    }
    const wanted = new Set(expected.map(({ documentId }) => documentId))
    const ids = idsOf(list.items)
    if (ids.length !== wanted.size || !ids.every(id => wanted.has(id)))
      return { holds: false, why: `${ids.length} listed, ${wanted.size} to be seen` }
    const before = this.#before.get(`${player.role}|${dossier.key}|list`)
    return before === undefined
      ? { holds: true, why: '' }
      : sameBody(
          list.told,
          opened(
            before.filter(({ id }) => wanted.has(id)),
            list.items,
          ),
        )
  }

  async #judgePages(player: Player, dossier: Dossier, pages: Seen, list: Seen, count: number): Promise<Verdict> {
    if (pages.items === undefined || list.items === undefined) {
      const reference = await this.#references.for(player.actor, { method: 'GET', path: listPath(NOTHING.recordId, PAGE_LIMIT) })
      const isUnexpected = count > 0 || this.#world.knows(player.role)
      return isUnexpected
        ? { holds: false, why: `the page of ${dossier.recordId} answers ${pages.told.answer.status}` }
        : like(pages.told.exchange, reference)
    }
    const wanted = Math.max(1, Math.ceil(count / PAGE_LIMIT))
    if (pages.exchanges.length !== wanted) return { holds: false, why: `${pages.exchanges.length} pages for ${count} documents` }
    const same = JSON.stringify(pages.items) === JSON.stringify(list.items)
    return { holds: same, why: same ? '' : 'the pages are not the list' }
  }

  #search(actor: Actor, { dossier }: Filed, words: string): Promise<Told> {
    return this.#transcript.ask(actor, searchAsk(dossier.recordId, words))
  }

  async #searched(phase: string, player: Player, filed: Filed): Promise<void> {
    const told = await this.#search(player.actor, filed, wordsOf(filed))
    const isSeen = this.#world.isCurrent(filed) && this.#world.sees(player.role, player.owner, filed)
    this.#note(phase, player, 'search', filed, isSeen, told.exchange, await this.#judgeSearch(player, filed, told, isSeen))
  }

  async #judgeSearch(player: Player, filed: Filed, told: Told, isSeen: boolean): Promise<Verdict> {
    const { role, owner, actor } = player
    const page = pageOf(told)
    if (page === undefined) {
      const reference = await this.#references.for(actor, searchAsk(NOTHING.recordId, wordsOf(filed)))
      return isSeen || this.#world.knows(role)
        ? { holds: false, why: `the search answers ${told.answer.status}` }
        : like(told.exchange, reference)
    }
    const seen = new Set(
      this.#world
        .of(filed.dossier)
        .filter(other => this.#world.sees(role, owner, other))
        .map(({ documentId }) => documentId),
    )
    const ids = idsOf(page.items)
    if (ids.includes(filed.documentId) !== isSeen || !ids.every(id => seen.has(id)))
      return { holds: false, why: 'the search finds other documents' }
    const before = this.#before.get(`${role}|${filed.dossier.key}|${filed.documentId}`)
    if (before !== undefined)
      return sameItems(
        told,
        page.items,
        before.filter(({ id }) => seen.has(id)),
      )
    if (ids.length > 0) return { holds: true, why: '' }
    return like(told.exchange, await this.#references.for(actor, searchAsk(filed.dossier.recordId, NONSENSE)))
  }

  async #direct(phase: string, player: Player, filed: Filed, door: DirectDoor): Promise<void> {
    const { role, actor, owner } = player
    const part = this.#readBack.partOf(filed)
    const target = { documentId: filed.documentId, partId: part?.id ?? '0', masked: this.#world.masked.has(filed.documentId) }
    const told = await this.#transcript.ask(actor, directAsk(door, filed.dossier.recordId, target))
    const isSeen = this.#world.sees(role, owner, filed)
    const place = this.#world.knows(role) ? filed.dossier.recordId : NOTHING.recordId
    const verdict = isSeen
      ? judgeSeen(door, filed, told, part?.sha256)
      : like(told.exchange, await this.#references.for(actor, directAsk(door, place, { ...target, documentId: NOTHING.documentId })))
    this.#note(phase, player, door, filed, isSeen, told.exchange, verdict)
  }

  #note(phase: string, { role, actor }: Player, door: Door, { paper }: Filed, isSeen: boolean, exchange: Exchange, verdict: Verdict): void {
    this.probes.push({
      phase,
      role,
      actor: actor.name,
      door,
      file: paper.file,
      expected: isSeen ? 'seen' : 'absent',
      exchange: exchange.number,
      like: verdict.like ?? null,
      body: verdict.body ?? null,
      holds: verdict.holds,
      why: verdict.why,
    })
  }
}

const like = (exchange: Exchange, reference: Exchange): Verdict => {
  const holds = exchange.seen === reference.seen
  return { holds, why: holds ? '' : `answers ${exchange.status}, what does not exist ${reference.status}`, like: reference.number }
}

/** His own mark « not read yet » goes when he opens a document, and never comes back: nothing else of a list may change. */
const opened = (before: readonly Item[], now: readonly Item[]): readonly Item[] => {
  const read = new Set(now.filter(({ unread }) => unread === false).map(({ id }) => id))
  return before.map(item => (item['unread'] === true && read.has(item.id) ? { ...item, unread: false } : item))
}

const sameBody = ({ exchange }: Told, items: readonly Item[]): Verdict => {
  const body = sha256(JSON.stringify({ items, next: null }))
  const holds = exchange.response.sha256 === body
  return { holds, why: holds ? '' : 'the list tells of what is hidden', body }
}

const sameItems = ({ exchange }: Told, items: readonly Item[], expected: readonly Item[]): Verdict => {
  const holds = JSON.stringify(items) === JSON.stringify(expected)
  return { holds, why: holds ? '' : 'the search tells of what is hidden', ...(holds ? { body: exchange.response.sha256 } : {}) }
}

const judgeSeen = (door: DirectDoor, { documentId, sha256: digest, wrapped }: Filed, told: Told, part: string | undefined): Verdict => {
  const { status } = told.answer
  if (door === 'parts' && part === undefined)
    return { holds: status === 404, why: status === 404 ? '' : `a part that is not there answers ${status}` }
  if (door === 'act') return { holds: status < 500, why: status < 500 ? '' : `the act answers ${status}` }
  if (status !== 200) return { holds: false, why: `what must be seen answers ${status}` }
  if (door === 'content' && !wrapped) return bytes(told, digest)
  if (door === 'parts' && part !== undefined) return bytes(told, part)
  if (door !== 'metadata') return { holds: told.answer.body.length > 0, why: 'nothing came' }
  const { id } = bodyOf(told) as { readonly id?: unknown }
  return { holds: id === documentId, why: id === documentId ? '' : 'another document came' }
}

const bytes = ({ exchange }: Told, body: string): Verdict => {
  const holds = exchange.response.sha256 === body
  return { holds, why: holds ? '' : 'the bytes are not those deposited', body }
}

/** Three long words of its title. */
export const wordsOf = ({ paper }: Filed): string => {
  const title = paper.header?.title ?? looseTitle(paper)
  const words = title.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
  const long = words.filter(word => word.length >= 4)
  return (long.length > 0 ? long : words).slice(0, 3).join(' ')
}
