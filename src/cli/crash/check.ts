/**
 * `node check.ts DIR URL`: what became of a round, by a program that saw none of it. It reads what was acknowledged (`acked.ndjson`,
 * `answered.ndjson`, `opened.ndjson`), asks the restarted server as the person herself, and prints one line of JSON.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { verifyTrace } from '../../../verifier/verify-trace.mjs'
import { inParallel } from '../job/in-parallel.ts'
import { Sessions } from '../job/sign-in.ts'
import { firstEmbedded } from '../job/embedded.ts'
import { type Actor, sha256 as digestOf, type Told, Transcript, wanted } from '../job/transcript.ts'
import type { Acked, Answered, OpenedRecord } from './load.ts'

export type Checked = {
  readonly acked: number
  readonly reads: number
  readonly traces: number
  readonly lost: readonly string[]
  readonly untraced: readonly string[]
  readonly dangling: readonly string[]
}

type Entry = { readonly correlation: string; readonly action: string; readonly outcome: string; readonly documents: readonly string[] }
type Trace = { readonly problems: readonly string[]; readonly entries: readonly Entry[] }

const WIDTH = 8
const READ_KINDS: ReadonlySet<string> = new Set(['list', 'content', 'page'])

class Check {
  readonly lost: string[] = []
  readonly untraced: string[] = []
  readonly dangling: string[] = []
  traces = 0
  readonly #home: string
  readonly #transcript: Transcript
  readonly #sessions: Sessions

  constructor(home: string, url: string) {
    this.#home = home
    this.#transcript = new Transcript(url)
    this.#sessions = new Sessions(this.#transcript)
  }

  async run(): Promise<Checked> {
    const acked = this.#lines<Acked>('acked')
    const answered = this.#lines<Answered>('answered')
    for (const opened of this.#lines<OpenedRecord>('opened')) await this.#opened(opened)
    const records = [...Map.groupBy(acked, ({ recordId }) => recordId)]
    await inParallel(records, WIDTH, async ([recordId, own]) =>
      this.#record(
        recordId,
        own,
        answered.filter(answer => answer.recordId === recordId),
      ),
    )
    this.#transcript.close()
    const { lost, untraced, dangling, traces } = this
    return { acked: acked.length, reads: answered.filter(({ kind }) => READ_KINDS.has(kind)).length, traces, lost, untraced, dangling }
  }

  /** A line that a kill cut is not an acknowledgement: the client writes it whole before it counts. */
  #lines<T>(name: string): readonly T[] {
    const file = path.join(this.#home, `${name}.ndjson`)
    return existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(line => line !== '')
          .map(line => JSON.parse(line) as T)
      : []
  }

  async #opened({ ins, oid, recordId }: OpenedRecord): Promise<void> {
    const told = await this.#sessions.person(`person ${ins}`, { ins, oid }).then(
      person => this.#ask(person, `/api/records/${recordId}/documents`),
      () => undefined,
    )
    if (told?.answer.status !== 200) this.lost.push(`record ${recordId}`)
  }

  async #record(recordId: string, acked: readonly Acked[], answered: readonly Answered[]): Promise<void> {
    const [first] = acked
    if (first === undefined) return
    const person = await this.#sessions.person(`person ${first.ins}`, { ins: first.ins, oid: first.oid })
    await inParallel(acked, 2, deposit => this.#content(person, deposit))
    const listed = await this.#listed(person, recordId)
    this.lost.push(...acked.filter(({ documentId }) => !listed.has(documentId)).map(({ documentId }) => `${documentId} is not listed`))
    const { problems, entries } = await this.#trace(person, recordId)
    this.dangling.push(...problems.map(problem => `${recordId}: ${problem}`))
    this.traces += entries.length
    const granted = new Set(entries.filter(({ outcome }) => outcome === 'granted').map(({ correlation }) => correlation))
    for (const { correlation } of [...acked, ...answered]) if (!granted.has(correlation)) this.untraced.push(`${recordId} ${correlation}`)
    this.#together(recordId, listed, entries)
  }

  async #content(person: Actor, { recordId, documentId, sha256, wrapped }: Acked): Promise<void> {
    const { answer, exchange } = await this.#ask(person, `/api/records/${recordId}/documents/${documentId}/content`)
    const file = wrapped && answer.status === 200 ? await firstEmbedded(answer.body).catch(() => undefined) : undefined
    const came = file === undefined ? exchange.response.sha256 : digestOf(file)
    if (answer.status !== 200 || came !== sha256) this.lost.push(`${documentId} answers ${answer.status}`)
  }

  async #listed(person: Actor, recordId: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const page = wanted(await this.#ask(person, `/api/records/${recordId}/documents?limit=200${after}`)) as {
        readonly items: readonly { readonly id: string }[]
        readonly next: string | null
      }
      for (const { id } of page.items) ids.add(id)
      cursor = page.next
    }
    return ids
  }

  async #trace(person: Actor, recordId: string): Promise<Trace> {
    const evidence = wanted(await this.#ask(person, `/api/records/${recordId}/journal/proof`))
    const { problems } = await verifyTrace(evidence)
    const { streams } = evidence as { readonly streams: Readonly<Record<string, readonly { readonly entry: Entry }[]>> }
    return { problems, entries: Object.values(streams).flatMap(stream => stream.map(({ entry }) => entry)) }
  }

  /** A row and the trace of its deposit came in one transaction, or neither did: no document without its entry, no entry without its document. */
  #together(recordId: string, listed: ReadonlySet<string>, entries: readonly Entry[]): void {
    const submitted = new Set(
      entries.filter(({ action, outcome }) => outcome === 'granted' && action === 'documents.submit').flatMap(({ documents }) => documents),
    )
    for (const id of listed) if (!submitted.has(id)) this.dangling.push(`${recordId}: document ${id} without the trace of its deposit`)
    for (const id of submitted) if (!listed.has(id)) this.dangling.push(`${recordId}: deposit ${id} traced, no document`)
  }

  #ask(actor: Actor, place: string): Promise<Told> {
    return this.#transcript.ask(actor, { method: 'GET', path: place })
  }
}

const [home, url] = process.argv.slice(2)
if (import.meta.main && home !== undefined && url !== undefined) console.log(JSON.stringify(await new Check(home, url).run()))
