/**
 * Carnet: checks the trace of a record, alone and offline. One file, no dependency, WebCrypto only: the same bytes run in a
 * browser page and in Node >= 20 (`node verify-trace.mjs evidence.json [trust.json]`). The format is in README.md beside it.
 *
 * What a « valid » answer means: every entry shown is the one that was committed, none is missing from 1 to the newest, the newest
 * stands in the public tree, that tree is signed by the log, cosigned as the policy asks, and continues the one remembered.
 */

const FORMAT = 'carnet-evidence/v1'
const COMMITMENT_LABEL = 'carnet-trace/v1'
const PROOF_LABEL = 'c2sp.org/tlog-proof@v1'
const STREAMS = ['open', 'holder', 'held', 'sheltered']
const HASH = 32
/** A tree of 2^63 leaves needs no longer proof (C2SP tlog-witness). */
const MAX_PROOF = 63
const MAX_DEPTH = 32
const MAX_TEXT = 100_000
const TOGETHER = 1024

class Malformed extends Error {}
const fail = where => {
  throw new Malformed(where)
}

// Bytes

const utf8 = text => new TextEncoder().encode(text)
const concat = (...parts) => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i])
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)))
const toBase64 = bytes => btoa(String.fromCharCode(...bytes))

/** Base64 with one spelling only: a bit flipped in the padding is another text, and refused. */
const fromBase64 = (text, where) => {
  if (typeof text !== 'string' || text.length > MAX_TEXT) return fail(where)
  let raw
  try {
    raw = atob(text)
  } catch {
    return fail(where)
  }
  if (btoa(raw) !== text) return fail(where)
  const bytes = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i)
  return bytes
}
const hash32 = (text, where) => {
  const bytes = fromBase64(text, where)
  return bytes.length === HASH ? bytes : fail(where)
}

// Shapes

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)
const object = (value, where, fields) => {
  if (!isObject(value)) return fail(where)
  const foreign = Object.keys(value).find(key => !fields.includes(key))
  return foreign === undefined ? value : fail(`${where}.${foreign}`)
}
const array = (value, where) => (Array.isArray(value) ? value : fail(where))
const string = (value, where) => (typeof value === 'string' && value.length <= MAX_TEXT ? value : fail(where))
const natural = (value, where) => (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? value : fail(where))
const hashes = (value, where) => {
  const list = array(value, where)
  return list.length <= MAX_PROOF ? list.map(text => hash32(text, where)) : fail(where)
}

// Entries (RFC 8785, restricted to integers)

/** Canonical JSON text of an entry: sorted keys, no space, integers only. Throws on anything else. */
export const canonicalise = (value, depth = 0) => {
  if (depth > MAX_DEPTH) return fail('entry')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : fail('entry')
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : fail('entry')
  if (Array.isArray(value)) return `[${value.map(item => canonicalise(item, depth + 1)).join(',')}]`
  if (!isObject(value)) return fail('entry')
  const members = Object.keys(value)
    .sort()
    .map(key => `${canonicalise(key)}:${canonicalise(value[key], depth + 1)}`)
  return `{${members.join(',')}}`
}

/** SHA-256("carnet-trace/v1" ‖ salt ‖ canonical entry). */
export const commitmentOf = (salt, entry) => sha256(utf8(COMMITMENT_LABEL), salt, utf8(canonicalise(entry)))

// Tree (RFC 6962, verification of RFC 9162 §2.1.3.2 and §2.1.4.2)

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)
const node = (left, right) => sha256(NODE, left, right)

/** Proofs of one tree share most of their nodes: the same two hashes are joined once. */
const rememberingNodes = () => {
  const met = new Map()
  return (left, right) => {
    const both = String.fromCharCode(...left, ...right)
    const known = met.get(both) ?? node(left, right)
    met.set(both, known)
    return known
  }
}

/** Goes up from a place to the root, telling for each hash of the path on which side it stands; true when it ends at the root. */
const climb = async (position, last, path, onLeft, onRight) => {
  for (const hash of path) {
    if (last === 0n) return false
    if (position % 2n === 1n || position === last) {
      await onLeft(hash)
      while (position % 2n === 0n && position !== 0n) [position, last] = [position >> 1n, last >> 1n]
    } else await onRight(hash)
    ;[position, last] = [position >> 1n, last >> 1n]
  }
  return last === 0n
}

