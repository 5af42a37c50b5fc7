import type { Grant, TraceStream } from '../kernel/grant.ts'
import {
  awaitPublished,
  listUnderTrace,
  openEntryBytes,
  readInclusion,
  STREAM_NUMBER,
  streamNamed,
  tracePage,
  type TraceRow,
} from '../audit/index.ts'

import type { Operation } from '../platform/operation.ts'
import { readsAllThatIsHeld, STREAMS_READ, streamsFor } from './model.ts'

export type LogIdentity = { readonly name: string; readonly publicKey: Uint8Array }

type StreamEvidence = readonly { readonly n: number; readonly salt: string; readonly entry: unknown }[]

/** What `verifier/verify-trace.mjs` checks without us; the format is in verifier/README.md. */
export type Evidence = {
  readonly format: 'carnet-evidence/v1'
  readonly record: string
  readonly streams: { readonly [stream in TraceStream]?: StreamEvidence }
  readonly heads: { readonly [stream in TraceStream]?: { readonly n: number; readonly chain: string } }
  readonly inclusion: readonly unknown[]
  readonly checkpoint: string
  readonly log: { readonly name: string; readonly publicKey: string }
}

const EVERYTHING = 1_000_000
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Her whole trace with its proofs: every entry of every stream she may read, and the inclusion of each stream's newest, which commits to all before it. */
export const readEvidence = async (op: Operation, grant: Grant<'read-journal'>, log: LogIdentity): Promise<Evidence> => {
  const names = STREAMS_READ[grant.basis.relation] ?? []
  const page = tracePage(streamsFor(grant), readsAllThatIsHeld(grant.basis.relation), null, EVERYTHING)
  const { committed, value: rows } = await listUnderTrace<'read-journal', TraceRow>(op, grant, { action: 'journal.read' }, page)
  const opener = await op.keyring.opener(committed)
  await awaitPublished(op.db)
  const wanted = names.flatMap(name => ofStream(rows, name).slice(-1)).map(row => ({ stream: streamNamed(row.stream), n: row.n }))
  const proven = await readInclusion(op.db, grant.recordId, wanted)
  if (proven === null) throw new Error('no checkpoint is published')
  const streams = Object.fromEntries(
    names.map(name => [name, streamOf(rows, name, row => openEntryBytes(opener.trace('entry', row.sealed)))]),
  )
  const heads = Object.fromEntries(names.flatMap(name => headOf(rows, name)))
  return {
    format: 'carnet-evidence/v1',
    record: grant.recordId,
    streams,
    heads,
    inclusion: proven.inclusion,
    checkpoint: proven.checkpoint,
    log: { name: log.name, publicKey: base64(log.publicKey) },
  }
}

const ofStream = (rows: readonly TraceRow[], name: TraceStream): readonly TraceRow[] =>
  rows.filter(row => row.stream === STREAM_NUMBER[name]).sort((a, b) => Number(a.n) - Number(b.n))

const streamOf = (rows: readonly TraceRow[], name: TraceStream, open: (row: TraceRow) => { salt: Buffer; text: string }): StreamEvidence =>
  ofStream(rows, name).map(row => {
    const { salt, text } = open(row)
    return { n: Number(row.n), salt: base64(salt), entry: JSON.parse(text) as unknown }
  })

const CHAIN_AT = 32

const headOf = (rows: readonly TraceRow[], name: TraceStream) => {
  const last = ofStream(rows, name).at(-1)
  return last === undefined ? [] : [[name, { n: Number(last.n), chain: base64(last.leaf.subarray(CHAIN_AT)) }] as const]
}
