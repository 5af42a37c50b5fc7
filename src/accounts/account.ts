import { displayName, type Traits, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { databaseErrorCode, type Queries } from '../platform/db/index.ts'
import type { PasswordHasher } from '../platform/keyring/password-hash.ts'
import type { Operation } from '../platform/operation.ts'
import { type AccountRow, insertAccount, selectAccount, selectIsTaken, updatePassword } from './account-store.ts'
import { identifierTag, normalIdentifier, problemOfIdentifier } from './identifier.ts'
import { type KnownOf, problemOfPassword } from './password-rules.ts'
import {
  ACCOUNT_EXISTS,
  IDENTIFIER_REFUSED,
  IDENTIFIER_TAKEN,
  NO_ACCOUNT,
  NOT_SIGNED_IN,
  PASSWORD_REFUSED,
  PASSWORD_UNCHANGED,
} from './refusals.ts'

export type Credentials = { readonly identifier: string; readonly password: string }

/** Checked and hashed: what a transaction may write without waiting for a thread. */
export type ReadyAccount = { readonly personId: ActorId; readonly identifier: string; readonly tag: Buffer; readonly hash: string }

type Keys = Pick<Operation, 'keyring'>

const SEALED = 'account'
const PASSWORD = 'account-password'

/** Is this a possible identifier that nobody has? Errors: `identifier-…`. */
export const checkIdentifier = async (op: Operation, identifier: string): Promise<void> => {
  const problem = problemOfIdentifier(identifier)
  if (problem !== null) return refuse(IDENTIFIER_REFUSED[problem])
  if (await selectIsTaken(op.db, identifierTag(op.keyring, identifier))) refuse(IDENTIFIER_TAKEN)
}

const traitsOrRefuse = async (op: Operation, personId: ActorId): Promise<Traits> =>
  (await traitsOf(op, personId)) ?? refuse(NOT_SIGNED_IN, 'nobody has this number')

const knownOf = (traits: Traits, identifier: string): KnownOf => ({
  names: [traits.birthName, ...traits.birthFirstNames, traits.usedName ?? '', traits.usedFirstName ?? '', displayName(traits)],
  birthDate: traits.birthDate,
  matricule: traits.ins.matricule,
  identifier,
})

/** What a new account needs, before its transaction: rules kept, password hashed on its own thread. Errors: of rules, `hashing-busy`. */
export const prepareAccount = async (
  op: Operation,
  hasher: PasswordHasher,
  personId: ActorId,
  { identifier, password }: Credentials,
): Promise<ReadyAccount> => {
  if ((await selectAccount(op.db, personId)) !== undefined) return refuse(ACCOUNT_EXISTS)
  await checkIdentifier(op, identifier)
  const traits = await traitsOrRefuse(op, personId)
  const problem = problemOfPassword(password, knownOf(traits, identifier))
  if (problem !== null) return refuse(PASSWORD_REFUSED[problem])
  return {
    personId,
    identifier: normalIdentifier(identifier),
    tag: identifierTag(op.keyring, identifier),
    hash: await hasher.hash(password),
  }
}

/** Two at once are one account: the second violates the key, and its whole transaction is undone. */
export const createAccount = async (tx: Queries, op: Operation, { personId, identifier, tag, hash }: ReadyAccount): Promise<void> => {
  const sealed = sealIdentifier(op, personId, identifier)
  await insertAccount(tx, { actorId: personId, tag, sealed, password: sealPassword(op, personId, hash), at: op.instant })
}

const UNIQUE_VIOLATION = '23505'

/** Names what the key of an account raises when two are made at once. */
export const namingConflicts = async <T>(op: Operation, personId: ActorId, work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error
    return refuse((await selectAccount(op.db, personId)) === undefined ? IDENTIFIER_TAKEN : ACCOUNT_EXISTS)
  }
}

export const hasAccount = async (op: Operation, personId: ActorId): Promise<boolean> => (await selectAccount(op.db, personId)) !== undefined

export const accountOf = async (op: Operation, personId: ActorId): Promise<AccountRow> =>
  (await selectAccount(op.db, personId)) ?? refuse(NO_ACCOUNT)

export const identifierOf = ({ keyring }: Keys, { actor_id, sealed }: AccountRow): string =>
  (JSON.parse(keyring.openForActor(actor_id, SEALED, sealed).toString('utf8')) as { readonly identifier: string }).identifier

export const passwordOf = ({ keyring }: Keys, { actor_id, password }: Pick<AccountRow, 'actor_id' | 'password'>): string =>
  keyring.openForActor(actor_id, PASSWORD, password).toString('utf8')

export const sealIdentifier = ({ keyring }: Keys, actorId: ActorId, identifier: string): Buffer =>
  keyring.sealForActor(actorId, SEALED, Buffer.from(JSON.stringify({ identifier })))

export const sealPassword = ({ keyring }: Keys, actorId: ActorId, hash: string): Buffer =>
  keyring.sealForActor(actorId, PASSWORD, Buffer.from(hash))

/** A new password, hashed and kept by its rules; refused when it is the one she has. */
export const readyPassword = async (op: Operation, hasher: PasswordHasher, account: AccountRow, password: string): Promise<string> => {
  const traits = await traitsOrRefuse(op, account.actor_id)
  const problem = problemOfPassword(password, knownOf(traits, identifierOf(op, account)))
  if (problem !== null) return refuse(PASSWORD_REFUSED[problem])
  if (await hasher.verify(passwordOf(op, account), password)) return refuse(PASSWORD_UNCHANGED)
  return hasher.hash(password)
}

export const setPassword = async (tx: Queries, op: Operation, personId: ActorId, hash: string): Promise<void> => {
  await updatePassword(tx, personId, sealPassword(op, personId, hash), op.instant)
}