/** The root that an inclusion proof leads to, or null when the proof has not the length its place demands. */
export const rootFromInclusion = async (leaf, index, size, proof, join = node) => {
  if (index >= size) return null
  let root = await sha256(LEAF, leaf)
  const onLeft = async hash => {
    root = await join(hash, root)
  }
  const onRight = async hash => {
    root = await join(root, hash)
  }
  return (await climb(BigInt(index), BigInt(size) - 1n, proof, onLeft, onRight)) ? root : null
}

/** True when the tree `to` begins with the tree `from`. Both are `{ size, root }`. */
export const isConsistent = async (from, to, proof) => {
  if (from.size > to.size) return false
  if (from.size === 0) return proof.length === 0 && equal(from.root, await sha256())
  if (from.size === to.size) return proof.length === 0 && equal(from.root, to.root)
  let [position, last] = [BigInt(from.size) - 1n, BigInt(to.size) - 1n]
  while (position % 2n === 1n) [position, last] = [position >> 1n, last >> 1n]
  const [start, ...path] = position === 0n ? [from.root, ...proof] : proof
  if (start === undefined) return false
  let [old, fresh] = [start, start]
  const onLeft = async hash => {
    ;[old, fresh] = [await node(hash, old), await node(hash, fresh)]
  }
  const onRight = async hash => {
    fresh = await node(fresh, hash)
  }
  return (await climb(position, last, path, onLeft, onRight)) && equal(old, from.root) && equal(fresh, to.root)
}

// Signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature)

const ED25519 = 1
const COSIGNATURE = 4
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/

const verifyEd25519 = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify'])
  return signature.length === 64 && crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message)
}

const parseNote = (text, where) => {
  const cut = string(text, where).lastIndexOf('\n\n')
  if (cut < 0 || CONTROL.test(text) || !text.endsWith('\n')) return fail(where)
  const signatures = text
    .slice(cut + 2, -1)
    .split('\n')
    .map(line => {
      const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? fail(where)
      const bytes = fromBase64(encoded, where)
      return bytes.length > 4 ? { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) } : fail(where)
    })
  return { body: text.slice(0, cut + 1), signatures }
}

/** Signatures made under this key name and this kind of key; a name alone, or an id alone, is another key. */
const signaturesOf = async ({ signatures }, { name, publicKey }, type) => {
  const id = (await sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4)
  return signatures.filter(signature => signature.name === name && equal(signature.id, id))
}

const parseKey = (value, where) => {
  const { name, publicKey } = object(value, where, ['name', 'publicKey'])
  return { name: string(name, where), publicKey: hash32(publicKey, where) }
}

const parseHead = (body, where) => {
  const [origin, size, root, end, ...more] = body.split('\n')
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size ?? '') || end !== '' || more.length > 0) return fail(where)
  return { origin, size: natural(Number(size), where), root: hash32(root, where) }
}

/** The head a checkpoint states, once the log's own signature is verified; null when it is not the log's. */
const openCheckpoint = async (text, log, where) => {
  const note = parseNote(text, where)
  const head = parseHead(note.body, where)
  const mine = await signaturesOf(note, log, ED25519)
  const good = await Promise.all(mine.map(({ signature }) => verifyEd25519(log.publicKey, utf8(note.body), signature)))
  return head.origin === log.name && good.length > 0 && good.every(Boolean) ? { ...head, note } : null
}

/** Seconds since 1970 at which this witness last saw the checkpoint; null when it did not sign it, 'false' for a forgery. */
const cosignatureOf = async (note, witness) => {
  const found = await signaturesOf(note, witness, COSIGNATURE)
  let latest = null
  for (const { signature } of found) {
    if (signature.length !== 72) return 'false'
    const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
    const message = utf8(`cosignature/v1\ntime ${seconds}\n${note.body}`)
    if (!(await verifyEd25519(witness.publicKey, message, signature.subarray(8)))) return 'false'
    latest = Math.max(Number(seconds), latest ?? 0)
  }
  return latest
}

// Evidence

const parseEntry = (value, where) => {
  if (isObject(value) && 'commitment' in value) {
    const { n, commitment } = object(value, where, ['n', 'commitment', 'leafIndex'])
    return { n: natural(n, where), sealed: true, commitment: hash32(commitment, where), leafIndex: value.leafIndex }
  }
  const { n, salt, entry, leafIndex } = object(value, where, ['n', 'salt', 'entry', 'leafIndex'])
  return isObject(entry) ? { n: natural(n, where), sealed: false, salt: hash32(salt, where), entry, leafIndex } : fail(where)
}

