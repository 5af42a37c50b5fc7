import type { TraceStream } from '../../src/kernel/grant.ts'
import type { Draw } from '../../src/kernel/ids.ts'
import type { Queries } from '../../src/platform/db/index.ts'
import { sha256 } from '../../src/platform/keyring/primitives.ts'
import { canonicalise, type Evidence, type EvidenceEntry, type EvidenceHead } from '../../verifier/verify-trace.mjs'

export type WrittenEntry = EvidenceEntry & { readonly record: string; readonly stream: TraceStream; readonly leaf: Buffer }

const STREAM: Readonly<Record<TraceStream, number>> = { open: 1, holder: 2, held: 3, sheltered: 4 }
const START = Buffer.alloc(32)

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Writes entries as `append_trace` chains them, without the rest of the door: commitment, chain, one row that waits. */
export class TraceWriter {
  readonly written: WrittenEntry[] = []
  private readonly draw: Draw
  private readonly chains = new Map<string, { n: number; chain: Buffer }>()

  constructor(draw: Draw) {
    this.draw = draw
  }

  /** The next entry of a stream, not yet stored anywhere. */
  compose(record: string, stream: TraceStream, entry: object): WrittenEntry {
    const before = this.chains.get(`${record} ${stream}`) ?? { n: 0, chain: START }
    const salt = this.draw.bytes(32)
    const whole = { record, stream, ...entry }
    const commitment = sha256(Buffer.from('carnet-trace/v1'), salt, Buffer.from(canonicalise(whole)))
    const chain = sha256(before.chain, commitment)
    const n = before.n + 1
    this.chains.set(`${record} ${stream}`, { n, chain })
    const written = { record, stream, n, salt: base64(salt), entry: whole, leaf: Buffer.concat([commitment, chain]) }
    this.written.push(written)
    return written
  }

  /** Composes and stores one entry. */
  async append(db: Queries, record: string, stream: TraceStream, entry: object): Promise<WrittenEntry> {
    const written = this.compose(record, stream, entry)
    await storePending(db, [written])
    return written
  }

  head(record: string, stream: TraceStream): EvidenceHead {
    const { n, chain } = this.chains.get(`${record} ${stream}`) ?? { n: 0, chain: START }
    return { n, chain: base64(chain) }
  }

  /** The streams and heads of one record, as an evidence file writes them. */
  evidenceOf(record: string, streams: readonly TraceStream[]): Pick<Evidence, 'format' | 'record' | 'streams' | 'heads'> {
    const entriesOf = (stream: TraceStream): EvidenceEntry[] =>
      this.written.filter(one => one.record === record && one.stream === stream).map(shown)
    return {
      format: 'carnet-evidence/v1',
      record,
      streams: Object.fromEntries(streams.map(stream => [stream, entriesOf(stream)])),
      heads: Object.fromEntries(streams.map(stream => [stream, this.head(record, stream)])),
    }
  }
}

const shown = (one: WrittenEntry): EvidenceEntry =>
  'entry' in one ? { n: one.n, salt: one.salt, entry: one.entry } : { n: one.n, commitment: one.commitment }

/** Rows that wait for the sequencer, in one statement and one packed value: arrays of bytes would travel as text. */
export const storePending = async (db: Queries, entries: readonly WrittenEntry[]): Promise<void> => {
  await db.rows({
    name: 'test.store_pending',
    text: `
      insert into trace_pending (record_id, stream, n, leaf)
      select record_id, stream, n, substring($4::bytea from (place::int - 1) * 64 + 1 for 64)
      from unnest($1::uuid[], $2::smallint[], $3::bigint[]) with ordinality as one (record_id, stream, n, place)
      order by place`,
    values: [
      entries.map(one => one.record),
      entries.map(one => String(STREAM[one.stream])),
      entries.map(one => String(one.n)),
      Buffer.concat(entries.map(one => one.leaf)),
    ],
  })
}
