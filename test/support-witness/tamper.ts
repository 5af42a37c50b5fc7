import type { TraceStream } from '../../src/kernel/grant.ts'
import { ed25519Signer } from '../../src/audit/tree/index.ts'
import { planConsistency, planInclusion } from '../../src/audit/tree/proof.ts'
import { sha256 } from '../../src/platform/keyring/primitives.ts'
import type { Trust } from '../../verifier/verify-trace.mjs'
import { type Built, buildEvidence, cosigned, log, TestTree } from './build-evidence.ts'
import { TraceWriter } from './trace-writer.ts'

/** Draws a whole number below `limit`. */
export type Dice = (limit: number) => number

// What is tampered with is text to a forger: plain JSON, whatever the types say.
type Loose = { [key: string]: unknown }
type Item = { n: number; [key: string]: unknown }
type LooseEvidence = { streams: { [stream: string]: Item[] }; heads: { [stream: string]: Item }; inclusion: Item[]; [key: string]: unknown }

const copy = (built: Built): LooseEvidence => JSON.parse(JSON.stringify(built.evidence))
const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)] as T
const streamOf = (evidence: LooseEvidence, dice: Dice): [string, Item[]] => pick(dice, Object.entries(evidence.streams))
const renumber = (list: Item[]): void =>
  list.forEach((one, i) => {
    one.n = i + 1
  })
const hash = (text: string): string => sha256(Buffer.from(text)).toString('base64')
const otherBytes = (dice: Dice): string => hash(String(dice(1e9)))

const entryOf = (one: Item): Loose | null => (typeof one['entry'] === 'object' && one['entry'] !== null ? (one['entry'] as Loose) : null)

/** Changes one entry: a value, a key, its salt, or the commitment that stands for it. */
const edit = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const one = pick(dice, streamOf(evidence, dice)[1])
  const entry = entryOf(one)
  if (entry === null) one['commitment'] = otherBytes(dice)
  else if (dice(3) === 0) entry['added'] = dice(9)
  else if (dice(2) === 0) entry['at'] = Number(entry['at']) + 1 + dice(1_000)
  else delete entry['actor']
  return evidence
}

const changeSalt = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const one = pick(dice, streamOf(evidence, dice)[1])
  one[entryOf(one) === null ? 'commitment' : 'salt'] = otherBytes(dice)
  return evidence
}

const remove = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const [stream, list] = streamOf(evidence, dice)
  list.splice(dice(list.length), 1)
  if (dice(2) === 0) renumber(list)
  const head = evidence.heads[stream]
  if (dice(2) === 0 && head !== undefined) head.n = list.length
  if (dice(2) === 0) for (const item of evidence.inclusion) if (item['stream'] === stream) item.n = list.length
  return evidence
}

const insert = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const [stream, list] = streamOf(evidence, dice)
  const forged = dice(2) === 0 ? { n: 1, commitment: otherBytes(dice) } : { ...pick(dice, list) }
  list.splice(dice(list.length + 1), 0, forged)
  if (dice(3) > 0) renumber(list)
  const head = evidence.heads[stream]
  if (dice(2) === 0 && head !== undefined) head.n = list.length
  return evidence
}

const reorder = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const [, list] = pick(
    dice,
    Object.entries(evidence.streams).filter(([, entries]) => entries.length > 1),
  )
  const from = dice(list.length - 1)
  list.splice(from, 2, list[from + 1] as Item, list[from] as Item)
  if (dice(2) === 0) renumber(list)
  return evidence
}

const cutStream = (built: Built, evidence: LooseEvidence, stream: string, kept: number): void => {
  const leaf = built.writer.written.find(one => one.stream === stream && one.n === kept)?.leaf
  evidence.streams[stream] = (evidence.streams[stream] ?? []).slice(0, kept)
  evidence.heads[stream] = { n: kept, chain: (leaf?.subarray(32) ?? Buffer.alloc(32)).toString('base64') }
  evidence.inclusion = evidence.inclusion.filter(item => item['stream'] !== stream || item.n < kept)
}

/** Takes the end of a stream away, with the head that was true then; its place in the tree is missing. */
const rollBack = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const [stream, list] = pick(
    dice,
    Object.entries(evidence.streams).filter(([, entries]) => entries.length > 1),
  )
  cutStream(built, evidence, stream, 1 + dice(list.length - 1))
  return evidence
}

