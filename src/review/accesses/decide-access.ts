import { colleagueBeside, namedTogether, requireColleague, requireDpo } from '../../accounts/index.ts'
import { holderSide, underGrant } from '../../access/index.ts'
import { type Act, writeUnderTrace } from '../../audit/index.ts'
import { displayName, traitsOf } from '../../identity/index.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { after, DAY, type Instant } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Queries } from '../../platform/db/index.ts'
import { dropDue, setDue } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { askNotice, type Outbox } from '../../platform/outbox/index.ts'
import { initialsOf } from '../model.ts'
import { ITEM_ABSENT, ITEM_ASKED, ITEM_CLOSED, RECORD_UNKNOWN } from '../refusals.ts'
import { lockItem } from './access-store.ts'
import { type AccessOutcome, EXPLAINED_IN_DAYS, REVIEWED_IN_DAYS, type ReviewedBody } from './model.ts'
import { ACCESS_DUE, moveItem, openItem, reviewStep } from './queue.ts'

/** What her own list of explanations is told, in the transaction of the asking: it belongs to another slice. */
export type ToExplain = {
  readonly id: string
  readonly actorId: ActorId
  readonly due: Instant
  readonly asking: Pick<ReviewedBody, 'at' | 'action' | 'mode' | 'relation'> & { readonly initials: string }
}
export type OnAsked = (tx: Queries, asked: ToExplain) => Promise<unknown>
export type OnClosed = (tx: Queries, actorId: ActorId, itemId: string) => Promise<unknown>

/** The professional is asked, and told, under her own name: the controller learns none. Errors: `dpo-only`, `access-review-asked`. */
export const askAboutAccess = async (op: Operation, outbox: Outbox, itemId: string, words: string, onAsked: OnAsked): Promise<void> => {
  const { name } = await requireDpo(op)
  const due = after(op.instant, EXPLAINED_IN_DAYS * DAY)
  await op.db.transaction(async tx => {
    const { row, body } = await moveItem(tx, op, itemId, ({ state }) =>
      state === 'to-review' ? { state: 'asked', due, is_late: false, steps: [reviewStep(op, 'asked', name, words)] } : refuse(ITEM_ASKED),
    )
    const initials = row.record_id === null ? '' : initialsOf(await holderNameOf(op, row.record_id))
    const { actorId, at, action, mode, relation } = body
    await onAsked(tx, { id: itemId, actorId, due, asking: { at, action, mode, relation, initials } })
    await setDue(tx, { kind: ACCESS_DUE, subject: itemId, due })
    if (row.record_id !== null) await askNotice(tx, op, outbox, { recordId: row.record_id, to: [actorId], template: 'review-asked' })
  })
}

/** For the initials that she will recognise her patient by; nothing of it goes to who asks. */
const holderNameOf = async (op: Operation, recordId: NonNullable<Awaited<ReturnType<typeof lockItem>>>['record_id'] & string) => {
  const side = await holderSide(op, recordId)
  const traits = side === null ? undefined : await traitsOf(op, side.holderId)
  return traits === undefined ? '' : displayName(traits)
}

/** What she answers, in the transaction of her answer. `false`: the number is no item of this queue. */
export const noteAccessExplained = async (tx: Queries, op: Operation, itemId: string, text: string): Promise<boolean> => {
  const row = await lockItem(tx, itemId)
  if (row === undefined || row.state !== 'asked') return false
  const due = after(op.instant, REVIEWED_IN_DAYS * DAY)
  await moveItem(tx, op, itemId, () => ({ state: 'explained', due, steps: [reviewStep(op, 'explained', '', text)] }))
  await setDue(tx, { kind: ACCESS_DUE, subject: itemId, due })
  return true
}

/** The end of it, with a reason; she may decide before the professional answered. Errors: `dpo-only`, `access-review-absent`, `access-review-closed`. */
export const decideAccess = async (
  op: Operation,
  itemId: string,
  { outcome, text }: { readonly outcome: AccessOutcome; readonly text: string },
  onClosed: OnClosed,
): Promise<void> => {
  const { name } = await requireDpo(op)
  await op.db.transaction(async tx => {
    const { body } = await moveItem(tx, op, itemId, () => ({ state: 'closed', outcome, steps: [reviewStep(op, 'decided', name, text)] }))
    await dropDue(tx, ACCESS_DUE, itemId)
    await onClosed(tx, body.actorId, itemId)
  })
}

/** Its clock rang: nobody answered, and it comes back with a week; or nobody decided, and it is first in the queue, said late. */
export const noteAccessDue = async (op: Operation, itemId: string): Promise<void> => {
  const row = await lockItem(op.db, itemId)
  if (row === undefined || row.state === 'closed') return
  if (row.state !== 'asked') {
    await moveItem(op.db, op, itemId, () => ({ is_late: true, steps: [reviewStep(op, 'late')] }))
    return
  }
  const due = after(op.instant, REVIEWED_IN_DAYS * DAY)
  await moveItem(op.db, op, itemId, () => ({ state: 'to-review', due, steps: [reviewStep(op, 'unanswered')] }))
  await setDue(op.db, { kind: ACCESS_DUE, subject: itemId, due })
}

export type RevealedAccess = {
  readonly actorName: string
  readonly nationalId: string
  readonly person: { readonly name: string; readonly birthDate: string } | null
}

/**
 * Who it was, and whose record: two agents, and a reason that the person reads in her own journal with both their names. Errors: `dpo-only`,
 * `colleague-needed`, `access-review-absent`.
 */
export const revealAccess = async (op: Operation, itemId: string, reason: string): Promise<RevealedAccess> => {
  const { name } = await requireDpo(op)
  const row = (await lockItem(op.db, itemId)) ?? refuse(ITEM_ABSENT)
  if (row.state === 'closed') return refuse(ITEM_CLOSED)
  const { actorName, nationalId } = openItem(op, row)
  const asked = { kind: 'reveal-identity', subject: itemId } as const
  const noted = async (tx: Queries): Promise<void> => {
    const colleague = await requireColleague(tx, op, asked)
    await moveItem(tx, op, itemId, () => ({ steps: [reviewStep(op, 'revealed', `${name}, ${colleague.name}`, reason)] }))
  }
  if (row.record_id === null) {
    await op.db.transaction(noted)
    return { actorName, nationalId, person: null }
  }
  const colleague = await colleagueBeside(op, asked)
  const act: Act = { action: 'record.desk', motive: colleague === undefined ? reason : `${reason} (${namedTogether(colleague)})` }
  const side = (await holderSide(op, row.record_id)) ?? refuse(RECORD_UNKNOWN)
  await underGrant(op, row.record_id, 'read-life', act, grant => writeUnderTrace(op, grant, act, noted))
  const traits = (await traitsOf(op, side.holderId)) ?? refuse(RECORD_UNKNOWN)
  return { actorName, nationalId, person: { name: displayName(traits), birthDate: traits.birthDate } }
}
