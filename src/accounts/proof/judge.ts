import type { Authentication } from '../../kernel/actors.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Keyring } from '../../platform/keyring/keyring.ts'
import { equalBytes, hmacSha256 } from '../../platform/keyring/primitives.ts'
import { PROOF_EARLY_MS, PROOF_OLD_MS, type Proof, type ProofWindow, parseProof, provedText } from './model.ts'
import { readWindow } from './open-window.ts'
import type { SpentProofs } from './spent-proofs.ts'

/** What came with a session: its proof (header), its window (cookie), what is asked, and the family of browser that asks. */
export type Shown = {
  readonly proof: string | undefined
  readonly window: string | undefined
  readonly method: string
  readonly url: string
  readonly family: string
}

/**
 * - `unbound`: the cookie alone; whether that is enough is a setting.
 * - `proved`: the browser that the session is of asks this, now, for the first time.
 * - `unproved`: no proof, too old, of another window or used: an honest page proves it anew.
 * - `stolen`: a proof that this window’s key did not make, or another family of browser that proves nothing. No honest page does either.
 */
export type Verdict = 'unbound' | 'proved' | 'unproved' | 'stolen'

/** Whether the browser that a session is of asks. Two symmetric operations, no statement: it is done at each request. */
export const judge = (keyring: Keyring, spent: SpentProofs, { bound, sessionId }: Authentication, shown: Shown, at: Instant): Verdict => {
  if (bound === undefined) return 'unbound'
  const window = readWindow(keyring, shown.window, sessionId, at)
  const proof = shown.proof === undefined ? undefined : parseProof(shown.proof)
  if (proof === undefined || proof.windowId !== window?.id) return shown.family === bound.family ? 'unproved' : 'stolen'
  if (!isOf(window, proof, shown)) return 'stolen'
  return isTimely(proof, at) && spent.spend(proof.mac, at) ? 'proved' : 'unproved'
}

const isOf = ({ key }: ProofWindow, proof: Proof, { method, url }: Shown): boolean =>
  equalBytes(hmacSha256(Buffer.from(key, 'base64url'), Buffer.from(provedText(method, url, proof))), Buffer.from(proof.mac, 'base64url'))

const isTimely = ({ instant }: Proof, at: Instant): boolean => instant > at - PROOF_OLD_MS && instant <= at + PROOF_EARLY_MS
