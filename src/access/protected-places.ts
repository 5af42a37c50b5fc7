import { requireColleague } from '../accounts/index.ts'
import { listUnderTrace, type SliceSelect, writeUnderTrace } from '../audit/index.ts'
import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import type { PlaceId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import { isLive, type PlaceDetail, type ProtectedPlace, type RightsSnapshot } from './model.ts'
import { endPlaceAt } from './place-store.ts'
import { actingFor } from './protect-place.ts'
import { ACT_REFUSED, PLACE_ABSENT, PLACE_OF_A_JUDGE } from './refusals.ts'
import { forgetSnapshot, loadSnapshot, openerOfPlaces } from './snapshot.ts'

export type PlaceLine = Pick<ProtectedPlace, 'id' | 'from' | 'until'> & PlaceDetail

/** What is protected, and from whom it could be. */
export type PlacesPage = {
  readonly places: readonly PlaceLine[]
  readonly acting: readonly { readonly id: string; readonly name: string }[]
}

const NOTHING: SliceSelect = { name: 'access:nothing', sql: () => 'select 1 as nothing where false', values: [] }

/** Her page « Lieux et soignants protégés ». Who is kept from one finds no line of it. Her journal says that the rules were read. */
export const readPlaces = (op: Operation, recordId: RecordId): Promise<PlacesPage> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'protect-places', act, async grant => {
    const { committed } = await listUnderTrace(op, grant, act, NOTHING)
    const snapshot = await loadSnapshot(op, recordId)
    const acting = (await actingFor(op, snapshot)).filter(({ id }) => id !== op.caller.subject.id)
    return { places: await placesUnder(op, committed), acting: acting.map(({ id, name }) => ({ id, name })) }
  })
}

/** Beside another reading that has committed; the latest first. An agent, who reads nothing, is told none. */
export const placesUnder = async (op: Operation, { grant }: CommittedGrant): Promise<readonly PlaceLine[]> => {
  if (grant.basis.rule === 'desk') return []
  const snapshot = await loadSnapshot(op, grant.recordId)
  const open = await openerOfPlaces(op, snapshot)
  // What the reader is kept from is not opened: it costs nothing either.
  return snapshot.places
    .filter(({ hiddenFrom }) => hiddenFrom !== grant.actorTag)
    .map(({ id, from, until }) => ({ id, from, until, ...open(id) }))
    .toSorted((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1))
}

/** Ends now what was asked without a judge; what a judge ordered is ended at the desk (`desk`). Errors: `place-absent`, `place-of-a-judge`. */
export const endProtection = async (op: Operation, recordId: RecordId, id: PlaceId): Promise<void> => {
  const act = { action: 'access.end-place' as const, changesRights: true, stream: 'holder' as const }
  await underGrant(op, recordId, 'protect-places', act, async grant => {
    const snapshot = await loadSnapshot(op, recordId)
    const detail = await detailOf(op, snapshot, grant, id)
    if (detail.decision !== undefined && grant.basis.rule !== 'desk') return refuse(PLACE_OF_A_JUDGE)
    await writeUnderTrace(op, grant, act, async tx => {
      if (grant.basis.rule === 'desk') await requireColleague(tx, op, { kind: 'protect-place', subject: recordId })
      await endPlaceAt(tx, recordId, id, op.instant)
    })
  })
  forgetSnapshot(recordId)
}

/** The judge's decision that protects, as its end names it. */
export type PlaceOrder = { readonly decidedOn: string; readonly reference: string }

const isOf = (order: PlaceOrder, { decision }: PlaceDetail): boolean =>
  decision !== undefined && decision.decidedOn === order.decidedOn && plainly(decision.reference) === plainly(order.reference)

const plainly = (reference: string): string => reference.toLowerCase().replace(/[^\p{L}\d]/gu, '')

/**
 * Ends now all that one decision of a judge protects: two agents, with the paper that ends it. They are told no place: who does not know the decision ends
 * nothing. Errors: `place-absent`, `colleague-needed`.
 */
export const endOrderedPlaces = async (op: Operation, recordId: RecordId, order: PlaceOrder): Promise<void> => {
  const act = { action: 'access.end-place' as const, changesRights: true, stream: 'holder' as const }
  await underGrant(op, recordId, 'protect-places', act, async grant => {
    if (grant.basis.rule !== 'desk') return refuse(ACT_REFUSED)
    const snapshot = await loadSnapshot(op, recordId)
    const open = await openerOfPlaces(op, snapshot)
    const ended = snapshot.places.filter(place => isLive(place, op.instant) && isOf(order, open(place.id)))
    await writeUnderTrace(op, grant, act, async tx => {
      await requireColleague(tx, op, { kind: 'protect-place', subject: recordId })
      if (ended.length === 0) return refuse(PLACE_ABSENT)
      for (const { id } of ended) await endPlaceAt(tx, recordId, id, op.instant)
    })
  })
  forgetSnapshot(recordId)
}

const detailOf = async (op: Operation, snapshot: RightsSnapshot, grant: Grant, id: PlaceId): Promise<PlaceDetail> => {
  const place = snapshot.places.find(one => one.id === id && one.hiddenFrom !== grant.actorTag)
  const open = await openerOfPlaces(op, snapshot)
  return place === undefined ? refuse(PLACE_ABSENT) : open(id)
}
