import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { formatProofFile } from '../src/audit/tree/index.ts'
import { planInclusion } from '../src/audit/tree/proof.ts'
import { sha256 } from '../src/platform/keyring/primitives.ts'
import { buildEvidence, logKey, witnessKeys } from '../test/support-witness/build-evidence.ts'
import { bases, type Dice, TAMPERINGS, trustOf } from '../test/support-witness/tamper.ts'
import { canonicalise, explain, type Verdict, verifyProof, verifyTrace } from './verify-trace.mjs'

const VERIFIER = fileURLToPath(new URL('verify-trace.mjs', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-verifier-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
const run = promisify(execFile)
type Verify = typeof verifyTrace

/** The same throws of dice for the same seed. */
const diceOf = (seed: string): Dice => {
  let throws = 0
  return limit => sha256(Buffer.from(`${seed} ${throws++}`)).readUIntBE(0, 6) % limit
}

type Missed = { readonly name: string; readonly round: number }

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Tampers `rounds` times with the evidence of the bases, until `enough` were missed: called valid, or not answered about. */
const missedBy = async (verify: Verify, rounds: number, enough = Number.POSITIVE_INFINITY): Promise<Missed[]> => {
  const all = bases()
  const names = Object.keys(TAMPERINGS)
  const missed: Missed[] = []
  for (let round = 0; round < rounds && missed.length < enough; round += 1) {
    // Half of them are single bits: the rest is shared by the other ways.
    const turn = Math.floor(round / 2)
    const name = round % 2 === 0 ? 'flipBit' : (names[turn % (names.length - 1)] ?? '')
    const built = all[diceOf(`base ${round}`)(all.length)]
    if (built === undefined) break
    const dice = diceOf(`${name} ${round}`)
    let tampered = TAMPERINGS[name]?.(built, dice)
    while (isSame(tampered, built.evidence)) tampered = TAMPERINGS[name]?.(built, dice)
    const trust = trustOf(built, name, Math.floor(turn / names.length))
    const { valid } = await verify(tampered, trust).catch((): Pick<Verdict, 'valid'> => ({ valid: true }))
    if (valid) missed.push({ name, round })
  }
  return missed
}

describe('the verifier', () => {
  it('finds untouched evidence valid, and says what it saw', async () => {
    for (const { evidence, trust } of bases()) {
      const verdict = await verifyTrace(evidence, trust)
      expect(verdict).toMatchObject({ valid: true, trusted: true, problems: [] })
      expect(verdict.cosignatures.map(one => one.name)).toEqual(witnessKeys.map(one => one.name))
      expect(verdict.entries).toBe(Object.values(evidence.streams).flat().length)
    }
  })

  it('detects 10,000 tamperings out of 10,000', { timeout: 300_000 }, async () => {
    const start = performance.now()
    expect(await missedBy(verifyTrace, 10_000)).toEqual([])
    console.log(
      `  10,000 tamperings of ${Object.keys(TAMPERINGS).length} kinds detected in ${((performance.now() - start) / 1_000).toFixed(1)} s`,
    )
  })

  it('checks 10,000 entries', { timeout: 120_000 }, async () => {
    for (const proveAll of [false, true]) {
      const { evidence, trust } = buildEvidence({ seed: 'large', counts: { open: 9_000, holder: 1_000 }, noise: 9, proveAll })
      const start = performance.now()
      expect(await verifyTrace(evidence, trust)).toMatchObject({ valid: true, entries: 10_000 })
      console.log(
        `  10,000 entries in a tree of 100,000 leaves, ${evidence.inclusion.length} inclusion proofs: ${(performance.now() - start).toFixed(0)} ms`,
      )
    }
  })

  it('says when the key it believed came from the file itself', async () => {
    const { evidence } = buildEvidence({ seed: 'alone', counts: { open: 2 }, noise: 1 })
    expect(await verifyTrace(evidence)).toMatchObject({ valid: true, trusted: false, cosignatures: [] })
  })

  it('accepts a stream that has no entry yet, and sealed entries, which it counts', async () => {
    const { evidence, trust } = buildEvidence({ seed: 'sealed', counts: { open: 9 }, noise: 2, sealedEvery: 3 })
    const verdictWithoutHead = await verifyTrace({ ...evidence, streams: { ...evidence.streams, held: [] } }, trust)
    expect(verdictWithoutHead.valid).toBe(true)
    const withEmpty = {
      ...evidence,
      streams: { ...evidence.streams, held: [] },
      heads: { ...evidence.heads, held: { n: 0, chain: Buffer.alloc(32).toString('base64') } },
    }
    const verdict = await verifyTrace(withEmpty, trust)
    expect(verdict).toMatchObject({ valid: true, streams: { open: { n: 9, sealed: 3 }, held: { n: 0, sealed: 0 } } })
  })

  it('checks places written beside the entries against those proved', async () => {
    const { evidence, trust } = buildEvidence({ seed: 'places', counts: { open: 4 }, noise: 1, proveAll: true })
    const places = evidence.inclusion.map(one => one.leafIndex)
    const withPlaces = (shift: number): object => ({
      ...evidence,
      streams: { open: evidence.streams.open?.map((one, i) => ({ ...one, leafIndex: (places[i] ?? 0) + (i === 2 ? shift : 0) })) },
    })
    expect((await verifyTrace(withPlaces(0), trust)).valid).toBe(true)
    expect((await verifyTrace(withPlaces(1), trust)).problems).toEqual(['leaf-order open 3'])
  })

  it('never throws on a file of any shape', async () => {
    const shapes: unknown[] = [
      null,
      undefined,
      1,
      'x',
      [],
      {},
      { format: 'carnet-evidence/v1' },
      { format: 'carnet-evidence/v1', streams: [] },
    ]
    for (const shape of shapes) expect((await verifyTrace(shape)).valid).toBe(false)
    const { evidence } = buildEvidence({ seed: 'shapes', counts: { open: 2 }, noise: 1 })
    let deep: unknown = 1
    for (let i = 0; i < 5_000; i += 1) deep = [deep]
    const entries = [{ n: 1, salt: Buffer.alloc(32).toString('base64'), entry: { deep } }]
    expect((await verifyTrace({ ...evidence, streams: { open: entries } })).problems).toEqual(['malformed entry'])
    for (const key of Object.keys(evidence)) expect((await verifyTrace({ ...evidence, [key]: { x: [1] } })).valid).toBe(false)
    const twice = [...witnessKeys.slice(0, 1), { ...witnessKeys[0], name: 'another name' }]
    expect((await verifyTrace({ ...evidence, witnesses: twice })).problems).toEqual(['malformed witnesses'])
  })

  it('has a French sentence for each problem', async () => {
    expect(explain('numbering open 3')).toBe('la numérotation est interrompue (open 3)')
    const source = readFileSync(VERIFIER, 'utf8')
    const codes = [...source.matchAll(/problems(?:\.push\(|: \[[^\]]*)[`']([a-z-]+)/g)].map(([, code]) => code ?? '')
    expect(codes.length).toBeGreaterThan(12)
    for (const code of codes) expect(explain(code)).not.toBe(code)
  })
})

describe('the canonical form of an entry (RFC 8785)', () => {
  it('sorts keys, keeps no space, escapes as ECMAScript does', () => {
    const value = { b: [1, null, true, false, -5], a: 'é \u0007\n"\\/', '': {}, B: 'Ω', aa: [] }
    expect(canonicalise(value)).toBe('{"":{},"B":"Ω","a":"é \\u0007\\n\\"\\\\/","aa":[],"b":[1,null,true,false,-5]}')
  })

  it('refuses what has two spellings', () => {
    for (const value of [1.5, Number.NaN, 2 ** 53, -0, '\ud800', undefined, () => 1, Symbol('x'), { a: undefined }]) {
      expect(() => canonicalise(value)).toThrow()
    }
  })
})

type Cut = readonly [check: string, nothing: string]
/** The verifier with one of its checks taken out: a campaign that does not notice proves nothing. */
const sabotages: Readonly<Record<string, readonly Cut[]>> = {
  'the head': [['head.n === entries.length && equal(head.chain, chain[entries.length])', 'true']],
  'what the entries say': [
    ['head.n === entries.length && equal(head.chain, chain[entries.length])', 'true'],
    ['if (root === null || !equal(root, checkpoint.root)) problems.push(`inclusion ${item', 'if (false) problems.push(`inclusion ${item'],
    ['if (now === undefined || chain.length < 8 || !equal(', 'if (now === undefined || chain.length < 8 || !now || false && !equal('],
  ],
  'the numbering': [['if (n !== i + 1)', 'if (false)']],
  inclusion: [
    ['if (root === null || !equal(root, checkpoint.root)) problems.push(`inclusion ${item', 'if (false) problems.push(`inclusion ${item'],
  ],
  'that the newest is in the tree': [['proved.at(-1)?.n !== entries.length', 'false']],
  'the log’s signature': [['good.length > 0 && good.every(Boolean)', 'good.length > 0']],
  'the log’s key': [
    ["if (trust.log !== null && !sameKey(trust.log, evidence.log)) problems.push('other-log')", ''],
    ['const log = trust.log ?? evidence.log', 'const log = evidence.log'],
  ],
  'the witnesses': [['if (cosignatures.length < quorum)', 'if (false)']],
  continuity: [["else if (!(await isConsistent(previous, checkpoint, evidence.consistency ?? []))) problems.push('consistency')", '']],
  'an older tree': [
    [
      "else if (previous.size > checkpoint.size) problems.push('tree-rolled-back')",
      'else if (previous.size > checkpoint.size) return previous',
    ],
  ],
  'what she saw of her trace': [['if (now === undefined || chain.length < 8 || !equal(', 'if (now !== undefined && !equal(']],
  'the stream an entry belongs to': [['entry.stream !== stream', 'false']],
  'the record an entry belongs to': [['entry.record !== (evidence.record ?? entry.record)', 'false']],
  'strict base64': [['if (btoa(raw) !== text)', 'if (false)']],
  'unknown fields': [['return foreign === undefined ? value', 'return true ? value']],
}

describe('a verifier with one check taken out', () => {
  const source = readFileSync(VERIFIER, 'utf8')
  for (const [what, cuts] of Object.entries(sabotages)) {
    it(`is caught: ${what}`, { timeout: 120_000 }, async () => {
      for (const [check] of cuts) expect(source.split(check)).toHaveLength(2)
      const file = path.join(folder, `${what.replaceAll(/\W/g, '-')}.mjs`)
      writeFileSync(
        file,
        cuts.reduce((text, [check, nothing]) => text.replace(check, () => nothing), source),
      )
      const sabotaged: { verifyTrace: Verify } = await import(pathToFileURL(file).href)
      for (const { evidence, trust } of bases()) expect((await sabotaged.verifyTrace(evidence, trust)).valid).toBe(true)
      const [missed] = await missedBy(sabotaged.verifyTrace, 3_000, 1)
      console.log(`  without ${what}: missed ${missed?.name} in round ${missed?.round}`)
      expect(missed).toBeDefined()
    })
  }
})

describe('a proof of one entry (C2SP tlog-proof)', () => {
  const { tree, writer } = buildEvidence({ seed: 'proof', counts: { open: 8 }, noise: 3 })
  const trust = { log: logKey, witnesses: witnessKeys, quorum: 0 }
  const entry = writer.written[4]
  const checkpoint = tree.sign().note
  const leafIndex = entry === undefined ? -1 : tree.leaves.indexOf(entry)
  const previousChain = writer.written[3]?.leaf.subarray(32).toString('base64') ?? ''
  const said =
    entry !== undefined && 'entry' in entry
      ? { salt: entry.salt, entry: entry.entry, previousChain }
      : { salt: '', entry: {}, previousChain }
  const text = formatProofFile({ leafIndex, proof: tree.hashes(planInclusion(leafIndex, 32)), checkpoint, entry: said })

  it('stands alone', async () => {
    expect(text.startsWith('c2sp.org/tlog-proof@v1\nextra ')).toBe(true)
    expect(await verifyProof(text, trust)).toMatchObject({ valid: true, entry: said.entry, checkpoint: { size: 32 } })
  })

  it('is refused with any byte changed, and without a key to believe', async () => {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (bytes[at] ?? 0) ^ 1
      expect((await verifyProof(changed.toString('utf8'), trust)).valid).toBe(false)
    }
    expect((await verifyProof(text, { ...trust, quorum: 1 })).problems).toEqual(['quorum 0 1'])
    expect((await verifyProof(text, {})).problems).toEqual(['malformed trust.log'])
  })
})

describe('a proof kept for years', () => {
  it('is still valid, on the command line, offline', async () => {
    for (const name of ['2026-evidence.json', '2026-entry.tlog-proof']) {
      const { stdout } = await run(process.execPath, [VERIFIER, fixture(name), fixture('2026-trust.json')])
      expect(stdout).toContain('✓ trace valide')
    }
  })

  it('is refused once touched, with a French sentence and a failing exit', async () => {
    const file = path.join(folder, 'touched.json')
    writeFileSync(file, readFileSync(fixture('2026-evidence.json'), 'utf8').replace('lecture', 'lectura'))
    await expect(run(process.execPath, [VERIFIER, file, fixture('2026-trust.json')])).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('tête de chaîne'),
    })
    await expect(run(process.execPath, [VERIFIER])).rejects.toMatchObject({ code: 2 })
    await expect(run(process.execPath, [VERIFIER, fixture('none.json')])).rejects.toMatchObject({ code: 2 })
  })
})
