import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { dropDue, setDue } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { type Delegation, type DelegationId, type DelegationState, stateAt, type Terms } from './model.ts'
import { deleteDelegation, type DelegationRow, insertTag, selectDelegations, selectTag, upsertDelegation } from './store.ts'

/** Whose key seals where a delegation stands: only the clocks look there. */
const CLOCKS = '00000000-0000-4000-8000-000000000003' as ActorId

const context = (id: DelegationId): string => `delegation|${id}`
const place = (id: DelegationId): string => `delegation-place|${id}`
const tagOf = (keyring: Keyring, id: DelegationId): Buffer => keyring.blindIndex('delegation', id)

/** Writes both lists and starts or stops the clocks, in the transaction of what happened. */
export const writeBoth = async (
  tx: Queries,
  op: Pick<Operation, 'keyring' | 'instant'>,
  state: DelegationState,
  terms: Terms,
): Promise<void> => {
  const { keyring, instant } = op
  const plain = Buffer.from(JSON.stringify(terms))
  const rows = [
    { actorId: terms.person.id, id: terms.given, side: 'given' as const },
    { actorId: terms.delegate.id, id: terms.received, side: 'received' as const },
  ]
  await Promise.all([
    ...rows.map(row =>
      upsertDelegation(tx, { ...row, state, at: instant, sealed: keyring.sealForActor(row.actorId, context(row.id), plain) }),
    ),
    insertTag(tx, tagOf(keyring, terms.given), keyring.sealForActor(CLOCKS, place(terms.given), Buffer.from(terms.person.id))),
    ...clocksOf(tx, state, terms),
  ])
}

const clocksOf = (tx: Queries, state: DelegationState, { given, answerBy, until }: Terms): readonly Promise<unknown>[] => [
  startOrStop(tx, 'delegations.expire-invitation', given, state === 'pending' ? answerBy : null),
  startOrStop(tx, 'delegations.end', given, state === 'accepted' ? until : null),
]

const startOrStop = (tx: Queries, kind: string, subject: DelegationId, due: Instant | null): Promise<unknown> =>
  due === null ? dropDue(tx, kind, subject) : setDue(tx, { kind, subject, due })

/** Somebody's list, as it stands at the operation's instant: what is over by its date is over. Latest change first. */
export const listOf = async (
  db: Queries,
  { keyring, instant }: Pick<Operation, 'keyring' | 'instant'>,
  actorId: ActorId,
): Promise<readonly Delegation[]> => (await selectDelegations(db, actorId)).map(row => opened(keyring, actorId, instant, row))

const opened = (keyring: Keyring, actorId: ActorId, at: Instant, row: DelegationRow): Delegation => {
  const { delegation_id: id, side, state, changed_at: changedAt, sealed } = row
  const terms = JSON.parse(keyring.openForActor(actorId, context(id), sealed).toString('utf8')) as Terms
  return { ...terms, id, side, state: stateAt(state, terms, at), changedAt }
}

/**
 * Of somebody of whom nothing stays: her list, and what names her in the lists of those who acted for her. Whom she acted for keep theirs: who acted
 * for them is their own history.
 */
export const forgetDelegations = async (tx: Queries, op: Pick<Operation, 'keyring' | 'instant'>, personId: ActorId): Promise<void> => {
  for (const { side, given, received, delegate } of await listOf(tx, op, personId)) {
    const tag = tagOf(op.keyring, given)
    await deleteDelegation(tx, personId, side === 'given' ? given : received, tag)
    if (side === 'received') continue
    await deleteDelegation(tx, delegate.id, received, tag)
    await dropDue(tx, 'delegations.expire-invitation', given)
    await dropDue(tx, 'delegations.end', given)
  }
}

/** A clock's subject: the delegation, from the list of whom it is for. */
export const delegationById = async (op: Operation, id: DelegationId): Promise<Delegation | undefined> => {
  const sealed = await selectTag(op.db, tagOf(op.keyring, id))
  if (sealed === undefined) return undefined
  const personId = op.keyring.openForActor(CLOCKS, place(id), sealed).toString('utf8') as ActorId
  const rows = await selectDelegations(op.db, personId)
  const row = rows.find(one => one.delegation_id === id)
  if (row === undefined) return undefined
  const { state, ...delegation } = opened(op.keyring, personId, op.instant, row)
  return { ...delegation, state: row.state }
}
