import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Dossier } from './desk.ts'
import { type Actor, type Told, type Transcript, wanted } from './transcript.ts'

/** Where a committed entry stands: record by rank, stream, number in it, place in the public tree. */
export type Leaf = {
  readonly record: number
  readonly stream: string
  readonly n: number
  readonly index: number | null
  readonly at: string
}

/** A proof as it was downloaded: `DIR/proofs/index.json` says whose. */
export type ProofFile = {
  readonly record: number
  readonly recordId: string
  readonly reader: string
  readonly file: string
  readonly exchange: number
}

export const askProof = (transcript: Transcript, reader: Actor, { recordId }: Dossier): Promise<Told> =>
  transcript.ask(reader, { method: 'GET', path: `/api/records/${recordId}/journal/proof` })

/** The evidence of every record, as its person and as its attending doctor (who reads the stream that waits for an announcement too). */
export const downloadProofs = async (
  transcript: Transcript,
  dossiers: readonly Dossier[],
  attending: Actor,
  home: string,
): Promise<readonly ProofFile[]> => {
  mkdirSync(path.join(home, 'proofs'), { recursive: true })
  const files: ProofFile[] = []
  for (const [record, dossier] of dossiers.entries()) {
    for (const [reader, actor] of [
      ['attending', attending],
      ['person', dossier.person],
    ] as const) {
      const told = await askProof(transcript, actor, dossier)
      wanted(told)
      const file = `proofs/${record + 1}-${reader}.json`
      writeFileSync(path.join(home, file), told.answer.body)
      files.push({ record: record + 1, recordId: dossier.recordId, reader, file, exchange: told.exchange.number })
    }
  }
  writeFileSync(path.join(home, 'proofs', 'index.json'), JSON.stringify(files))
  return files
}

type Evidence = {
  readonly streams?: Readonly<
    Record<string, readonly { readonly n: number; readonly entry?: { readonly correlation?: unknown; readonly at?: unknown } }[]>
  >
  readonly inclusion?: readonly { readonly stream: string; readonly n: number; readonly leafIndex: number }[]
}

/** Every entry of an evidence by the correlation id of the request that made it. One request may have made several. */
export const leavesOf = (evidence: unknown, record: number): ReadonlyMap<string, readonly Leaf[]> => {
  const { streams = {}, inclusion = [] } = evidence as Evidence
  const places = new Map(inclusion.map(({ stream, n, leafIndex }) => [`${stream} ${n}`, leafIndex]))
  const found = Object.entries(streams).flatMap(([stream, entries]) =>
    entries.flatMap(({ n, entry }) => {
      const { correlation, at } = entry ?? {}
      if (typeof correlation !== 'string' || typeof at !== 'string') return []
      return [{ correlation, leaf: { record, stream, n, index: places.get(`${stream} ${n}`) ?? null, at } }]
    }),
  )
  return new Map(
    [...Map.groupBy(found, ({ correlation }) => correlation)].map(([correlation, all]) => [correlation, all.map(({ leaf }) => leaf)]),
  )
}

/** Reads a document, then the trace at once: an entry that comes only after its body has left is not there yet. */
export type Sentinel = { readonly exchange: number; readonly traced: boolean }

export const watch = async (transcript: Transcript, told: Told, dossier: Dossier): Promise<Sentinel> => {
  const proof = await askProof(transcript, dossier.person, dossier)
  const { number, correlation } = told.exchange
  return { exchange: number, traced: correlation !== null && proof.answer.status === 200 && proof.answer.body.includes(correlation) }
}
