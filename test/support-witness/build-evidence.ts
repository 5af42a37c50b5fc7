import type { TraceStream } from '../../src/kernel/grant.ts'
import type { Draw } from '../../src/kernel/ids.ts'
import { ed25519Signer, type SignedCheckpoint, type Signer } from '../../src/audit/tree/index.ts'
import { signCheckpoint } from '../../src/audit/tree/checkpoint.ts'
import { type Edge, grow } from '../../src/audit/tree/edge.ts'
import { ED25519_COSIGNATURE, noteKeyId, signatureLine } from '../../src/audit/tree/note.ts'
import { hashesOf, type Met, planConsistency, planInclusion, type ProofPlan } from '../../src/audit/tree/proof.ts'
import { ed25519 } from '../../src/platform/keyring/primitives.ts'
import type { Evidence, EvidenceKey, Trust } from '../../verifier/verify-trace.mjs'
import { seededDraw } from '../support/seeded-draw.ts'
import { TraceWriter, type WrittenEntry } from './trace-writer.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export const log: Signer = ed25519Signer(Buffer.alloc(32, 11), 'carnet.test/trace')
export const logKey: EvidenceKey = { name: log.name, publicKey: base64(log.publicKey) }

type TestWitness = { readonly key: EvidenceKey; cosign(note: string, seconds: number): string }

