import { requireColleague } from '../accounts/index.ts'
import { listUnderTrace, type SliceSelect, writeUnderTrace } from '../audit/index.ts'
import type { CommittedGrant, Grant } from '../kernel/grant.ts'
import type { PlaceId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import type { PlaceDetail, ProtectedPlace, RightsSnapshot } from './model.ts'
import { endPlaceAt } from './place-store.ts'
import { actingFor } from './protect-place.ts'
import { PLACE_ABSENT, PLACE_OF_A_JUDGE } from './refusals.ts'
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

const detailOf = async (op: Operation, snapshot: RightsSnapshot, grant: Grant, id: PlaceId): Promise<PlaceDetail> => {
  const place = snapshot.places.find(one => one.id === id && one.hiddenFrom !== grant.actorTag)
  const open = await openerOfPlaces(op, snapshot)
  return place === undefined ? refuse(PLACE_ABSENT) : open(id)
}
