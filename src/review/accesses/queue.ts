import { requireDpo } from '../../accounts/index.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import { after, DAY, toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Queries } from '../../platform/db/index.ts'
import { setDue } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { ITEM_ABSENT, ITEM_CLOSED } from '../refusals.ts'
import { countItems, type ItemRow, insertItem, lockItem, selectItems, updateItem } from './access-store.ts'
import { type NewReviewed, type Reviewed, REVIEWED_IN_DAYS, type ReviewedBody, type ReviewStep, riskOf } from './model.ts'

/** Kind of `platform/due`; retention/clocks.table.ts says when and why. */
export const ACCESS_DUE = 'review.access-due'

const contextOf = (itemId: string): string => `access-review|${itemId}`
/** A number that belongs to nobody: what is sealed under it goes when its row goes, and names nobody in clear. */
const keyOf = (itemId: string): ActorId => itemId as ActorId

export const openItem = ({ keyring }: Pick<Operation, 'keyring'>, { item_id, sealed }: ItemRow): ReviewedBody =>
  JSON.parse(keyring.openForActor(keyOf(item_id), contextOf(item_id), sealed).toString('utf8')) as ReviewedBody

const sealItem = ({ keyring }: Pick<Operation, 'keyring'>, itemId: string, body: ReviewedBody): Buffer =>
  keyring.sealForActor(keyOf(itemId), contextOf(itemId), Buffer.from(JSON.stringify(body)))

export const reviewStep = ({ instant }: Operation, kind: ReviewStep['kind'], by = '', text = ''): ReviewStep => ({
  ...{ kind, at: instant, by, text },
})

/** An item a professional, a record and a day; an emergency is one by itself each time. In the transaction of what it is about, or of the loop. */
const queue = async (tx: Queries, op: Operation, { kind, recordId, ...facts }: NewReviewed): Promise<void> => {
  const itemId = op.draw.uuid()
  const once = kind === 'emergency' ? facts.at : facts.at.slice(0, 10)
  // A ceiling that was crossed is one item, what the nightly rules say of the same day another.
  const declared = facts.action === 'access.declare' ? ['declared'] : []
  const tag = op.keyring.blindIndex('access-review', [kind, facts.actorId, recordId ?? '', once, ...declared].join('|'))
  const due = after(op.instant, REVIEWED_IN_DAYS * DAY)
  const isNew = await insertItem(tx, tag, {
    ...{ item_id: itemId, record_id: recordId, kind, state: 'to-review', risk: riskOf(facts.rules) },
    ...{ opened_at: op.instant, due, is_late: false },
    sealed: sealItem(op, itemId, { ...facts, steps: [reviewStep(op, 'queued')] }),
  })
  if (isNew) await setDue(tx, { kind: ACCESS_DUE, subject: itemId, due })
}

/**
 * Every emergency access: in its own transaction, so that the queue has all of them or the access does not exist. What was typed as a motive is not
 * copied: it stays in the record's trace.
 */
export const queueEmergency = async (tx: Queries, op: Operation, recordId: RecordId, mode: 'break-glass' | 'regulation'): Promise<void> => {
  const { subject, exercise } = op.caller
  await queue(tx, op, {
    ...{ kind: 'emergency', recordId, mode, relation: 'emergency', rules: [mode], documents: 0, records: 1 },
    ...{ actorId: subject.id, actorName: subject.name, nationalId: 'nationalId' in subject ? subject.nationalId : '' },
    ...{ profession: exercise?.profession ?? '', place: exercise?.structureName ?? '' },
    ...(exercise?.specialty === undefined ? {} : { specialty: exercise.specialty }),
    at: toIso(op.instant),
    action: mode === 'break-glass' ? 'access.break-glass' : 'access.open-regulation',
  })
}

/** What a rule found in somebody's day; once, however often the loop looks. */
export const queueOdd = (tx: Queries, op: Operation, odd: Omit<NewReviewed, 'kind'>): Promise<void> =>
  queue(tx, op, { ...odd, kind: 'odd' })

/** A step of an item under its lock. Errors: `access-review-absent`, `access-review-closed`. */
export const moveItem = async (
  tx: Queries,
  op: Operation,
  itemId: string,
  step: (
    row: ItemRow,
    body: ReviewedBody,
  ) => Partial<Pick<ItemRow, 'state' | 'due' | 'is_late'>> & {
    readonly steps: readonly ReviewStep[]
    readonly outcome?: ReviewedBody['outcome']
  },
): Promise<{ readonly row: ItemRow; readonly body: ReviewedBody }> => {
  const row = (await lockItem(tx, itemId)) ?? refuse(ITEM_ABSENT)
  if (row.state === 'closed') return refuse(ITEM_CLOSED)
  const body = openItem(op, row)
  const { steps, outcome, ...columns } = step(row, body)
  const next = { ...body, steps: [...body.steps, ...steps], ...(outcome === undefined ? {} : { outcome }) }
  await updateItem(tx, { ...row, ...columns, sealed: sealItem(op, itemId, next) }, op.instant)
  return { row, body }
}

const SHORT = 4
const pseudonym = ({ keyring }: Operation, kind: 'actor' | 'record', id: string): string =>
  keyring.blindIndex(`access-review-${kind}`, id).subarray(0, SHORT).toString('hex')

const shownOf = (op: Operation, row: ItemRow): Reviewed => {
  const { actorId, actorName: _name, nationalId: _number, ...body } = openItem(op, row)
  return {
    ...body,
    ...{
      itemId: row.item_id,
      kind: row.kind,
      state: row.state,
      risk: row.risk,
      openedAt: row.opened_at,
      due: row.due,
      isLate: row.is_late,
    },
    actor: pseudonym(op, 'actor', actorId),
    record: row.record_id === null ? null : pseudonym(op, 'record', row.record_id),
  }
}

export type ReviewQueue = {
  readonly items: readonly Reviewed[]
  readonly counts: readonly { readonly kind: Reviewed['kind']; readonly state: Reviewed['state']; readonly n: number }[]
}

/** By risk, under pseudonyms; nothing medical, no name. Errors: `dpo-only`. */
export const readAccessesToReview = async (op: Operation): Promise<ReviewQueue> => {
  await requireDpo(op)
  const [rows, counts] = [await selectItems(op.db), await countItems(op.db)]
  return { items: rows.map(row => shownOf(op, row)), counts }
}
