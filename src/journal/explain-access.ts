import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Asking, askingContext, openAsking } from './answers.ts'
import { selectExplanation, selectExplanations, updateExplained, upsertExplanation, withdrawExplanation } from './answers-store.ts'
import type { ExplanationState } from './model.ts'
import { EXPLANATION_ABSENT } from './refusals.ts'

export type Explanation = {
  readonly id: string
  readonly state: ExplanationState
  readonly askedAt: Instant
  readonly due: Instant
  readonly asking: Asking
}

const MOST = 100

/** What the caller is asked to explain: without an answer first, the nearest deadline first. */
export const readExplanations = async (op: Operation): Promise<readonly Explanation[]> => {
  const actorId = op.caller.subject.id
  const rows = await selectExplanations(op.db, actorId, MOST)
  return rows.map(({ id, state, asked_at: askedAt, due_at: due, sealed }) => ({
    id,
    state,
    askedAt,
    due,
    asking: openAsking(op, actorId, id, sealed),
  }))
}

/** Her answer, once; the person reads it beside the line of her journal. */
export const explainAccess = async (
  op: Operation,
  id: string,
  text: string,
  followed: (tx: Queries, id: string, text: string) => Promise<unknown> = async () => undefined,
): Promise<void> => {
  const actorId = op.caller.subject.id
  const row = await selectExplanation(op.db, actorId, id)
  if (row === undefined) return refuse(EXPLANATION_ABSENT)
  const asking: Asking = { ...openAsking(op, actorId, id, row.sealed), text }
  const sealed = op.keyring.sealForActor(actorId, askingContext(id), Buffer.from(JSON.stringify(asking)))
  await op.db.transaction(async tx => {
    if (!(await updateExplained(tx, actorId, id, op.instant, sealed))) return refuse(EXPLANATION_ABSENT)
    return followed(tx, id, text)
  })
}

/** Whoever protects the data asks as the person would: the same list, with its own deadline. In the transaction of the asking. */
export const askExplanation = (
  tx: Queries,
  op: Operation,
  asked: { readonly id: string; readonly actorId: ActorId; readonly due: Instant; readonly asking: Asking },
): Promise<unknown> => {
  const { id, actorId, due, asking } = asked
  const sealed = op.keyring.sealForActor(actorId, askingContext(id), Buffer.from(JSON.stringify(asking)))
  return upsertExplanation(tx, actorId, id, { at: op.instant, due, sealed })
}

/** It was decided without her: she is asked nothing any more. */
export const dropExplanation = (tx: Queries, op: Operation, actorId: ActorId, id: string): Promise<unknown> =>
  withdrawExplanation(tx, actorId, id, op.instant)
