import type { SessionId } from '../../kernel/ids.ts'
import { instant as instantOf, type Instant, SECOND } from '../../kernel/instant.ts'

/** While it is open, the browser of a session proves each request with its key. It travels sealed, beside the session. */
export type ProofWindow = { readonly sessionId: SessionId; readonly id: string; readonly key: string }

/** `X-Carnet-Proof: window.instant.nonce.mac`. */
export type Proof = { readonly windowId: string; readonly instant: Instant; readonly nonce: string; readonly mac: string }

const PROOF = /^([\w-]{16})\.(\d{13})\.([\w-]{16})\.([\w-]{43})$/

export const parseProof = (text: string): Proof | undefined => {
  const [, windowId, instant, nonce, mac] = PROOF.exec(text) ?? []
  if (windowId === undefined || instant === undefined || nonce === undefined || mac === undefined) return undefined
  return { windowId, instant: instantOf(Number(instant)), nonce, mac }
}

/** What is proved: this request, of this window, at this instant, once. `url`: path and query as they travel. */
export const provedText = (method: string, url: string, { windowId, instant, nonce }: Omit<Proof, 'mac'>): string =>
  `${method} ${url}\n${windowId}\n${instant}\n${nonce}`

/** A proof waits in the browser behind slower requests; it tells our own time, as the window said it. */
export const PROOF_OLD_MS = 60 * SECOND
export const PROOF_EARLY_MS = 5 * SECOND

/** A point of P-256, uncompressed. */
export const isPublicKey = (text: string): boolean => /^B[\w-]{86}$/.test(text)
