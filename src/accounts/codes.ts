import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { newCode, normalCode, printedCode } from './code-text.ts'
import { cancelCodes, insertCodes } from './code-store.ts'

/** What a code opens: her space for the first time, or a lost way into it. */
export type CodePurpose = 'activation' | 'recovery'
/** How it reaches its person. */
export type CodeReason = 'letter' | 'asked' | 'desk' | 'on-demand'

export type CodeTerms = { readonly until: Instant; readonly reason: CodeReason }

/**
 * A new code of this person, printed in groups: `7K3Q-9XVB-2M4T`. The one she still had for the same reason is cancelled, whatever tries had
 * been made at it: nobody locks her out by guessing (security.md A7). It is said nowhere else: what is kept is a keyed hash.
 */
export const issueActivationCode = async (tx: Queries, op: Operation, personId: ActorId, terms: CodeTerms): Promise<string> => {
  const [code = ''] = await issueActivationCodes(tx, op, [personId], terms)
  return code
}

/** The same for many persons at once, in their order: a campaign's letters. */
export const issueActivationCodes = (
  tx: Queries,
  op: Operation,
  personIds: readonly ActorId[],
  terms: CodeTerms,
): Promise<readonly string[]> => issue(tx, op, 'activation', personIds, terms)

/** A code that replaces a lost means, by post or at a desk after her identity was proved again (security.md A8). */
export const issueRecoveryCode = async (tx: Queries, op: Operation, personId: ActorId, terms: CodeTerms): Promise<string> => {
  const [code = ''] = await issue(tx, op, 'recovery', [personId], terms)
  return code
}

const issue = async (
  tx: Queries,
  op: Operation,
  purpose: CodePurpose,
  personIds: readonly ActorId[],
  { until, reason }: CodeTerms,
): Promise<readonly string[]> => {
  const made = personIds.map(personId => ({ personId, code: newCode(op.draw) }))
  await cancelCodes(tx, personIds, purpose, reason, op.instant)
  const rows = made.map(({ personId, code }) => ({
    tag: codeTag(op.keyring, purpose, code),
    actorId: personId,
    digest: codeDigest(op.keyring, purpose, personId, code),
  }))
  await insertCodes(tx, rows, { purpose, reason, issuedAt: op.instant, expiresAt: until })
  return made.map(({ code }) => printedCode(code))
}

/** One code for several persons: twins of one letter's addressee, who will choose (domain.md §1.3). */
export const issueSharedCode = async (
  tx: Queries,
  op: Operation,
  personIds: readonly ActorId[],
  { until, reason }: CodeTerms,
): Promise<string> => {
  const code = newCode(op.draw)
  const tag = codeTag(op.keyring, 'activation', code)
  const rows = personIds.map(actorId => ({ tag, actorId, digest: codeDigest(op.keyring, 'activation', actorId, code) }))
  await cancelCodes(tx, personIds, 'activation', reason, op.instant)
  await insertCodes(tx, rows, { purpose: 'activation', reason, issuedAt: op.instant, expiresAt: until })
  return printedCode(code)
}

export const codeTag = (keyring: Keyring, purpose: CodePurpose, code: string): Buffer =>
  keyring.blindIndex('code', `${purpose}|${normalCode(code)}`)

export const codeDigest = (keyring: Keyring, purpose: CodePurpose, personId: ActorId, code: string): Buffer =>
  keyring.blindIndex('code-of', `${purpose}|${personId}|${normalCode(code)}`)