const parseHeads = (value, where) => {
  const heads = object(value, where, STREAMS)
  return Object.fromEntries(
    Object.entries(heads).map(([stream, head]) => {
      const { n, chain } = object(head, `${where}.${stream}`, ['n', 'chain'])
      return [stream, { n: natural(n, `${where}.${stream}`), chain: fromBase64(chain, `${where}.${stream}`) }]
    }),
  )
}

const parseInclusion = (value, where) => {
  const { stream, n, leafIndex, proof } = object(value, where, ['stream', 'n', 'leafIndex', 'proof'])
  if (!STREAMS.includes(stream)) return fail(where)
  return { stream, n: natural(n, where), leafIndex: natural(leafIndex, where), proof: hashes(proof, where) }
}

const parseWitnesses = (value, where) => {
  const witnesses = array(value, where).map(witness => parseKey(witness, where))
  // A cosignature does not name its witness: one key under two names would be counted twice.
  const keys = new Set(witnesses.map(({ publicKey }) => toBase64(publicKey)))
  return keys.size === witnesses.length ? witnesses : fail(where)
}

const EVIDENCE = [
  'format',
  'record',
  'streams',
  'heads',
  'inclusion',
  'checkpoint',
  'log',
  'witnesses',
  'quorum',
  'previousCheckpoint',
  'consistency',
]

const parseEvidence = value => {
  const given = object(value, 'evidence', EVIDENCE)
  if (given.format !== FORMAT) return fail('format')
  const streams = Object.entries(object(given.streams, 'streams', STREAMS))
  return {
    record: given.record === undefined ? null : string(given.record, 'record'),
    streams: streams.map(([stream, list]) => [stream, array(list, stream).map((one, i) => parseEntry(one, `${stream} ${i + 1}`))]),
    heads: parseHeads(given.heads, 'heads'),
    inclusion: array(given.inclusion, 'inclusion').map(item => parseInclusion(item, 'inclusion')),
    checkpoint: string(given.checkpoint, 'checkpoint'),
    log: parseKey(given.log, 'log'),
    witnesses: parseWitnesses(given.witnesses ?? [], 'witnesses'),
    quorum: natural(given.quorum ?? 0, 'quorum'),
    previous: given.previousCheckpoint === undefined ? null : string(given.previousCheckpoint, 'previousCheckpoint'),
    consistency: given.consistency === undefined ? null : hashes(given.consistency, 'consistency'),
  }
}

const TRUST = ['log', 'witnesses', 'quorum', 'remembered']

/** What the person brings herself; without it the file is only checked against itself, and the answer says so. */
const parseTrust = (value, evidence) => {
  const given = object(value, 'trust', TRUST)
  const remembered = object(given.remembered ?? {}, 'remembered', ['checkpoint', 'heads'])
  return {
    log: given.log === undefined ? null : parseKey(given.log, 'trust.log'),
    witnesses: given.witnesses === undefined ? evidence.witnesses : parseWitnesses(given.witnesses, 'trust.witnesses'),
    quorum: given.quorum === undefined ? evidence.quorum : natural(given.quorum, 'trust.quorum'),
    checkpoint: remembered.checkpoint === undefined ? null : string(remembered.checkpoint, 'remembered'),
    heads: parseHeads(remembered.heads ?? {}, 'remembered'),
  }
}

// Checks: each adds its problems, « code stream n »

const commitmentsOf = async entries => {
  const commitments = []
  for (let at = 0; at < entries.length; at += TOGETHER) {
    const some = entries.slice(at, at + TOGETHER).map(one => (one.sealed ? one.commitment : commitmentOf(one.salt, one.entry)))
    commitments.push(...(await Promise.all(some)))
  }
  return commitments
}

const checkStream = async (stream, entries, evidence, problems) => {
  const commitments = await commitmentsOf(entries)
  const chain = [new Uint8Array(HASH)]
  for (const [i, { n, entry }] of entries.entries()) {
    if (n !== i + 1) problems.push(`numbering ${stream} ${i + 1}`)
    if (entry?.stream !== undefined && entry.stream !== stream) problems.push(`foreign-stream ${stream} ${i + 1}`)
    if (entry?.record !== undefined && entry.record !== (evidence.record ?? entry.record))
      problems.push(`foreign-record ${stream} ${i + 1}`)
    chain.push(await sha256(chain[i], commitments[i]))
  }
  const head = evidence.heads[stream]
  // A stream without entries needs no head.
  const isHead = head === undefined ? entries.length === 0 : head.n === entries.length && equal(head.chain, chain[entries.length])
  if (!isHead) problems.push(`head ${stream} ${entries.length}`)
  return { commitments, chain, sealed: entries.filter(one => one.sealed).length }
}

