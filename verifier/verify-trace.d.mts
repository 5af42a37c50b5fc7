/** Types of verify-trace.mjs, for our own pages and tests. The format is described in README.md. */
export type StreamName = 'open' | 'holder' | 'held' | 'sheltered'

export type EvidenceEntry =
  | { readonly n: number; readonly salt: string; readonly entry: object; readonly leafIndex?: number }
  | { readonly n: number; readonly commitment: string; readonly leafIndex?: number }

export type EvidenceHead = { readonly n: number; readonly chain: string }
export type EvidenceKey = { readonly name: string; readonly publicKey: string }

export type Evidence = {
  readonly format: 'carnet-evidence/v1'
  readonly record?: string
  readonly streams: { readonly [stream in StreamName]?: readonly EvidenceEntry[] }
  readonly heads: { readonly [stream in StreamName]?: EvidenceHead }
  readonly inclusion: readonly {
    readonly stream: StreamName
    readonly n: number
    readonly leafIndex: number
    readonly proof: readonly string[]
  }[]
  readonly checkpoint: string
  readonly log: EvidenceKey
  readonly witnesses?: readonly EvidenceKey[]
  readonly quorum?: number
  readonly previousCheckpoint?: string
  readonly consistency?: readonly string[]
}

export type Trust = {
  readonly log?: EvidenceKey
  readonly witnesses?: readonly EvidenceKey[]
  readonly quorum?: number
  readonly remembered?: { readonly checkpoint?: string; readonly heads?: { readonly [stream in StreamName]?: EvidenceHead } }
}

export type Verdict = {
  readonly valid: boolean
  /** True when the log's key came from `trust`, not from the file that is checked. */
  readonly trusted: boolean
  /** « code where… »; `explain` makes a French sentence of one. */
  readonly problems: readonly string[]
  readonly entries: number
  readonly streams: { readonly [stream in StreamName]?: { readonly n: number; readonly sealed: number; readonly chain: string } }
  readonly leafIndexes: readonly { readonly stream: StreamName; readonly n: number; readonly leafIndex: number }[]
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null
  /** `at`: seconds since 1970, said by the witness. */
  readonly cosignatures: readonly { readonly name: string; readonly at: number }[]
  readonly previousSize: number | null
}

export function verifyTrace(evidence: unknown, trust?: Trust): Promise<Verdict>
export function verifyProof(text: string, trust: Trust): Promise<Verdict & { readonly entry?: unknown }>
export function compareCheckpoints(
  one: string,
  other: string,
  log: EvidenceKey,
  consistency?: readonly string[],
): Promise<'same' | 'consistent' | 'fork' | 'unproven' | 'unsigned'>
export function explain(problem: string): string
export function canonicalise(value: unknown): string
export function commitmentOf(salt: Uint8Array, entry: object): Promise<Uint8Array>
export function rootFromInclusion(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[]): Promise<Uint8Array | null>
export function isConsistent(
  from: { readonly size: number; readonly root: Uint8Array },
  to: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): Promise<boolean>
