import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Queries } from '../../platform/db/index.ts'
import { explain, verifyTrace } from '../../../verifier/verify-trace.mjs'
import type { ProofFile } from './proofs.ts'

export type Rows = { readonly documents: number; readonly quarantined: number; readonly replaced: number; readonly traces: number }

export type ChainCheck = { readonly problems: readonly string[] }

/** As the owner of the tables: row security is for the server's role. */
export const countRows = async (database: Queries): Promise<Rows> => {
  const [row] = await database.rows<Record<keyof Rows, number>>({
    name: 'job:count',
    text: `select (select count(*) from document)::int4 as documents, (select count(*) from quarantine)::int4 as quarantined,
      (select count(*) from document where replaced_by is not null)::int4 as replaced,
      (select count(*) from trace join record using (record_id))::int4 as traces`,
  })
  if (row === undefined) throw new Error('the database answered nothing')
  return row
}

/** Each evidence by the stand-alone verifier; all name one log, whose key is taken from the first. */
export const checkProofs = async (home: string, proofs: readonly ProofFile[]): Promise<readonly string[]> => {
  const evidences = proofs.map(({ file }) => ({
    file,
    evidence: JSON.parse(readFileSync(path.join(home, file), 'utf8')) as { readonly log: never },
  }))
  const log = evidences[0]?.evidence.log
  if (log === undefined) return ['there is no proof']
  const verdicts = await Promise.all(evidences.map(async ({ file, evidence }) => ({ file, ...(await verifyTrace(evidence, { log })) })))
  return verdicts.flatMap(({ file, problems, trusted }) => [
    ...problems.map(problem => `${file}: ${problem}: ${explain(problem)}`),
    ...(trusted ? [] : [`${file}: another log`]),
  ])
}

type Stored = { readonly record_id: string; readonly stream: number; readonly n: string; readonly leaf: Buffer }
type Head = { readonly record_id: string; readonly heads: readonly { readonly n: string; readonly chain: Buffer }[] }

const STREAMS = ['open', 'holder', 'held', 'sheltered']
const HASH = 32

/** Every chain of the database computed again from its commitments; the heads that were proven stand in it. */
export const checkChains = async (database: Queries, home: string, proofs: readonly ProofFile[]): Promise<readonly string[]> => {
  const stored = await database.rows<Stored>({
    name: 'job:leaves',
    text: 'select record_id, stream, n, leaf from trace order by record_id, stream, n',
  })
  const heads = await readHeads(database)
  const chains = Map.groupBy(stored, ({ record_id, stream }) => `${record_id} ${stream}`)
  return [
    ...[...chains].flatMap(([name, rows]) => brokenIn(name, rows)),
    ...heads.flatMap(({ record_id, heads: three }) =>
      three.flatMap(({ n, chain }, index) => {
        const last = chains.get(`${record_id} ${index + 1}`)?.at(-1)
        const isSame = last === undefined ? n === '0' : last.n === n && last.leaf.subarray(HASH).equals(chain)
        return isSame ? [] : [`the head of ${record_id} ${index + 1} is not its last entry`]
      }),
    ),
    ...proofs.flatMap(({ file, recordId }) => provenElsewhere(home, file, recordId, chains)),
  ]
}

const brokenIn = (name: string, rows: readonly Stored[]): readonly string[] => {
  let chain = Buffer.alloc(HASH)
  for (const [index, { n, leaf }] of rows.entries()) {
    chain = createHash('sha256').update(chain).update(leaf.subarray(0, HASH)).digest()
    if (n !== String(index + 1) || !leaf.subarray(HASH).equals(chain)) return [`the chain ${name} breaks at ${n}`]
  }
  return []
}

const readHeads = async (database: Queries): Promise<readonly Head[]> => {
  type Row = { readonly record_id: string } & Readonly<Record<`${'open' | 'holder' | 'held' | 'sheltered'}_n`, string>> &
    Readonly<Record<`${'open' | 'holder' | 'held' | 'sheltered'}_chain`, Buffer>>
  const rows = await database.rows<Row>({
    name: 'job:heads',
    text: 'select record_id, open_n, open_chain, holder_n, holder_chain, held_n, held_chain, sheltered_n, sheltered_chain from record_head',
  })
  return rows.map(row => ({
    record_id: row.record_id,
    heads: [
      { n: row.open_n, chain: row.open_chain },
      { n: row.holder_n, chain: row.holder_chain },
      { n: row.held_n, chain: row.held_chain },
      { n: row.sheltered_n, chain: row.sheltered_chain },
    ],
  }))
}

/** The reading of a proof is itself in the chain: what stands there now goes at least one further than what was proven. */
const provenElsewhere = (
  home: string,
  file: string,
  recordId: string,
  chains: ReadonlyMap<string, readonly Stored[]>,
): readonly string[] => {
  type Heads = Readonly<Record<string, { readonly n: number; readonly chain: string }>>
  const { heads } = JSON.parse(readFileSync(path.join(home, file), 'utf8')) as { readonly heads: Heads }
  return Object.entries(heads).flatMap(([stream, { n, chain }]) => {
    const rows = chains.get(`${recordId} ${STREAMS.indexOf(stream) + 1}`) ?? []
    const isThere = n === 0 || rows[n - 1]?.leaf.subarray(HASH).toString('base64') === chain
    const goesOn = stream !== 'open' || rows.length > n
    return [
      ...(isThere ? [] : [`${file}: its head ${stream} ${n} is not in the database`]),
      ...(goesOn ? [] : [`${file}: its own reading left no trace`]),
    ]
  })
}