/** The same, proved in the newest tree: all of it is true, only the person knows that there was more. */
const hideTheEnd = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const [stream, seen] = pick(dice, Object.entries(built.trust.remembered?.heads ?? {}))
  const kept = dice(seen.n)
  cutStream(built, evidence, stream, kept)
  const leafIndex = built.tree.leaves.findIndex(one => one.record === built.record && one.stream === stream && one.n === kept)
  const proof = leafIndex < 0 ? [] : built.tree.hashes(planInclusion(leafIndex, built.tree.leaves.length))
  if (kept > 0) evidence.inclusion.push({ stream, n: kept, leafIndex, proof })
  return evidence
}

/** The same person's earlier, whole and true evidence: only what she remembers tells that it is old. */
const rollEverythingBack = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const size = dice(built.middle.size - 1) + 1
  const [tree, kept] = [new TestTree(), built.tree.leaves.slice(0, size)]
  tree.add(kept)
  const note = tree.sign().note
  evidence.inclusion = []
  for (const stream of Object.keys(evidence.streams)) {
    const mine = kept.filter(one => one.record === built.record && one.stream === stream)
    const last = mine.at(-1)
    evidence.streams[stream] = (evidence.streams[stream] ?? []).slice(0, mine.length)
    evidence.heads[stream] = { n: mine.length, chain: (last?.leaf.subarray(32) ?? Buffer.alloc(32)).toString('base64') }
    const leafIndex = last === undefined ? -1 : kept.indexOf(last)
    if (last !== undefined) evidence.inclusion.push({ stream, n: last.n, leafIndex, proof: tree.hashes(planInclusion(leafIndex, size)) })
  }
  delete evidence['previousCheckpoint']
  delete evidence['consistency']
  return { ...evidence, checkpoint: cosigned(note) }
}

const swapStreams = (built: Built): LooseEvidence => {
  const evidence = copy(built)
  const [one = '', other = ''] = Object.keys(evidence.streams)
  const swapped: Record<string, string> = { [one]: other, [other]: one }
  const rename = (name: string): string => swapped[name] ?? name
  const renameKeys = <T>(value: { [stream: string]: T }): { [stream: string]: T } =>
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [rename(name), inner]))
  const inclusion = evidence.inclusion.map(item => ({ ...item, stream: rename(String(item['stream'])) }))
  return { ...evidence, streams: renameKeys(evidence.streams), heads: renameKeys(evidence.heads), inclusion }
}

const anotherRecord = (built: Built, dice: Dice): LooseEvidence => ({ ...copy(built), record: `another ${dice(1e9)}` })

/** The log itself cheats: it rewrites the past and signs a tree of the same shape; the witnesses have not seen it. */
const fork = (built: Built, dice: Dice): LooseEvidence => {
  const forged = forgeHistory(built, dice)
  const checkpoint = forged.tree.sign().note
  const honestLines = built.evidence.checkpoint.split('\n').slice(-3).join('\n')
  const continuity = {
    previousCheckpoint: built.middle.note,
    consistency: forged.tree.hashes(planConsistency(built.middle.size, built.tree.leaves.length)),
  }
  return { ...forged.evidence, ...continuity, checkpoint: dice(2) === 0 ? checkpoint : checkpoint + honestLines }
}

/** The log and all its witnesses cheat together: only what the person remembers is left. */
const forkWithWitnesses = (built: Built, dice: Dice): LooseEvidence => {
  const forged = forgeHistory(built, dice)
  const note = cosigned(forged.tree.sign().note)
  if (dice(2) === 0) return { ...forged.evidence, checkpoint: note, previousCheckpoint: undefined, consistency: undefined }
  const consistency = forged.tree.hashes(planConsistency(built.middle.size, built.tree.leaves.length))
  return { ...forged.evidence, checkpoint: note, previousCheckpoint: built.middle.note, consistency }
}

/** The same entries with the same salts but one, and all that follows from it. */
const forgeHistory = (built: Built, dice: Dice): { evidence: LooseEvidence; tree: TestTree } => {
  const mine = built.writer.written
  // Among what the person remembers, or her memory would have nothing to say.
  const victim = dice(mine.filter(one => built.tree.leaves.indexOf(one) < built.middle.size).length)
  let salt = ''
  const writer = new TraceWriter({ uuid: () => '', bytes: () => Buffer.from(salt, 'base64') })
  const forged = mine.map((one, i) => {
    salt = 'salt' in one ? one.salt : ''
    return writer.compose(built.record, one.stream, 'entry' in one ? { ...one.entry, ...(i === victim ? { act: 'rien' } : {}) } : {})
  })
  const tree = new TestTree()
  tree.add(built.tree.leaves.map(leaf => forged[mine.indexOf(leaf)] ?? leaf))
  const evidence = copy(built)
  const shown = writer.evidenceOf(built.record, Object.keys(evidence.streams) as TraceStream[])
  for (const item of evidence.inclusion) item['proof'] = tree.hashes(planInclusion(Number(item['leafIndex']), built.tree.leaves.length))
  return { evidence: { ...evidence, ...JSON.parse(JSON.stringify({ streams: shown.streams, heads: shown.heads })) }, tree }
}