const checkInclusion = async (item, checked, checkpoint, join, problems) => {
  const { commitments, chain } = checked[item.stream] ?? { commitments: [], chain: [] }
  const commitment = commitments[item.n - 1]
  const leaf = commitment === undefined ? null : concat(commitment, chain[item.n])
  const root = leaf === null ? null : await rootFromInclusion(leaf, item.leafIndex, checkpoint.size, item.proof, join)
  if (root === null || !equal(root, checkpoint.root)) problems.push(`inclusion ${item.stream} ${item.n}`)
}

const checkInclusions = async (inclusion, checked, checkpoint, problems) => {
  const join = rememberingNodes()
  for (let at = 0; at < inclusion.length; at += TOGETHER) {
    await Promise.all(inclusion.slice(at, at + TOGETHER).map(item => checkInclusion(item, checked, checkpoint, join, problems)))
  }
}

/** Places already proved: they grow with n, agree with those written beside the entries, and the newest entry has one. */
const checkPlaces = (stream, entries, inclusion, problems) => {
  const proved = inclusion.filter(item => item.stream === stream).sort((a, b) => a.n - b.n)
  const follows = (item, before) => before === undefined || (item.n > before.n && item.leafIndex > before.leafIndex)
  if (!proved.every((item, i) => follows(item, proved[i - 1]))) problems.push(`leaf-order ${stream}`)
  if (entries.length > 0 && proved.at(-1)?.n !== entries.length) problems.push(`newest-not-in-tree ${stream} ${entries.length}`)
  const places = new Map(proved.map(item => [item.n, item.leafIndex]))
  let last = -1
  for (const [i, { leafIndex }] of entries.entries()) {
    if (leafIndex === undefined) continue
    const known = places.get(i + 1) ?? leafIndex
    if (natural(leafIndex, `${stream} ${i + 1}`) !== known || leafIndex <= last) problems.push(`leaf-order ${stream} ${i + 1}`)
    last = leafIndex
  }
}

const checkWitnesses = async (note, { witnesses, quorum }, problems) => {
  const found = await Promise.all(witnesses.map(async witness => ({ name: witness.name, at: await cosignatureOf(note, witness) })))
  for (const { name, at } of found) if (at === 'false') problems.push(`witness-signature ${name}`)
  const cosignatures = found.filter(({ at }) => typeof at === 'number')
  if (cosignatures.length < quorum) problems.push(`quorum ${cosignatures.length} ${quorum}`)
  return cosignatures
}

const checkContinuity = async (evidence, trust, log, checkpoint, problems) => {
  const text = trust.checkpoint ?? evidence.previous
  if (text === null) {
    if (evidence.consistency !== null) problems.push('consistency')
    return null
  }
  const previous = await openCheckpoint(text, log, 'previousCheckpoint')
  const other = evidence.previous === null ? previous : await openCheckpoint(evidence.previous, log, 'previousCheckpoint')
  if (previous === null || other === null) problems.push('previous-signature')
  else if (other.note.body !== previous.note.body) problems.push('consistency')
  else if (previous.size > checkpoint.size) problems.push('tree-rolled-back')
  else if (!(await isConsistent(previous, checkpoint, evidence.consistency ?? []))) problems.push('consistency')
  return previous
}

/** A trace that has lost what the person already saw of it. `chain` remembered may be cut to its first 8 bytes. */
const checkMemory = (remembered, checked, problems) => {
  for (const [stream, { n, chain }] of Object.entries(remembered)) {
    const now = checked[stream]?.chain[n]
    if (now === undefined || chain.length < 8 || !equal(now.subarray(0, chain.length), chain)) problems.push(`rolled-back ${stream} ${n}`)
  }
}

const sameKey = (a, b) => a.name === b.name && equal(a.publicKey, b.publicKey)

