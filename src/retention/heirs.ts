import { ACT_REFUSED, holderSide, underGrant } from '../access/index.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import { insuredOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { fromIso, type Instant, toIso } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { afterMonths, parametersAt } from '../policy/index.ts'
import { startClock } from './clock-of.ts'
import { HANDOVER_ABSENT, HANDOVER_SETTLED, HEIRS_OPPOSED, NOT_DECEASED, PERIOD_NEEDED, SAME_AGENT } from './refusals.ts'
import {
  type HandoverRow,
  type HandoverState,
  insertHandover,
  lockHandover,
  moveHandover,
  sealHandover,
  selectHandovers,
  selectWish,
  writeWish,
} from './store.ts'

/** What heirs, a partner or a spouse may ask for, and nothing else (CSP L.1110-4 V). */
export const HEIR_REASONS = ['cause-of-death', 'memory', 'rights'] as const
export type HeirReason = (typeof HEIR_REASONS)[number]

/** Who may ask, and nobody else: an heir (a spouse is one), whom she lived with, her partner by a civil pact (CSP L.1110-4 V). */
export const HEIR_QUALITIES = ['heir', 'spouse', 'partner'] as const
export type HeirQuality = (typeof HEIR_QUALITIES)[number]

/** Days of the acts of care (`YYYY-MM-DD`), both included. */
export type HandoverPeriod = { readonly from?: string; readonly to?: string }

/** She says in her life that heirs are to be given nothing, or takes it back. Hers alone: nobody says it for her. */
export const opposeHeirs = async (op: Operation, recordId: RecordId, opposed: boolean): Promise<void> => {
  const act: Act = { action: 'record.choose', motive: opposed ? 'heirs opposed' : 'heirs as the law says' }
  await underGrant(op, recordId, 'manage-access', act, async grant => {
    if (op.caller.subject.id !== grant.holderId) return refuse(ACT_REFUSED)
    return writeUnderTrace(op, grant, act, tx => writeWish(tx, recordId, opposed))
  })
}

/** Content asked for at the desk by who may not open the record; what the agent wrote down is sealed, the rest is its state. */
export type Handover = {
  readonly requestId: string
  readonly kind: 'heirs' | 'holder'
  readonly state: HandoverState
  readonly askedAt: Instant
  readonly changedAt: Instant
  /** Until when its bearer may open it. */
  readonly expiresAt: Instant | null
  readonly detail: HandoverDetail
}

export type HandoverDetail = {
  /** Who asks, and by which papers it was checked. */
  readonly requester: string
  readonly checked: string
  readonly quality?: HeirQuality
  readonly reason?: HeirReason
  /** What the reason covers; absent: everything that may be given. */
  readonly period?: HandoverPeriod
  /** Number of the agent who wrote it down: another one decides. */
  readonly agent: string
  /** Of the one who decided: another one delivers. */
  readonly decidedBy?: string
}

const context = (requestId: string): string => `handover|${requestId}`

export type HeirsAsk = HandoverPeriod & {
  readonly requester: string
  readonly quality: HeirQuality
  readonly checked: string
  readonly reason: HeirReason
}

/**
 * An agent writes down what heirs ask for, with one of the three reasons of the law, and the period that it needs: the causes of a death need the months
 * before it, the two others the days they name. Refused at once when she had opposed. Errors: `not-deceased`, `heirs-opposed`,
 * `handover-period-needed`, `no-record`.
 */
export const askForHeirs = async (
  op: Operation,
  recordId: RecordId,
  { requester, quality, checked, reason, ...named }: HeirsAsk,
): Promise<string> => {
  const period = reason === 'cause-of-death' ? await beforeDeath(op, recordId) : named
  if (period.from === undefined && period.to === undefined) return refuse(PERIOD_NEEDED)
  return ask(op, recordId, 'heirs', { requester, quality, checked, reason, period, agent: op.caller.subject.id })
}