/** Another key signs, under the same name. */
const forgeSignature = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const impostor = ed25519Signer(sha256(Buffer.from(String(dice(1e9)))), log.name)
  const note = built.tree.sign(impostor).note
  if (dice(2) === 0) for (const field of ['previousCheckpoint', 'consistency']) delete evidence[field]
  if (dice(2) === 0) evidence['log'] = { name: impostor.name, publicKey: Buffer.from(impostor.publicKey).toString('base64') }
  return { ...evidence, checkpoint: cosigned(note) }
}

const dropWitness = (built: Built, dice: Dice): LooseEvidence => {
  const lines = built.evidence.checkpoint.split('\n')
  lines.splice(lines.length - 2 - dice(2), 1)
  return { ...copy(built), checkpoint: lines.join('\n') }
}

const breakProof = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const proofs = [evidence['consistency'], ...evidence.inclusion.map(item => item['proof'])].filter(proof =>
    Array.isArray(proof),
  ) as string[][]
  const proof = pick(dice, proofs)
  const choice = dice(proof.length === 0 ? 1 : 3)
  if (choice === 0) proof.splice(dice(proof.length + 1), 0, otherBytes(dice))
  else if (choice === 1) proof.splice(dice(proof.length), 1)
  else proof[dice(proof.length)] = otherBytes(dice)
  return evidence
}

const movePlace = (built: Built, dice: Dice): LooseEvidence => {
  const evidence = copy(built)
  const item = pick(dice, evidence.inclusion)
  item['leafIndex'] = (Number(item['leafIndex']) + 1 + dice(built.tree.leaves.length - 1)) % built.tree.leaves.length
  return evidence
}

const parsed = (bytes: Uint8Array): object | null => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** One bit of the file as it is sent, wherever it stands; those after which it is no JSON any more are drawn again. */
const flipBit = (built: Built, dice: Dice): object => {
  const bytes = Buffer.from(JSON.stringify(built.evidence))
  for (;;) {
    const flipped = Buffer.from(bytes)
    const at = dice(bytes.length)
    flipped[at] = (bytes[at] ?? 0) ^ (1 << dice(8))
    const read = parsed(flipped)
    if (read !== null) return read
  }
}

export const TAMPERINGS: Readonly<Record<string, (built: Built, dice: Dice) => object>> = {
  edit,
  changeSalt,
  remove,
  insert,
  reorder,
  rollBack,
  hideTheEnd,
  rollEverythingBack,
  swapStreams,
  anotherRecord,
  fork,
  forkWithWitnesses,
  forgeSignature,
  dropWitness,
  breakProof,
  movePlace,
  flipBit,
}

/** Tamperings that only memory tells from an honest, earlier or other, answer of the log and of all its witnesses. */
const NEEDS_MEMORY: ReadonlySet<string> = new Set(['rollEverythingBack', 'forkWithWitnesses'])
/** And this one, only the memory of the trace itself: the limit of a device that has seen nothing yet (security.md §3.3). */
const NEEDS_HEADS: ReadonlySet<string> = new Set(['hideTheEnd'])

/** The same person with all her memory, a part of it, or none. */
export const trustOf = ({ trust }: Built, name: string, round: number): Trust => {
  const { remembered = {}, ...keys } = trust
  const { checkpoint, heads } = remembered
  const withHeads = { ...keys, ...(heads && { remembered: { heads } }) }
  const withCheckpoint = { ...keys, ...(checkpoint && { remembered: { checkpoint } }) }
  const choices = NEEDS_HEADS.has(name) ? [trust, withHeads] : [trust, withHeads, withCheckpoint, ...(NEEDS_MEMORY.has(name) ? [] : [keys])]
  return choices[round % choices.length] ?? trust
}

/** Bases of different shapes: with and without sealed entries, every entry proved or only the newest. */
export const bases = (): Built[] =>
  Array.from({ length: 8 }, (_, i) =>
    buildEvidence({
      seed: `base ${i}`,
      counts: i % 2 === 0 ? { open: 6 + i, holder: 4 } : { open: 5, holder: 3, held: 4 },
      noise: 1 + (i % 4),
      sealedEvery: i % 3 === 0 ? 3 : 0,
      proveAll: i % 4 === 1,
    }),
  )