/** A cosigner without a process, for evidence built by hand (C2SP tlog-cosignature). */
const testWitness = (name: string, seed: Uint8Array): TestWitness => {
  const { publicKey, sign } = ed25519(seed)
  const cosign = (note: string, seconds: number): string => {
    const body = note.slice(0, note.lastIndexOf('\n\n') + 1)
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(seconds))
    const signature = sign(Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`))
    return signatureLine(name, noteKeyId(name, ED25519_COSIGNATURE, publicKey), Buffer.concat([time, signature]))
  }
  return { key: { name, publicKey: base64(publicKey) }, cosign }
}

export const witnesses = [testWitness('witness.test/1', Buffer.alloc(32, 21)), testWitness('witness.test/2', Buffer.alloc(32, 22))]
export const witnessKeys = witnesses.map(one => one.key)

/** A whole tree in memory, with the tiles the database would hold. */
export class TestTree {
  readonly leaves: WrittenEntry[] = []
  private edge: Edge = { size: 0, peaks: [] }
  private root: Uint8Array = Buffer.alloc(32)
  private readonly tiles = new Map<string, Buffer>()
  private met: Met = new Map()

  add(entries: readonly WrittenEntry[]): void {
    const growth = grow(this.edge, Buffer.concat(entries.map(one => one.leaf)))
    for (const { level, index, hashes } of growth.pieces) {
      this.tiles.set(`${level}/${index}`, Buffer.concat([this.tiles.get(`${level}/${index}`) ?? Buffer.alloc(0), ...hashes]))
    }
    this.leaves.push(...entries)
    this.met = new Map()
    this.edge = growth.edge
    this.root = growth.root
  }

  sign(signer: Signer = log): SignedCheckpoint {
    return signCheckpoint(signer, { size: this.edge.size, root: this.root })
  }

  hashes(plan: ProofPlan): string[] {
    return hashesOf(plan, (level, index) => this.tiles.get(`${level}/${index}`) ?? Buffer.alloc(0), this.met).map(base64)
  }
}

export const cosigned = (note: string, seconds = 1_795_000_000): string => note + witnesses.map(one => one.cosign(note, seconds)).join('')

export type Wanted = {
  readonly seed: string
  /** Entries of each stream. */
  readonly counts: { readonly [stream in TraceStream]?: number }
  /** Entries of other records around each of ours. */
  readonly noise: number
  /** Every how many entries one is sealed; 0 for none. */
  readonly sealedEvery?: number
  /** Proves every entry, not only the newest. */
  readonly proveAll?: boolean
}

export type Built = {
  readonly evidence: Evidence
  readonly trust: Trust
  readonly tree: TestTree
  readonly writer: TraceWriter
  readonly record: string
  /** The state the person remembers: the middle of the history. */
  readonly middle: SignedCheckpoint
}

const ACTS = ['lecture', 'dépôt', 'masquage', 'accès en urgence']

const shuffledStreams = (counts: Wanted['counts'], bytes: (length: number) => Uint8Array): TraceStream[] => {
  const left = { open: counts.open ?? 0, holder: counts.holder ?? 0, held: counts.held ?? 0, sheltered: counts.sheltered ?? 0 }
  const order: TraceStream[] = []
  const streams: TraceStream[] = ['open', 'holder', 'held', 'sheltered']
  while (streams.some(stream => left[stream] > 0)) {
    const stream = streams[(bytes(1)[0] ?? 0) % 3] ?? 'open'
    if (left[stream] > 0) {
      left[stream] -= 1
      order.push(stream)
    }
  }
  return order
}

/** Evidence of one record in a tree of many, as the server would assemble it, and the trust of a person who has seen its first half. */
export const buildEvidence = ({ seed, counts, noise, sealedEvery = 0, proveAll = false }: Wanted): Built => {
  const draw = seededDraw(seed)
  const writer = new TraceWriter(draw)
  const record = draw.uuid()
  const tree = new TestTree()
  const order = shuffledStreams(counts, length => draw.bytes(length))
  const entries: WrittenEntry[] = []
  const inclusion: { stream: TraceStream; n: number; leafIndex: number }[] = []
  let [middle, seen] = [tree.sign(), {} as Evidence['heads']]
  for (const [i, stream] of order.entries()) {
    const entry = writer.compose(record, stream, act(i, draw))
    tree.add([...Array.from({ length: noise }, () => noiseLeaf(draw)), entry])
    entries.push(entry)
    if (proveAll || entry.n === counts[stream]) inclusion.push({ stream, n: entry.n, leafIndex: tree.leaves.length - 1 })
    if (i === Math.floor(order.length / 2)) [middle, seen] = [tree.sign(), headsNow(writer, record, counts)]
  }
  const checkpoint = tree.sign()
  const streams = (Object.keys(counts) as TraceStream[]).filter(stream => (counts[stream] ?? 0) > 0)
  const whole = writer.evidenceOf(record, streams)
  const evidence: Evidence = {
    ...whole,
    streams: Object.fromEntries(
      Object.entries(whole.streams).map(([stream, list]) => [stream, sealSome(list, entries, stream, sealedEvery)]),
    ),
    inclusion: inclusion.map(one => ({ ...one, proof: tree.hashes(planInclusion(one.leafIndex, checkpoint.size)) })),
    checkpoint: cosigned(checkpoint.note),
    log: logKey,
    previousCheckpoint: middle.note,
    consistency: tree.hashes(planConsistency(middle.size, checkpoint.size)),
  }
  const trust: Trust = { log: logKey, witnesses: witnessKeys, quorum: 2, remembered: { checkpoint: middle.note, heads: seen } }
  return { evidence, trust, tree, writer, record, middle }
}

const act = (i: number, draw: Draw): object => ({
  act: ACTS[i % ACTS.length] ?? '',
  at: 1_795_000_000 + i,
  actor: { name: 'Dr Éloïse N’Guyen', id: draw.uuid() },
  documents: [draw.uuid()],
  refused: i % 5 === 0,
})

/** A leaf of somebody else's record. */
const noiseLeaf = (draw: Draw): WrittenEntry => ({ record: '', stream: 'open', n: 0, commitment: '', leaf: Buffer.from(draw.bytes(64)) })

const headsNow = (writer: TraceWriter, record: string, counts: Wanted['counts']): Evidence['heads'] =>
  Object.fromEntries(
    Object.keys(counts)
      .map(stream => [stream, writer.head(record, stream as TraceStream)])
      .filter(([, head]) => typeof head === 'object' && head.n > 0),
  )

/** What a viewer may not read is shown as its commitment alone. */
const sealSome = (
  list: Evidence['streams']['open'] = [],
  entries: readonly WrittenEntry[],
  stream: string,
  every: number,
): Evidence['streams']['open'] =>
  list.map(one => {
    const written = every > 0 && one.n % every === 0 ? entries.find(other => other.stream === stream && other.n === one.n) : undefined
    return written === undefined ? one : { n: one.n, commitment: base64(written.leaf.subarray(0, 32)) }
  })