/** From the day of the death that the register knows, else from today. */
const beforeDeath = async (op: Operation, recordId: RecordId): Promise<HandoverPeriod> => {
  const side = await holderSide(op, recordId)
  const died = side === null ? undefined : (await insuredOf(op, side.holderId))?.deceasedOn
  const at = died === undefined ? op.instant : fromIso(`${died}T00:00:00.000Z`)
  return { from: toIso(afterMonths(at, -parametersAt(op.instant).causeOfDeathMonths)).slice(0, 10) }
}

/** Before closing a space she never signed in to, she asks for what is in it (R.1111-36). Made by a loop, read by no agent. */
export const askForHolder = (op: Operation, recordId: RecordId, checked: string): Promise<string> =>
  ask(op, recordId, 'holder', { requester: 'holder', checked, agent: op.caller.subject.id })

const ask = async (op: Operation, recordId: RecordId, kind: 'heirs' | 'holder', detail: HandoverDetail): Promise<string> => {
  const side = await holderSide(op, recordId)
  const requestId = op.draw.uuid()
  const act: Act = { action: kind === 'heirs' ? 'record.heirs' : 'record.export', motive: detail.reason ?? kind }
  await underGrant(op, recordId, kind === 'heirs' ? 'record-death' : 'close', act, grant =>
    writeUnderTrace(op, grant, act, async tx => {
      if (kind === 'heirs' && side?.state !== 'deceased') return refuse(NOT_DECEASED)
      if (kind === 'heirs' && (await selectWish(tx, recordId))) return refuse(HEIRS_OPPOSED)
      return insertHandover(tx, { recordId, requestId, kind, at: op.instant, sealed: sealDetail(op, grant.holderId, requestId, detail) })
    }),
  )
  return requestId
}

/** Another agent than the one who wrote it down decides. Accepted: a loop prepares what may be given. Errors: `same-agent`, `handover-settled`. */
export const decideHandover = async (op: Operation, recordId: RecordId, requestId: string, accepted: boolean): Promise<void> => {
  const act: Act = { action: 'record.heirs', motive: accepted ? 'accepted' : 'refused' }
  await underGrant(op, recordId, 'record-death', act, grant =>
    writeUnderTrace(op, grant, act, async tx => {
      const row = (await lockHandover(tx, recordId, requestId)) ?? refuse(HANDOVER_ABSENT)
      if (row.state !== 'asked') return refuse(HANDOVER_SETTLED)
      const detail = openHandover(op, grant.holderId, row)
      if (detail.agent === op.caller.subject.id) return refuse(SAME_AGENT)
      await sealHandover(tx, recordId, requestId, sealDetail(op, grant.holderId, requestId, { ...detail, decidedBy: op.caller.subject.id }))
      await moveHandover(tx, recordId, requestId, accepted ? 'accepted' : 'refused', op.instant)
      if (accepted) await startClock(tx, 'records.hand-over', recordId, op.instant)
    }),
  )
}

/** For the desk: what was asked on this record and how far it is. */
export const readHandovers = (op: Operation, recordId: RecordId): Promise<readonly Handover[]> => {
  const act: Act = { action: 'record.read-life' }
  return underGrant(op, recordId, 'read-life', act, async grant => {
    const { value } = await writeUnderTrace(op, grant, act, tx => selectHandovers(tx, recordId))
    return value.map(row => ({
      requestId: row.request_id,
      kind: row.kind,
      state: row.state,
      askedAt: row.asked_at,
      changedAt: row.changed_at,
      expiresAt: row.expires_at,
      detail: openHandover(op, grant.holderId, row),
    }))
  })
}

const sealDetail = ({ keyring }: Operation, holderId: ActorId, requestId: string, detail: HandoverDetail): Buffer =>
  keyring.sealForActor(holderId, context(requestId), Buffer.from(JSON.stringify(detail)))

export const openHandover = ({ keyring }: Operation, holderId: ActorId, row: HandoverRow): HandoverDetail =>
  JSON.parse(keyring.openForActor(holderId, context(row.request_id), row.sealed).toString('utf8')) as HandoverDetail
