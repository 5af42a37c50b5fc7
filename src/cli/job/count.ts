/**
 * `node count.ts DIR`: counts a run of the job. It sees the folder of evidence and the database (as its owner, CARNET_JOB_DATABASE), not
 * what the run believed of itself: digests are compared again, chains are computed again, rows are counted. Exit 0 when everything holds.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { connect, type Place, type Queries } from '../../platform/db/index.ts'
import { pastRowSecurity } from '../testing/past-row-security.ts'
import { type ChainCheck, checkChains, checkProofs, countRows, type Rows } from './count-chains.ts'
import { type CountedReads, countReads, untracedIn } from './count-reads.ts'
import { DOORS } from './view.ts'
import { ROLES } from './expected.ts'
import type { ExchangeLine, FileLine } from './evidence.ts'
import type { MetadataCheck } from './check-metadata.ts'
import type { RecordCheck } from './play.ts'
import type { Probe } from './probe.ts'
import type { ProofFile, Sentinel } from './proofs.ts'
import type { Embedded } from './read-back.ts'
import { printTable } from './table.ts'

export type Evidence = {
  readonly exchanges: readonly ExchangeLine[]
  readonly files: readonly FileLine[]
  readonly embedded: readonly Embedded[]
  readonly probes: readonly Probe[]
  readonly checks: readonly RecordCheck[]
  readonly sentinels: readonly Sentinel[]
  readonly proofs: readonly ProofFile[]
  readonly metadata: MetadataCheck
  readonly run: { readonly started: number; readonly ended: number }
}

export type Count = {
  readonly evidence: Evidence
  readonly rows: Rows
  readonly reads: CountedReads
  readonly leaks: readonly string[]
  readonly missing: readonly string[]
  readonly untraced: readonly string[]
  readonly chain: ChainCheck
  /** Everything else that does not hold, in words. */
  readonly faults: readonly string[]
}

const readEvidence = (home: string): Evidence => {
  const parse = <T>(name: string): T => JSON.parse(readFileSync(path.join(home, name), 'utf8')) as T
  const lines = <T>(name: string): readonly T[] =>
    readFileSync(path.join(home, `${name}.ndjson`), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as T)
  return {
    exchanges: lines('exchanges'),
    files: lines('files'),
    embedded: lines('embedded'),
    probes: lines('probes'),
    checks: lines('checks'),
    sentinels: lines('sentinels'),
    proofs: parse('proofs/index.json'),
    metadata: parse('metadata-check.json'),
    run: parse('run.json'),
  }
}

const probeText = ({ phase, role, actor, door, file, why }: Probe): string => `${phase}: ${role} (${actor}) · ${door} · ${file}: ${why}`

/** A probe holds when the run said so and when the digests say it too. */
const holds = ({ holds: said, like, body, exchange }: Probe, exchanges: readonly ExchangeLine[]): boolean =>
  said &&
  (like === null || exchanges[exchange]?.seen === exchanges[like]?.seen) &&
  (body === null || exchanges[exchange]?.response.sha256 === body)

const failed = ({ probes, exchanges }: Evidence, expected: Probe['expected']): readonly string[] =>
  probes.filter(probe => probe.expected === expected && !holds(probe, exchanges)).map(probeText)

const faultsOf = (evidence: Evidence, rows: Rows, reads: CountedReads): readonly string[] => {
  const { files, metadata, probes } = evidence
  const number = (outcome: FileLine['outcome']): number => files.filter(file => file.outcome === outcome).length
  const [deposited, quarantined] = [number('deposited'), number('quarantined')]
  const least = ROLES.length * DOORS.length * deposited
  const must = (isSo: boolean, fault: string): readonly string[] => (isSo ? [] : [fault])
  return [
    ...files.filter(({ outcome }) => outcome === 'refused').map(({ file, reasons = [] }) => `${file} was refused: ${reasons.join(' ')}`),
    ...must(deposited + quarantined === files.length, 'a file is neither deposited nor quarantined'),
    ...must(rows.documents === deposited, `${rows.documents} documents in the database, ${deposited} deposited`),
    ...must(rows.quarantined === quarantined, `${rows.quarantined} rows in quarantine, ${quarantined} files`),
    ...must(
      rows.replaced === files.filter(({ replaced }) => replaced === true).length,
      `${rows.replaced} documents are replaced in the database`,
    ),
    ...reads.different.map(file => `${file} was not read back identical twice`),
    ...metadata.differences,
    ...must(rows.traces >= reads.reads, 'fewer traces than reads'),
    ...must(probes.length >= least, `${probes.length} probes, at least ${least} are due`),
  ]
}

const count = async (home: string, place: Place): Promise<Count> => {
  const database = connect({ ...place, poolSize: 1, applicationName: 'carnet-job-count' })
  try {
    return await pastRowSecurity(database, rows => countIn(home, rows))
  } finally {
    await database.close()
  }
}

const countIn = async (home: string, database: Queries): Promise<Count> => {
  const evidence = readEvidence(home)
  const rows = await countRows(database)
  const reads = countReads(evidence)
  return {
    evidence,
    rows,
    reads,
    leaks: [
      ...failed(evidence, 'absent'),
      ...evidence.checks.filter(check => !check.holds).map(({ what }) => `${what} tells that a record exists`),
    ],
    missing: failed(evidence, 'seen'),
    untraced: untracedIn(evidence),
    chain: { problems: [...(await checkProofs(home, evidence.proofs)), ...(await checkChains(database, home, evidence.proofs))] },
    faults: faultsOf(evidence, rows, reads),
  }
}

/** The last line of the job. */
export const lastLine = ({ evidence, rows, reads, leaks, untraced, chain }: Count): string => {
  const { files, metadata, probes, checks, run } = evidence
  const number = (outcome: FileLine['outcome']): number => files.filter(file => file.outcome === outcome).length
  return [
    'job:',
    `files=${files.length}`,
    `deposited=${number('deposited')}`,
    `quarantined=${number('quarantined')}`,
    `identical=${reads.identical}`,
    `metadata=${metadata.equal}/${metadata.compared}`,
    `replaced=${rows.replaced}`,
    `reads=${reads.reads}`,
    `probes=${probes.length + checks.length}`,
    `traces=${rows.traces}`,
    `leaks=${leaks.length}`,
    `untraced=${untraced.length}`,
    `chain=${chain.problems.length === 0 ? 'valid' : 'broken'}`,
    `seconds=${Math.ceil((run.ended - run.started) / 1_000)}`,
  ].join(' ')
}

/** What does not hold, by the check that caught it. */
const caughtBy = ({ leaks, missing, untraced, chain, faults, reads, evidence: { metadata } }: Count): readonly string[] => {
  const lists = { leaks, missing, untraced, chain: chain.problems, identical: reads.different, metadata: metadata.differences, faults }
  return Object.entries(lists).flatMap(([check, list]) => (list.length === 0 ? [] : [`${check} (${list.length})`]))
}

const [home] = process.argv.slice(2)
if (import.meta.main && home !== undefined) {
  const counted = await count(home, JSON.parse(process.env.CARNET_JOB_DATABASE ?? '{}') as Place)
  const caught = caughtBy(counted)
  printTable(counted)
  if (caught.length > 0) console.log(`does not hold: ${caught.join(', ')}`)
  console.log(lastLine(counted))
  process.exitCode = caught.length === 0 ? 0 : 1
}
