import type { Evidence, Trust, Verdict } from '../../../verifier/verify-trace.mjs'

/** The public program, as anyone downloads it: served as is, it makes no request of its own. */
export const VERIFIER = '/verifier/verify-trace.mjs'

type Verifier = {
  readonly verifyTrace: (evidence: unknown, trust?: Trust) => Promise<Verdict>
  readonly explain: (problem: string) => string
}

const keyOf = (recordId: string): string => `carnet.proof.${recordId}`

/** What this browser saw last time: the log's key, its checkpoint, the heads. A log that forks or goes back is then seen here. */
const remembered = (recordId: string): Trust => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(recordId)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

const headsOf = (verdict: Verdict): NonNullable<NonNullable<Trust['remembered']>['heads']> =>
  Object.fromEntries(Object.entries(verdict.streams).map(([stream, { n, chain }]) => [stream, { n, chain }]))

const remember = (recordId: string, evidence: Evidence, verdict: Verdict): void => {
  const trust: Trust = { log: evidence.log, remembered: { checkpoint: evidence.checkpoint, heads: headsOf(verdict) } }
  try {
    localStorage.setItem(keyOf(recordId), JSON.stringify(trust))
  } catch {
    // Refused storage: next time starts without memory, as on a new device.
  }
}

export type Checked = {
  readonly verdict: Verdict
  /** The problems in plain French, as the program says them. */
  readonly said: readonly string[]
  readonly entries: number
  readonly sealed: number
  /** Compared with what this browser had kept from an earlier check. */
  readonly compared: boolean
}

const isEvidence = (value: unknown): value is Evidence =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'format') === 'carnet-evidence/v1'

/** Runs the stand-alone verifier in the page. Throws when it could not run: that says nothing of the list. */
export const checkProof = async (recordId: string, evidence: unknown): Promise<Checked> => {
  if (!isEvidence(evidence)) throw new TypeError('not a proof of this version')
  const address: string = VERIFIER
  const { verifyTrace, explain } = (await import(/* @vite-ignore */ address)) as Verifier
  const trust = remembered(recordId)
  const verdict = await verifyTrace(evidence, trust)
  if (verdict.valid) remember(recordId, evidence, verdict)
  const sealed = Object.values(verdict.streams).reduce((sum, stream) => sum + stream.sealed, 0)
  return { verdict, said: verdict.problems.map(explain), entries: verdict.entries, sealed, compared: trust.remembered !== undefined }
}