const check = async (given, belief) => {
  const problems = []
  const evidence = parseEvidence(given)
  const trust = parseTrust(belief, evidence)
  if (trust.log !== null && !sameKey(trust.log, evidence.log)) problems.push('other-log')
  const log = trust.log ?? evidence.log
  const checked = {}
  for (const [stream, entries] of evidence.streams) checked[stream] = await checkStream(stream, entries, evidence, problems)
  for (const stream of Object.keys(evidence.heads)) if (checked[stream] === undefined) problems.push(`head ${stream} 0`)
  checkMemory(trust.heads, checked, problems)
  const checkpoint = await openCheckpoint(evidence.checkpoint, log, 'checkpoint')
  if (checkpoint === null) return { problems: [...problems, 'log-signature'] }
  await checkInclusions(evidence.inclusion, checked, checkpoint, problems)
  for (const [stream, entries] of evidence.streams) checkPlaces(stream, entries, evidence.inclusion, problems)
  const cosignatures = await checkWitnesses(checkpoint.note, trust, problems)
  const previous = await checkContinuity(evidence, trust, log, checkpoint, problems)
  return { problems, ...summary(evidence, trust, checked, checkpoint, cosignatures, previous) }
}

const shown = ({ origin, size, root }) => ({ origin, size, root: toBase64(root) })
const streamSummary = ({ chain, sealed }) => ({ n: chain.length - 1, sealed, chain: toBase64(chain.at(-1)) })

const summary = (evidence, trust, checked, checkpoint, cosignatures, previous) => ({
  trusted: trust.log !== null,
  entries: evidence.streams.reduce((count, [, entries]) => count + entries.length, 0),
  streams: Object.fromEntries(Object.entries(checked).map(([stream, one]) => [stream, streamSummary(one)])),
  leafIndexes: evidence.inclusion.map(({ stream, n, leafIndex }) => ({ stream, n, leafIndex })),
  checkpoint: shown(checkpoint),
  cosignatures,
  previousSize: previous?.size ?? null,
})

const NOTHING = { trusted: false, entries: 0, streams: {}, leafIndexes: [], checkpoint: null, cosignatures: [], previousSize: null }

const safely = async work => {
  try {
    const found = { ...NOTHING, ...(await work()) }
    return { valid: found.problems.length === 0, ...found }
  } catch (error) {
    // Whatever cannot be read is not valid; a browser without Ed25519 says so here (NotSupportedError).
    return { valid: false, problems: [`malformed ${error instanceof Malformed ? error.message : error.name}`], ...NOTHING }
  }
}

/** Checks a whole evidence file (README.md). Never throws on what a file may hold: `problems` says it. */
export const verifyTrace = async (evidence, trust = {}) => safely(() => check(evidence, trust))

const parseProofFile = text => {
  const cut = string(text, 'proof').indexOf('\n\n')
  const [label, extra, index, ...proof] = cut < 0 ? fail('proof') : text.slice(0, cut).split('\n')
  const place = /^index (0|[1-9]\d{0,15})$/.exec(index ?? '') ?? fail('index')
  if (label !== PROOF_LABEL || !extra.startsWith('extra ')) return fail('proof')
  const said = new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(extra.slice(6), 'extra'))
  const { salt, entry, previousChain } = object(JSON.parse(said), 'extra', ['salt', 'entry', 'previousChain'])
  return {
    salt: hash32(salt, 'extra'),
    entry,
    previousChain: hash32(previousChain, 'extra'),
    leafIndex: natural(Number(place[1]), 'index'),
    proof: hashes(proof, 'proof'),
    checkpoint: text.slice(cut + 2),
  }
}

/** Checks a `.tlog-proof` of one entry. `trust.log` is required: a proof does not carry the key that makes it believed. */
export const verifyProof = async (text, trust) =>
  safely(async () => {
    const problems = []
    const log = parseKey(trust?.log, 'trust.log')
    const { salt, entry, previousChain, leafIndex, proof, checkpoint } = parseProofFile(text)
    const opened = await openCheckpoint(checkpoint, log, 'checkpoint')
    if (opened === null) return { problems: ['log-signature'] }
    const commitment = await commitmentOf(salt, entry)
    const root = await rootFromInclusion(concat(commitment, await sha256(previousChain, commitment)), leafIndex, opened.size, proof)
    if (root === null || !equal(root, opened.root)) problems.push('inclusion entry 1')
    const policy = {
      witnesses: parseWitnesses(trust.witnesses ?? [], 'trust.witnesses'),
      quorum: natural(trust.quorum ?? 0, 'trust.quorum'),
    }
    const cosignatures = await checkWitnesses(opened.note, policy, problems)
    return { problems, trusted: true, entries: 1, entry, cosignatures, checkpoint: shown(opened) }
  })

