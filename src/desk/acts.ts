import { underGrant } from '../access/index.ts'
import { requireAgent } from '../accounts/index.ts'
import { writeUnderTrace } from '../audit/index.ts'
import type { Instant } from '../kernel/instant.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { standingCheck } from './check-identity.ts'
import type { DeskPerson } from './find-person.ts'
import { type ActNote, DESK_ACTS, type DeskActKind } from './model.ts'
import { newNote, openNote, writeNote } from './notes.ts'
import { CHECK_NEEDED } from './refusals.ts'
import { selectActs } from './store.ts'

export type ActAsked = {
  readonly kind: DeskActKind
  readonly channel?: ActNote['channel']
  readonly detail?: string
  /** Who agreed, when it takes two. */
  readonly colleague?: string
  /** Told in words of its own; `agent-acted` otherwise. */
  readonly template?: NoticeTemplate
}

/** What the work found out: who stood beside, and what the receipt says of it. */
export type ActDone<T> = { readonly value: T; readonly colleague?: string; readonly detail?: string }

/** Errors: `agents-only`, `identity-check-needed`: without one, for her and in time, nothing is done. */
export const requireCheckFor = async (op: Operation, person: DeskPerson, kind: DeskActKind): Promise<void> => {
  await requireAgent(op)
  const need = DESK_ACTS[kind]
  if (need === 'none') return
  const check = await standingCheck(op, person)
  if (check === null || (need === 'desk' && check.level !== 'desk')) refuse(CHECK_NEEDED)
}

/**
 * An act of the desk in one transaction: the entry in her record's trace when she has one, the note her receipt is printed from, the work, and the
 * notice that tells her. Answers the number of the note.
 */
export const doAct = async <T>(
  op: Operation,
  outbox: Outbox,
  person: DeskPerson,
  { kind, channel, detail, template = 'agent-acted' }: ActAsked,
  work: (tx: Queries) => Promise<ActDone<T>>,
): Promise<{ readonly actId: string; readonly value: T }> => {
  const agent = await requireAgent(op)
  await requireCheckFor(op, person, kind)
  const body = async (tx: Queries) => {
    const { value, colleague, detail: found = detail } = await work(tx)
    const note = newNote(op, {
      kind,
      agent: agent.name,
      ...(channel === undefined ? {} : { channel }),
      ...(colleague === undefined ? {} : { colleague }),
      ...(found === undefined ? {} : { detail: found }),
    })
    const actId = await writeNote(tx, op, person.id, note)
    await askNotice(tx, op, outbox, { recordId: person.recordId, to: person.told, template })
    return { actId, value }
  }
  if (!person.hasRecord) return op.db.transaction(body)
  const act = { action: 'record.desk', motive: kind } as const
  return underGrant(op, person.recordId, 'read-life', act, async grant => (await writeUnderTrace(op, grant, act, body)).value)
}

/** After a verb that traced by itself: the note alone, and the notice where that verb tells nobody (`outbox`). */
export const noteAct = async (
  op: Operation,
  person: DeskPerson,
  { kind, channel, detail, colleague, template = 'agent-acted' }: ActAsked,
  outbox?: Outbox,
): Promise<string> => {
  const agent = await requireAgent(op)
  const said = {
    ...(channel === undefined ? {} : { channel }),
    ...(detail === undefined ? {} : { detail }),
    ...(colleague === undefined ? {} : { colleague }),
  }
  return op.db.transaction(async tx => {
    const actId = await writeNote(tx, op, person.id, newNote(op, { kind, agent: agent.name, ...said }))
    if (outbox !== undefined) await askNotice(tx, op, outbox, { recordId: person.recordId, to: person.told, template })
    return actId
  })
}

export type DeskAct = ActNote & { readonly actId: string; readonly at: Instant }

/** What agents did for her, latest first. */
export const actsOf = async (op: Operation, person: DeskPerson): Promise<readonly DeskAct[]> =>
  (await selectActs(op.db, person.id)).map(row => ({ ...openNote(op, person.id, row), actId: row.act_id, at: row.at }))
