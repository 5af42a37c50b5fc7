import type { CommittedGrant } from '../kernel/grant.ts'
import type { ActorId } from '../kernel/ids.ts'
import { selectBeside } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type AnswerRow, answersOfRecord, selectExplanation } from './answers-store.ts'
import type { Answer, Answered } from './model.ts'

/** Who was asked, under the record's key: empty when nobody was. */
export type Asked = { readonly actorId?: ActorId; readonly id?: string }

/** What an actor is asked to explain, and her answer; under her own key. */
export type Asking = {
  readonly at: string
  readonly action: string
  readonly mode: string
  readonly relation: string
  /** Of whose record. */
  readonly initials: string
  readonly text?: string
}

export const answerContext = (stream: number, n: string): string => `answer|${stream}.${n}`
export const askingContext = (id: string): string => `explanation|${id}`

export type KnownAnswer = { readonly answer: Answer; readonly asked: Asked }

/** Answers of the record by line, `STREAM.N`. */
export const answersUnder = async (op: Operation, committed: CommittedGrant): Promise<ReadonlyMap<string, KnownAnswer>> => {
  const rows = await selectBeside<AnswerRow>(op.db, committed, answersOfRecord)
  if (rows.length === 0) return NONE
  const opener = await op.keyring.opener(committed)
  return new Map(
    rows.map(({ stream, n, answer, sealed }) => {
      const asked = JSON.parse(opener.meta(answerContext(stream, n), sealed).toString('utf8')) as Asked
      return [`${stream}.${n}`, { answer, asked }]
    }),
  )
}
const NONE: ReadonlyMap<string, KnownAnswer> = new Map()

export const openAsking = (op: Operation, actorId: ActorId, id: string, sealed: Buffer): Asking =>
  JSON.parse(op.keyring.openForActor(actorId, askingContext(id), sealed).toString('utf8')) as Asking

/** The answer as her journal shows it, with what the professional said since. */
export const answeredOf = async (op: Operation, { answer, asked }: KnownAnswer): Promise<Answered> => {
  const { actorId, id } = asked
  const row = actorId === undefined || id === undefined ? undefined : await selectExplanation(op.db, actorId, id)
  if (row === undefined || actorId === undefined || answer === 'recognised') return { answer }
  const { text } = openAsking(op, actorId, row.id, row.sealed)
  return { answer, explanation: { state: row.state, due: row.due_at, ...(text === undefined ? {} : { text }) } }
}