/**
 * Two checkpoints of one log, as two people received them: 'same', 'consistent', 'fork' (the log signed two histories: keep both,
 * they are the proof), 'unproven' (sizes differ and no proof joins them), 'unsigned' (one is not the log's).
 */
export const compareCheckpoints = async (one, other, log, consistency = []) => {
  const key = parseKey(log, 'log')
  const opened = [await openCheckpoint(one, key, 'checkpoint'), await openCheckpoint(other, key, 'checkpoint')]
  if (opened.includes(null)) return 'unsigned'
  const [small, large] = opened.sort((a, b) => a.size - b.size)
  if (small.size === large.size) return equal(small.root, large.root) ? 'same' : 'fork'
  return (await isConsistent(small, large, hashes(consistency, 'consistency'))) ? 'consistent' : 'unproven'
}

const SENTENCES = {
  malformed: 'le fichier est mal formé',
  numbering: 'la numérotation est interrompue',
  'foreign-stream': 'une entrée vient d’un autre fil',
  'foreign-record': 'une entrée vient d’un autre dossier',
  head: 'les entrées ne mènent pas à la tête de chaîne annoncée',
  inclusion: 'la preuve d’inclusion ne mène pas à la racine signée',
  'leaf-order': 'les places dans l’arbre ne se suivent pas',
  'newest-not-in-tree': 'la dernière entrée n’est pas prouvée dans l’arbre',
  'other-log': 'le fichier vient d’un autre journal que celui auquel vous faites confiance',
  'log-signature': 'le point de contrôle n’est pas signé par le journal',
  'witness-signature': 'la signature d’un témoin est fausse',
  quorum: 'il manque des signatures de témoins',
  'previous-signature': 'le point de contrôle précédent n’est pas signé par le journal',
  'tree-rolled-back': 'l’arbre est plus court que celui déjà publié',
  consistency: 'l’arbre ne prolonge pas celui déjà publié',
  'rolled-back': 'la trace ne prolonge pas celle que vous aviez vue',
}

/** A problem as a French sentence: « la numérotation est interrompue (open 3) ». */
export const explain = problem => {
  const [code, ...where] = problem.split(' ')
  return `${SENTENCES[code] ?? code}${where.length > 0 ? ` (${where.join(' ')})` : ''}`
}

// Command line: node verify-trace.mjs FILE [TRUST.json], FILE being an evidence file or a .tlog-proof

const readJson = async (fs, path) => JSON.parse(await fs.readFile(path, 'utf8'))

const runCommand = async ([path, trustPath]) => {
  const fs = await import('node:fs/promises')
  const trust = trustPath === undefined ? {} : await readJson(fs, trustPath)
  const text = await fs.readFile(path, 'utf8')
  const found = text.startsWith(PROOF_LABEL) ? await verifyProof(text, trust) : await verifyTrace(JSON.parse(text), trust)
  for (const problem of found.problems) console.log(`✗ ${explain(problem)}`)
  if (!found.trusted) console.log('! la clé du journal vient du fichier lui-même : donnez la vôtre pour vous y fier')
  const witnessed = found.cosignatures.map(({ name }) => name).join(', ') || 'aucun'
  const counted = `${found.entries} entrée(s), arbre de ${found.checkpoint?.size} feuilles, témoins : ${witnessed}`
  console.log(found.valid ? `✓ trace valide : ${counted}` : '✗ trace non valide')
  return found.valid ? 0 : 1
}

const isCommand = async () => {
  if (typeof process !== 'object' || !process.versions?.node || process.argv[1] === undefined) return false
  const [{ realpath }, { pathToFileURL }] = [await import('node:fs/promises'), await import('node:url')]
  return realpath(process.argv[1]).then(
    path => pathToFileURL(path).href === import.meta.url,
    () => false,
  )
}

const main = async () => {
  if (!(await isCommand())) return
  const [path, trustPath, ...more] = process.argv.slice(2)
  const isUsed = path !== undefined && more.length === 0
  if (!isUsed) console.log('usage : node verify-trace.mjs FICHIER [CONFIANCE.json]')
  const unreadable = error => {
    console.log(`✗ fichier illisible : ${error.message}`)
    return 2
  }
  process.exitCode = isUsed ? await runCommand([path, trustPath]).catch(unreadable) : 2
}

void main()
