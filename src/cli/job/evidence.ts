import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Deposits, Filed } from './deposit.ts'
import { type Leaf, leavesOf, type ProofFile, type Sentinel } from './proofs.ts'
import type { Probe } from './probe.ts'
import type { RecordCheck } from './play.ts'
import type { ReadBack } from './read-back.ts'
import type { Exchange } from './transcript.ts'
import type { World } from './world.ts'

/** One line of `files.ndjson`: what became of a file. */
export type FileLine = {
  readonly file: string
  readonly outcome: 'deposited' | 'quarantined' | 'refused'
  readonly exchange: number
  readonly recordId?: string
  readonly documentId?: string
  readonly sha256?: string
  readonly wrapped?: boolean
  readonly held?: boolean
  readonly masked?: boolean
  readonly replaced?: boolean
  readonly parentMissing?: boolean
  readonly identityToVerify?: boolean
  readonly reasons?: readonly string[]
}

/** One line of `exchanges.ndjson`. `leaf`: the places of the trace entries that this exchange made. */
export type ExchangeLine = Exchange & { readonly leaf: readonly Leaf[] }

export type Written = {
  readonly deposits: Deposits
  readonly readBack: ReadBack
  readonly world: World
  readonly probes: readonly Probe[]
  readonly checks: readonly RecordCheck[]
  readonly sentinels: readonly Sentinel[]
  readonly proofs: readonly ProofFile[]
  readonly exchanges: readonly Exchange[]
}

const lines = (home: string, name: string, values: readonly unknown[]): void =>
  writeFileSync(path.join(home, `${name}.ndjson`), values.map(value => `${JSON.stringify(value)}\n`).join(''))

/** Everything the counting program will see of this run. */
export const writeEvidence = (home: string, run: Written): void => {
  const leaves = new Map<string, Leaf[]>()
  for (const { file, record } of run.proofs) {
    for (const [correlation, found] of leavesOf(JSON.parse(readFileSync(path.join(home, file), 'utf8')), record)) {
      const known = leaves.get(correlation) ?? []
      leaves.set(correlation, [...known, ...found.filter(leaf => !known.some(({ stream, n }) => stream === leaf.stream && n === leaf.n))])
    }
  }
  lines(
    home,
    'exchanges',
    run.exchanges.map((exchange): ExchangeLine => ({ ...exchange, leaf: leaves.get(exchange.correlation ?? '') ?? [] })),
  )
  lines(home, 'files', filesOf(run))
  lines(home, 'embedded', run.readBack.embedded)
  lines(home, 'probes', run.probes)
  lines(home, 'checks', run.checks)
  lines(home, 'sentinels', run.sentinels)
}

/** For the checker of metadata: what the server said of each file, its page when it was filed, the quarantine's answer when it was not. */
export const writeMetadata = (home: string, deposits: Deposits, readBack: ReadBack): void =>
  lines(home, 'metadata', [
    ...[...readBack.metadata].map(([file, answer]) => ({ file, answer })),
    ...deposits.quarantined.map(({ paper, metadata }) => ({ file: paper.file, answer: metadata })),
  ])

const filesOf = ({ deposits, world }: Written): readonly FileLine[] => [
  ...deposits.filed.map((filed): FileLine => filedLine(filed, world)),
  ...deposits.quarantined.map(
    ({ paper, reasons, notOpened, exchange }): FileLine => ({
      file: paper.file,
      outcome: 'quarantined',
      exchange,
      reasons: [...(notOpened === null ? [] : [`not opened: ${notOpened}`]), ...reasons],
    }),
  ),
  ...deposits.refused.map(
    ({ paper, status, code, exchange }): FileLine => ({ file: paper.file, outcome: 'refused', exchange, reasons: [`${status} ${code}`] }),
  ),
]

const filedLine = (
  { paper, dossier, documentId, sha256, wrapped, replaced, parentMissing, identityToVerify, exchange }: Filed,
  world: World,
): FileLine => ({
  file: paper.file,
  outcome: 'deposited',
  exchange,
  recordId: dossier.recordId,
  documentId,
  sha256,
  wrapped,
  parentMissing,
  identityToVerify,
  held: paper.header?.visibility.hiddenFromHolder === true,
  masked: world.masked.has(documentId),
  replaced: replaced !== null,
})
