import { conflictsBetween, displayName, type Traits, traitsOf } from '../../identity/index.ts'
import type { Level } from '../../kernel/actors.ts'
import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Keyring } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Doorstep, Session } from '../model.ts'
import { startSession } from '../start-session.ts'
import type { OutsideIdentity } from './model.ts'
import { type PivotIdentity, readPersonClaims } from './person-claims.ts'
import { IDENTITY_TAKEN, NOT_LINKED, TRAITS_DIFFER } from './refusals.ts'
import { countOutside, deleteOutside, insertOutside, selectOutside } from './store.ts'

/** A national e-identity just proved: what activation and linking need of it, and nothing more. It stands for ten minutes. */
export type NationalIdentity = {
  readonly issuer: string
  readonly subject: string
  readonly level: Level
  readonly authenticatedAt: Instant
  readonly traits: PivotIdentity
}

type Stores = { readonly db: Queries; readonly keyring: Keyring }

export const nationalIdentityOf = ({ issuer, subject, level, authenticatedAt, claims }: OutsideIdentity): NationalIdentity | undefined => {
  const traits = readPersonClaims(claims)
  return traits === undefined ? undefined : { issuer, subject, level, authenticatedAt, traits }
}

/** Several providers never collide: an identity is its issuer and its subject together. */
const tagOf = (keyring: Keyring, { issuer, subject }: Pick<NationalIdentity, 'issuer' | 'subject'>): Buffer =>
  keyring.blindIndex('outside-identity', `${issuer}|${subject}`)

/** Whose account this identity opens: only one that was linked by its owner. Nobody is looked for by her traits: homonyms exist. */
export const personByNationalIdentity = (
  at: Stores,
  identity: Pick<NationalIdentity, 'issuer' | 'subject'>,
): Promise<ActorId | undefined> => selectOutside(at.db, tagOf(at.keyring, identity))

/** Strict on all traits; a trait that differs is another person. */
export const traitsAgree = (known: Traits, { traits }: Pick<NationalIdentity, 'traits'>): boolean =>
  conflictsBetween(known, traits).length === 0

/**
 * For a person who proved by other means that the account is hers: at activation (domain.md §1.3, step 3: it stands for the code), or signed
 * in. Strict traits; an identity opens one account only. Idempotent.
 */
export const linkNationalIdentity = async (tx: Queries, op: Operation, personId: ActorId, identity: NationalIdentity): Promise<void> => {
  const known = await traitsOf(op, personId)
  if (known === undefined || !traitsAgree(known, identity)) return refuse(TRAITS_DIFFER)
  const owner = await insertOutside(tx, tagOf(op.keyring, identity), personId, op.instant)
  if (owner !== personId) refuse(IDENTITY_TAKEN)
}

export const hasNationalIdentity = async (op: Operation, personId: ActorId): Promise<boolean> => (await countOutside(op.db, personId)) > 0

/** The account keeps its other means. */
export const unlinkNationalIdentities = async (tx: Queries, personId: ActorId): Promise<void> => void (await deleteOutside(tx, personId))

/** One answer whatever is missing: the account, the link, a trait (security.md A6). */
export const signInPerson = async (doorstep: Doorstep, op: Operation, identity: NationalIdentity): Promise<Session> => {
  const personId = await personByNationalIdentity(doorstep, identity)
  const traits = personId === undefined ? undefined : await traitsOf(op, personId)
  if (personId === undefined || traits === undefined || !traitsAgree(traits, identity)) return refuse(NOT_LINKED)
  const { level, authenticatedAt } = identity
  return startSession(doorstep, {
    subject: { kind: 'person', id: personId, name: displayName(traits) },
    means: 'openid-connect',
    level,
    authenticatedAt,
  })
}
