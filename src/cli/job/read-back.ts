import type { Filed } from './deposit.ts'
import { extracted, firstEmbedded } from './embedded.ts'
import { EXPECTED, matrixAllows } from './expected.ts'
import { inParallel } from './in-parallel.ts'
import { type Actor, bodyOf, sha256, type Transcript } from './transcript.ts'
import { directAsk } from './view.ts'

/** What a content that came back held inside: a line of `embedded.ndjson`. */
export type Embedded = { readonly exchange: number; readonly sha256: string }

/** Every document read back whole as the person and as a professional she authorised, before anything is hidden. */
export type ReadBack = {
  /** Files of which every reading gave the deposited bytes. */
  readonly identical: ReadonlySet<string>
  /** Metadata as the server answers it, by file. */
  readonly metadata: ReadonlyMap<string, unknown>
  /** Of the files that the server wrapped: what their CDA held at each reading. */
  readonly embedded: readonly Embedded[]
  readonly problems: readonly string[]
  /** The first part that can be opened, with the digest of what it holds. */
  partOf(filed: Filed): Part | undefined
}

type Part = { readonly id: string; readonly sha256: string }
type Readers = { readonly doctor: Actor; readonly attending: Actor }

const WIDTH = 8

export const readBack = async (transcript: Transcript, filed: readonly Filed[], readers: Readers): Promise<ReadBack> => {
  const identical = new Set<string>()
  const metadata = new Map<string, unknown>()
  const parts = new Map<Filed, Part>()
  const problems: string[] = []
  const embedded: Embedded[] = []
  await inParallel(filed, WIDTH, async one => {
    const professional =
      matrixAllows('doctor', one.typeCode) && EXPECTED.doctor.profession !== undefined ? readers.doctor : readers.attending
    const read = new Reading(transcript, one)
    const part = await partIn(one)
    for (const reader of [one.dossier.person, professional]) {
      // What waits for its announcement is not read by the person yet.
      if (reader === one.dossier.person && one.paper.header?.visibility.hiddenFromHolder === true) continue
      metadata.set(one.paper.file, await read.metadata(reader))
      await read.content(reader, part)
    }
    if (part !== undefined) parts.set(one, part)
    if (read.problems.length === 0) identical.add(one.paper.file)
    problems.push(...read.problems)
    embedded.push(...read.embedded)
  })
  return { identical, metadata, embedded, problems, partOf: one => parts.get(one) }
}

class Reading {
  readonly problems: string[] = []
  readonly embedded: Embedded[] = []
  readonly #transcript: Transcript
  readonly #filed: Filed

  constructor(transcript: Transcript, filed: Filed) {
    this.#transcript = transcript
    this.#filed = filed
  }

  async metadata(reader: Actor): Promise<unknown> {
    const told = await this.#ask(reader, 'metadata', '0')
    return told.answer.status === 200 ? bodyOf(told) : null
  }

  async content(reader: Actor, part: Part | undefined): Promise<void> {
    const { wrapped, sha256: digest } = this.#filed
    const content = await this.#ask(reader, 'content', '0')
    const came = wrapped ? await inside(content.answer.body) : content.exchange.response.sha256
    if (wrapped) this.embedded.push({ exchange: content.exchange.number, sha256: came })
    if (came !== digest) this.#problem(reader, 'the content differs')
    if (part === undefined) return
    const opened = await this.#ask(reader, 'parts', part.id)
    if (opened.exchange.response.sha256 !== part.sha256) this.#problem(reader, 'the embedded part differs')
  }

  async #ask(reader: Actor, door: 'metadata' | 'content' | 'parts', partId: string) {
    const { dossier, documentId } = this.#filed
    const told = await this.#transcript.ask(reader, directAsk(door, dossier.recordId, { documentId, partId, masked: false }))
    if (told.answer.status !== 200) this.#problem(reader, `${door} answers ${told.answer.status}`)
    return told
  }

  #problem(reader: Actor, what: string): void {
    this.problems.push(`${this.#filed.paper.file}: ${reader.name}: ${what}`)
  }
}

/** Digest of the file that a CDA of the server's own making holds; empty when it cannot be read. */
const inside = async (cda: Buffer): Promise<string> => {
  const file = await firstEmbedded(cda).catch(() => undefined)
  return file === undefined ? '' : sha256(file)
}

/** What a wrapped file became, or the first embedded part that may be served, decoded from the file itself. */
const partIn = async ({ paper, wrapped, sha256: digest }: Filed): Promise<Part | undefined> => {
  if (wrapped) return { id: '0', sha256: digest }
  const part = paper.header?.parts.find(({ kind, compression }) => kind !== undefined && compression === undefined)
  return part === undefined ? undefined : { id: String(part.index), sha256: sha256(await extracted(paper.bytes(), part)) }
}
