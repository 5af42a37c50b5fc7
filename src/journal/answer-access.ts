import { underGrant } from '../access/index.ts'
import {
  listUnderTrace,
  openEntryBytes,
  type SliceSelect,
  STREAM_NUMBER,
  type TraceEntry,
  tracePage,
  type TraceRow,
  writeUnderTrace,
} from '../audit/index.ts'
import { professionalByNationalId } from '../directory/index.ts'
import type { CommittedGrant, Grant, TraceStream } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { after, DAY } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Asking, answerContext, answersUnder, type Asked, askingContext } from './answers.ts'
import { lineOf, upsertAnswer, upsertExplanation, withdrawExplanation } from './answers-store.ts'
import { type Answer, readsAllThatIsHeld, streamsFor } from './model.ts'
import { LINE_ABSENT, NOTHING_TO_ANSWER } from './refusals.ts'
import { verdictOf } from './verdict.ts'

export type AnsweredLine = { readonly stream: TraceStream; readonly n: string; readonly answer: Answer }

/** GDPR art. 12(3): an answer within one month. */
const EXPLAINED_IN_DAYS = 30

/** The line, when it stands in a stream that this reader may read. */
const lineAt = (grant: Grant, stream: TraceStream, n: string): SliceSelect => {
  const { relation } = grant.basis
  const streams = streamsFor(grant).filter(number => number === STREAM_NUMBER[stream])
  return lineOf(tracePage(streams, readsAllThatIsHeld(relation), null, EVERY_LINE), n)
}
const EVERY_LINE = 1_000_000

/** Who was asked to explain which line, and whether her representatives do not read it. */
export type Contested = {
  readonly id: string
  readonly actorId: ActorId
  readonly name: string
  readonly at: string
  readonly line: string
  readonly hersAlone: boolean
}

/** What follows her answer, in its transaction: a question is kept an eye on until somebody answered it. */
export type AnswerFollowed = {
  readonly contested: (tx: Queries, grant: Grant, contest: Contested) => Promise<unknown>
  readonly recognised: (tx: Queries, id: string) => Promise<unknown>
}
const NOBODY_FOLLOWS: AnswerFollowed = { contested: async () => undefined, recognised: async () => undefined }

/**
 * « Je reconnais cet accès », « Je ne reconnais pas »: the person, or who represents her, answers one line of her journal. What she does not
 * recognise, its author is asked to explain within a month; recognising it later withdraws that.
 */
export const answerAccess = (
  op: Operation,
  recordId: RecordId,
  { stream, n, answer }: AnsweredLine,
  followed: AnswerFollowed = NOBODY_FOLLOWS,
): Promise<void> => {
  const act = {
    action: answer === 'recognised' ? 'journal.recognise' : 'journal.contest',
    ...(stream === 'sheltered' ? { stream } : {}),
  } as const
  return underGrant(op, recordId, 'read-journal', act, async grant => {
    if (grant.basis.relation !== 'holder' && grant.basis.relation !== 'representative') return refuse(NOTHING_TO_ANSWER)
    const { committed, value } = await listUnderTrace<'read-journal', TraceRow>(
      op,
      grant,
      { action: 'journal.read' },
      lineAt(grant, stream, n),
    )
    const entry = await entryOf(op, committed, value[0])
    const before = (await answersUnder(op, committed)).get(`${STREAM_NUMBER[stream]}.${n}`)?.asked ?? {}
    const asked = answer === 'recognised' ? before : await askedOf(op, entry, before)
    const sealer = await op.keyring.sealer(recordId)
    const sealed = sealer.meta(answerContext(STREAM_NUMBER[stream], n), Buffer.from(JSON.stringify(asked)))
    await writeUnderTrace(op, grant, act, async tx => {
      await upsertAnswer(tx, { recordId, stream: STREAM_NUMBER[stream], n }, answer, op.instant, sealed)
      if (asked.actorId === undefined || asked.id === undefined) return
      const { id, actorId } = asked
      if (answer === 'recognised') {
        await withdrawExplanation(tx, actorId, id, op.instant)
        return followed.recognised(tx, id)
      }
      await upsertExplanation(tx, actorId, id, askingOf(op, grant, actorId, id, entry))
      return followed.contested(tx, grant, {
        ...{ id, actorId, name: entry.actor.name, at: entry.at, line: `${stream}.${n}` },
        hersAlone: stream === 'holder' || stream === 'held',
      })
    })
  })
}

const entryOf = async (op: Operation, committed: CommittedGrant, row: TraceRow | undefined): Promise<TraceEntry> => {
  if (row === undefined) return refuse(LINE_ABSENT)
  const opener = await op.keyring.opener(committed)
  const entry = JSON.parse(openEntryBytes(opener.trace('entry', row.sealed)).text) as TraceEntry
  const isAnswerable = verdictOf(entry).verdict !== 'own' && entry.outcome === 'granted' && entry.actor.kind !== 'system'
  return isAnswerable ? entry : refuse(NOTHING_TO_ANSWER)
}

/** Who can be asked is in the directory; an insurer's feed or a structure is recognised or not, and nobody is asked. */
const askedOf = async (op: Operation, { actor }: TraceEntry, before: Asked): Promise<Asked> => {
  if (before.id !== undefined || actor.nationalId === undefined) return before
  const found = await professionalByNationalId(op.db, actor.nationalId)
  return found === undefined ? before : { actorId: found.id, id: op.draw.uuid() }
}

const askingOf = (op: Operation, { holderName }: Grant, actorId: ActorId, id: string, { at, action, mode, relation }: TraceEntry) => {
  const asking: Asking = { at, action, mode, relation, initials: initialsOf(holderName) }
  const sealed = op.keyring.sealForActor(actorId, askingContext(id), Buffer.from(JSON.stringify(asking)))
  return { at: op.instant, due: after(op.instant, EXPLAINED_IN_DAYS * DAY), sealed }
}

/** Enough to remember by, beside the day: this line outlives the record it speaks of. */
const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(word => word !== '')
    .map(word => `${word[0]}.`)
    .join(' ')
