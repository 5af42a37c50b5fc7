import type { RecordId } from '../../src/kernel/ids.ts'
import type { TraceEntry } from '../../src/audit/index.ts'
import { sha256 } from '../../src/platform/keyring/primitives.ts'
import type { Database } from '../../src/platform/db/index.ts'
import { aCommittedGrant } from './grants.ts'
import type { World } from './world.ts'

type TraceLine = { readonly stream: number; readonly n: string; readonly leaf: Buffer; readonly sealed: Buffer }
type Head = { readonly rights_version: string } & Readonly<Record<'open_n' | 'holder_n' | 'held_n', string>> &
  Readonly<Record<'open_chain' | 'holder_chain' | 'held_chain', Buffer>>

export type ReadEntry = { readonly stream: number; readonly n: number; readonly entry: TraceEntry }

/** What stands in the database, as its owner reads it: past row security. */
export const headOf = async (owner: Database, recordId: RecordId): Promise<Head> => {
  const [head] = await owner.rows<Head>({ name: 'test.head', text: 'select * from record_head where record_id = $1', values: [recordId] })
  if (head === undefined) throw new Error('no such record')
  return head
}

const linesOf = (owner: Database, recordId: RecordId): Promise<readonly TraceLine[]> =>
  owner.rows({
    name: 'test.trace',
    text: 'select stream, n, leaf, sealed from trace where record_id = $1 order by stream, n',
    values: [recordId],
  })

/** RFC 8785 once more, for what entries hold: keys in order, no spaces. */
const canonicalAgain = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )

const problemsIn = (lines: readonly TraceLine[], open: (sealed: Buffer) => Buffer, chainAtEnd: Buffer, count: string): string[] => {
  const problems: string[] = []
  let chain: Buffer = Buffer.alloc(32)
  for (const [i, { n, leaf, sealed }] of lines.entries()) {
    const body = open(sealed)
    const text = body.subarray(32).toString('utf8')
    const commitment = sha256(Buffer.from('carnet-trace/v1'), body.subarray(0, 32), Buffer.from(text))
    chain = sha256(chain, commitment)
    if (Number(n) !== i + 1) problems.push(`entry ${i + 1} is numbered ${n}`)
    if (canonicalAgain(JSON.parse(text)) !== text) problems.push(`entry ${n} is not canonical`)
    if (!leaf.equals(Buffer.concat([commitment, chain]))) problems.push(`leaf ${n} is not what its entry gives`)
  }
  if (!chain.equals(chainAtEnd)) problems.push('the head is not the last link')
  if (String(lines.length) !== count) problems.push(`the head counts ${count} of ${lines.length}`)
  return problems
}

/** Recomputes every stream of a record from its opened entries; what it finds wrong, in words. */
export const chainProblems = async ({ database, keyring }: World, recordId: RecordId): Promise<readonly string[]> => {
  const [head, lines, opener] = await Promise.all([
    headOf(database.owner, recordId),
    linesOf(database.owner, recordId),
    keyring.opener(aCommittedGrant(recordId)),
  ])
  const streams = [
    [head.open_chain, head.open_n],
    [head.holder_chain, head.holder_n],
    [head.held_chain, head.held_n],
  ] as const
  return streams.flatMap(([chain, count], i) =>
    problemsIn(
      lines.filter(line => line.stream === i + 1),
      sealed => opener.trace('entry', sealed),
      chain,
      count,
    ).map(problem => `stream ${i + 1}: ${problem}`),
  )
}

/** The entries of a record in order of their streams, opened. */
export const entriesOf = async ({ database, keyring }: World, recordId: RecordId): Promise<readonly ReadEntry[]> => {
  const opener = await keyring.opener(aCommittedGrant(recordId))
  return (await linesOf(database.owner, recordId)).map(({ stream, n, sealed }) => ({
    stream,
    n: Number(n),
    entry: JSON.parse(opener.trace('entry', sealed).subarray(32).toString('utf8')) as TraceEntry,
  }))
}
