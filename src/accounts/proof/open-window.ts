import type { Authentication } from '../../kernel/actors.ts'
import type { SessionId } from '../../kernel/ids.ts'
import { after, type Instant } from '../../kernel/instant.ts'
import { parametersAt } from '../../policy/index.ts'
import { agreeWith } from '../../platform/keyring/agreement.ts'
import type { Keyring } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { openNote, sealNote } from '../openid/note.ts'
import type { ProofWindow } from './model.ts'

/** `sealed`: for the cookie; `told`: for the page, from which only the browser that the session is of comes to the key. */
export type OpenedWindow = { readonly sealed: string; readonly told: string }

/** Enough of a browser’s key for its page to see that the session is of another, and to prove nothing then. */
const SAID_OF_KEY = 16

/**
 * Opens a window for the browser that this session is bound to. Whoever asks gets it and only that browser can use it: the key is agreed with the private half
 * that it holds, and never travels in clear. `undefined`: bound to none. Throws when its key is no point of the curve.
 */
export const openWindow = (
  { keyring, draw }: Pick<Operation, 'keyring' | 'draw'>,
  { sessionId, bound, subject }: Authentication,
  at: Instant,
): OpenedWindow | undefined => {
  if (bound === undefined) return undefined
  const id = Buffer.from(draw.bytes(12)).toString('base64url')
  const { publicKey, key } = agreeWith(draw, bound.publicKey, `carnet/proof/v1|${id}`)
  const { careProofWindowMs, proofWindowMs } = parametersAt(at)
  const until = after(at, subject.kind === 'person' ? proofWindowMs : careProofWindowMs)
  const sealed = sealNote(keyring, 'window', until, { sessionId, id, key: key.toString('base64url') } satisfies ProofWindow)
  return { sealed, told: `${id}.${publicKey}.${until}.${at}.${bound.publicKey.slice(0, SAID_OF_KEY)}` }
}

/** The window of this session, while it is open. */
export const readWindow = (keyring: Keyring, sealed: string | undefined, sessionId: SessionId, at: Instant): ProofWindow | undefined => {
  const window = sealed === undefined ? undefined : openNote<ProofWindow>(keyring, 'window', sealed, at)
  return window?.sessionId === sessionId ? window : undefined
}
