import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import path from 'node:path'
import { type Answer, type Ask, form, HttpClient, json } from '../job/http-client.ts'
import { type Actor, sha256 } from '../job/transcript.ts'
import { FsyncedFile } from './fsynced-file.ts'
import { openRecordBody, type Person, type Population, traitsOf } from './population.ts'

/** A deposit whose answer came whole: a line of `acked.ndjson`, on disk before it is counted. */
export type Acked = {
  readonly ins: string
  readonly oid: string
  readonly recordId: string
  readonly documentId: string
  readonly sha256: string
  /** A professional's file lies inside a CDA. */
  readonly wrapped: boolean
  readonly correlation: string
}
/** Any other 2xx answer on a record: a line of `answered.ndjson`. */
export type Answered = { readonly recordId: string; readonly kind: Kind; readonly correlation: string }
/** A record whose opening was acknowledged while the load ran: a line of `opened.ndjson`. */
export type OpenedRecord = { readonly ins: string; readonly oid: string; readonly recordId: string }

type Kind = 'list' | 'content' | 'page' | 'mask' | 'grant' | 'break-glass'
const READS: ReadonlySet<Kind> = new Set<Kind>(['list', 'content', 'page'])

type Work = { readonly kind: Kind | 'deposit' | 'open'; readonly share: number }
const MIX: readonly Work[] = [
  { kind: 'deposit', share: 24 },
  { kind: 'list', share: 24 },
  { kind: 'content', share: 26 },
  { kind: 'page', share: 8 },
  { kind: 'mask', share: 10 },
  { kind: 'grant', share: 5 },
  { kind: 'break-glass', share: 2 },
  { kind: 'open', share: 1 },
]

const pick = <T>(list: readonly T[]): T | undefined => list[randomInt(Math.max(1, list.length))]
const kindDrawn = (): Work['kind'] => {
  const drawn = randomInt(MIX.reduce((sum, { share }) => sum + share, 0))
  const upTo = (rank: number): number => MIX.slice(0, rank + 1).reduce((sum, { share }) => sum + share, 0)
  return MIX.find((_, rank) => drawn < upTo(rank))?.kind ?? 'list'
}

/** Text of 5 to 60 kB that no other deposit has. */
const paper = (): Buffer =>
  Buffer.from(
    `Compte rendu ${randomUUID()}\n${randomBytes(randomInt(2_500, 30_000))
      .toString('hex')
      .replace(/(.{78})/g, '$1\n')}`,
  )

type Files = { readonly acked: FsyncedFile; readonly answered: FsyncedFile; readonly opened: FsyncedFile }

export class Load {
  acked = 0
  reads = 0
  failures = 0
  readonly #client: HttpClient
  readonly #population: Population
  readonly #files: Files
  readonly #documents = new Map<string, string[]>()
  readonly #inFlight = new Set<symbol>()
  #isOver = false
  #nextPerson: number

  private constructor(client: HttpClient, population: Population, files: Files, nextPerson: number) {
    this.#client = client
    this.#population = population
    this.#files = files
    this.#nextPerson = nextPerson
  }

  static async open(url: string, connections: number, population: Population, home: string, nextPerson: number): Promise<Load> {
    const at = (name: string): Promise<FsyncedFile> => FsyncedFile.open(path.join(home, `${name}.ndjson`))
    const files = { acked: await at('acked'), answered: await at('answered'), opened: await at('opened') }
    return new Load(new HttpClient(url, { sockets: connections, patienceMs: 20_000 }), population, files, nextPerson)
  }

  get inFlight(): number {
    return this.#inFlight.size
  }

  get nextPerson(): number {
    return this.#nextPerson
  }

