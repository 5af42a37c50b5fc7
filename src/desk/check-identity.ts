import { requireAgent } from '../accounts/index.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import type { DeskPerson } from './find-person.ts'
import { type CheckLevel, levelOf, type Piece } from './model.ts'
import { CHECK_INCOMPLETE, DOUBT_STANDS } from './refusals.ts'
import { type CheckRow, insertCheck, selectChecks } from './store.ts'
import { HOUR } from '../kernel/instant.ts'
import { newNote, writeNote } from './notes.ts'

export type CheckAsked = {
  readonly pieces: readonly Piece[]
  /** The face is that of the photo. */
  readonly photoAgrees: boolean
  /** The agent is not sure: nothing is done today without a colleague. */
  readonly doubt: boolean
}

export type StandingCheck = { readonly level: CheckLevel; readonly until: Instant }

/** A doubt holds until the end of a day. */
const DOUBT_MS = 24 * HOUR

const context = (checkId: string): string => `desk-check|${checkId}`

/**
 * Which pieces were seen, and what the agent thinks. It counts for half an hour, for this agent and this person. A doubt counts for everybody: what
 * stood before it falls, and who doubted does not verify the same day. Errors: `check-incomplete`, `doubt-stands`.
 */
export const checkIdentity = async (op: Operation, person: DeskPerson, asked: CheckAsked): Promise<StandingCheck | null> => {
  const agent = await requireAgent(op)
  const level = asked.doubt ? undefined : levelOf(asked.pieces, asked.photoAgrees)
  if (!asked.doubt && level === undefined) return refuse(CHECK_INCOMPLETE)
  const standing = await selectChecks(op.db, person.id, op.instant)
  const isHers = ({ agent_id, result }: CheckRow): boolean => result === 'doubt' && agent_id === agent.id
  if (level !== undefined && standing.some(isHers)) return refuse(DOUBT_STANDS)
  const until = after(op.instant, level === undefined ? DOUBT_MS : parametersAt(op.instant).identityCheckMs)
  const checkId = op.draw.uuid()
  const sealed = op.keyring.sealForActor(person.id, context(checkId), Buffer.from(JSON.stringify({ pieces: asked.pieces, level })))
  await op.db.transaction(async tx => {
    const result = level === undefined ? 'doubt' : 'verified'
    await insertCheck(tx, person.id, { check_id: checkId, agent_id: agent.id, at: op.instant, expires_at: until, result, sealed })
    await writeNote(tx, op, person.id, newNote(op, { kind: level === undefined ? 'doubt' : 'check-identity', agent: agent.name }))
  })
  return level === undefined ? null : { level, until }
}

/** Hers, when it stands and nobody doubted since. */
export const standingCheck = async (op: Operation, person: Pick<DeskPerson, 'id'>): Promise<StandingCheck | null> => {
  const rows = await selectChecks(op.db, person.id, op.instant)
  const doubt = rows.find(({ result }) => result === 'doubt')
  const own = rows.find(({ agent_id, result }) => result === 'verified' && agent_id === op.caller.subject.id)
  if (own === undefined || (doubt !== undefined && doubt.at >= own.at)) return null
  const { level } = JSON.parse(op.keyring.openForActor(person.id, context(own.check_id), own.sealed).toString('utf8')) as {
    readonly level: CheckLevel
  }
  return { level, until: own.expires_at }
}