  /** Works until `stop`; requests that fail are only counted: their outcome is unknown. */
  async run(workers: number): Promise<void> {
    await Promise.all(
      Array.from({ length: workers }, async () => {
        while (!this.#isOver) await this.#one()
      }),
    )
    await Promise.all(Object.values(this.#files).map(file => file.close()))
    this.#client.close()
  }

  stop(): void {
    this.#isOver = true
  }

  async #one(): Promise<void> {
    const person = pick(this.#population.people)
    if (person === undefined) return
    try {
      await this.#work(kindDrawn(), person)
    } catch {
      this.failures += 1
      await new Promise(resolve => void setTimeout(resolve, 20))
    }
  }

  #work(kind: Work['kind'], person: Person): Promise<void> {
    if (kind === 'deposit') return this.#deposit(person)
    if (kind === 'open') return this.#openRecord()
    return this.#other(kind, person)
  }

  async #ask(actor: Actor, ask: Ask): Promise<Answer> {
    const flight = Symbol('flight')
    this.#inFlight.add(flight)
    try {
      const headers = { 'x-carnet-client': '1', cookie: actor.cookie, ...actor.headers, ...ask.headers }
      return await this.#client.ask({ ...ask, headers })
    } finally {
      this.#inFlight.delete(flight)
    }
  }

  async #deposit({ ins, oid, recordId, actor }: Person): Promise<void> {
    const wrapped = randomInt(4) === 0
    const bytes = paper()
    const metadata = {
      title: 'Compte rendu',
      typeCode: wrapped ? '11488-4' : 'EXPPAT_2',
      date: '2026-01-15',
      visibility: 'all',
      uniqueId: randomUUID(),
    }
    const ask: Ask = {
      method: 'POST',
      path: `/api/records/${recordId}/documents`,
      ...form(metadata, { name: 'note.txt', type: 'text/plain', bytes }),
    }
    const answer = await this.#ask(wrapped ? this.#population.doctor : actor, ask)
    if (answer.status !== 201) return this.#failed()
    const { documentId } = JSON.parse(answer.body.toString('utf8')) as { readonly documentId: string }
    await this.#files.acked.append({
      ins,
      oid,
      recordId,
      documentId,
      sha256: sha256(bytes),
      wrapped,
      correlation: correlationOf(answer),
    } satisfies Acked)
    this.acked += 1
    this.#documents.set(recordId, [...(this.#documents.get(recordId) ?? []), documentId].slice(-200))
  }

  async #openRecord(): Promise<void> {
    const rank = this.#nextPerson++
    const { ins, oid } = traitsOf(rank)
    const answer = await this.#ask(this.#population.insurer, { method: 'POST', path: '/api/records', ...openRecordBody(rank) })
    if (answer.status >= 300) return this.#failed()
    const { recordId } = JSON.parse(answer.body.toString('utf8')) as { readonly recordId: string }
    await this.#files.opened.append({ ins, oid, recordId } satisfies OpenedRecord)
  }

  async #other(kind: Kind, person: Person): Promise<void> {
    const asked = this.#asked(kind, person)
    if (asked === undefined) return this.#deposit(person)
    const answer = await this.#ask(asked.actor, asked.ask)
    if (answer.status >= 300) return this.#failed()
    await this.#files.answered.append({ recordId: person.recordId, kind, correlation: correlationOf(answer) } satisfies Answered)
    if (READS.has(kind)) this.reads += 1
  }

  #asked(kind: Kind, { recordId, actor }: Person): { readonly actor: Actor; readonly ask: Ask } | undefined {
    const document = pick(this.#documents.get(recordId) ?? [])
    const path = `/api/records/${recordId}`
    if (kind === 'list')
      return { actor: randomInt(2) === 0 ? actor : this.#population.doctor, ask: { method: 'GET', path: `${path}/documents` } }
    if (kind === 'grant') {
      const rule = json({ until: new Date(Date.now() + 3_600_000).toISOString(), scope: { kind: 'all' } })
      const place = `${path}/access/professionals/${this.#population.guest}`
      return { actor, ask: randomInt(2) === 0 ? { method: 'PUT', path: place, ...rule } : { method: 'DELETE', path: place } }
    }
    if (kind === 'break-glass') return { actor: this.#population.emergency, ask: breakGlass(recordId) }
    if (document === undefined) return undefined
    if (kind === 'mask')
      return {
        actor,
        ask: { method: 'PUT', path: `${path}/documents/${document}/visibility`, ...json({ kind: randomInt(2) === 0 ? 'masked' : 'all' }) },
      }
    return { actor, ask: { method: 'GET', path: `${path}/documents/${document}${kind === 'content' ? '/content' : ''}` } }
  }

  #failed(): Promise<void> {
    this.failures += 1
    return new Promise(resolve => void setTimeout(resolve, 20))
  }
}

const breakGlass = (handle: string): Ask => ({
  method: 'POST',
  path: '/api/professional/break-glass',
  ...json({ handle, unableToConsent: true, immediateDanger: true, motive: 'Personne inconsciente aux urgences' }),
})

const correlationOf = ({ headers }: Answer): string => {
  const value = headers['x-correlation-id']
  if (typeof value !== 'string') throw new Error('an answer without correlation id')
  return value
}
