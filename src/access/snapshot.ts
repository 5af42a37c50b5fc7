import { isDeepStrictEqual } from 'node:util'
import type { ActorId, PlaceId, RecordId, ShareId, Tag } from '../kernel/ids.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import type { Operation } from '../platform/operation.ts'
import { type RecordState, STATES } from './facts.ts'
import { displayName, openTraits, type Traits } from '../identity/index.ts'
import {
  type AccessRule,
  DEFAULT_SETTINGS,
  type OpenedRights,
  type PlaceDetail,
  type RightsSnapshot,
  type RuleDetail,
  type RuleRelation,
  type ShareDetail,
} from './model.ts'
import { type RightsRow, selectRights } from './store.ts'

/** Snapshots by record. A stale one is harmless: `append_trace` compares its version under the lock, and the door decides again. */
const cache = new Map<RecordId, RightsSnapshot>()
const CACHED_RECORDS = 20_000
/** What each was read from: the same rows are the same snapshot, with all that was opened and computed of it. */
const source = new WeakMap<RightsSnapshot, readonly RightsRow[]>()

export const cachedSnapshot = (recordId: RecordId): RightsSnapshot | undefined => cache.get(recordId)

export const forgetSnapshot = (recordId: RecordId): void => void cache.delete(recordId)

export const loadSnapshot = async (op: Operation, recordId: RecordId): Promise<RightsSnapshot> => {
  const rows = await selectRights(op.db, recordId)
  const [first] = rows
  if (first === undefined) return decoySnapshot(recordId)
  const known = cache.get(recordId)
  const snapshot = known !== undefined && isDeepStrictEqual(source.get(known), rows) ? known : readSnapshot(recordId, first, rows)
  source.set(snapshot, rows)
  cache.delete(recordId)
  cache.set(recordId, snapshot)
  if (cache.size > CACHED_RECORDS) cache.delete(cache.keys().next().value as RecordId)
  return snapshot
}

const readSnapshot = (recordId: RecordId, first: RightsRow, rows: readonly RightsRow[]): RightsSnapshot => {
  const rules = rows.filter(row => row.row_kind === 'rule')
  const places = rows.filter(row => row.row_kind === 'protected-place').map(row => ({ ...row, id: row.session_id as string as PlaceId }))
  const shares = rows.filter(row => row.row_kind === 'share').map(row => ({ ...row, id: row.session_id as string as ShareId }))
  return {
    recordId,
    real: true,
    version: first.rights_version,
    state: stateOf(first.state),
    holderId: first.holder_id,
    settings: {
      breakGlass: first.break_glass,
      regulation: first.regulation,
      maskedInEmergency: first.masked_in_emergency,
      everythingHidden: first.everything_hidden,
    },
    rules: new Map(rules.map(row => [row.actor_tag, ruleOf(row)])),
    emergencies: rows.flatMap(row =>
      row.row_kind === 'regulation' || row.row_kind === 'break-glass'
        ? [{ actorTag: row.actor_tag, sessionId: row.session_id, mode: row.row_kind, until: row.valid_until ?? row.valid_from }]
        : [],
    ),
    shares: shares.map(row => ({ id: row.id, actorTag: row.actor_tag, from: row.valid_from, until: row.valid_until ?? row.valid_from })),
    places: places.map(row => ({
      id: row.id,
      hiddenFrom: row.actor_tag,
      targets: (row.targets ?? '').split(',').filter(tag => tag !== '') as readonly string[] as readonly Tag[],
      from: row.valid_from,
      until: row.valid_until ?? row.valid_from,
    })),
    sealed: {
      holder: first.holder_sealed,
      rules: new Map(rules.map(row => [row.actor_tag, row.sealed])),
      shares: new Map(shares.map(row => [row.id, row.sealed])),
      places: new Map(places.map(row => [row.id, row.sealed])),
    },
  }
}

const ruleOf = (row: RightsRow): AccessRule => ({
  actorTag: row.actor_tag,
  relation: row.relation as RuleRelation,
  from: row.valid_from,
  until: row.valid_until,
  blocked: row.blocked,
  blockedInEmergency: row.blocked_in_emergency,
  depositsOpposed: row.deposits_opposed,
  ...(row.relation === 'helper' ? { helper: { adds: row.adds, writes: row.writes } } : {}),
  ...(row.once_representative ? { onceRepresentative: true as const } : {}),
})

type Keyed = Pick<Operation, 'keyring'>

/** Opened once a snapshot; keys that could not be had a moment ago may be had now. */
const oncePerSnapshot = <T>(open: (op: Keyed, snapshot: RightsSnapshot) => Promise<T>) => {
  const opened = new WeakMap<RightsSnapshot, Promise<T>>()
  return (op: Keyed, snapshot: RightsSnapshot): Promise<T> => {
    const known = opened.get(snapshot)
    if (known !== undefined) return known
    const opening = open(op, snapshot)
    opened.set(snapshot, opening)
    opening.catch(() => opened.delete(snapshot))
    return opening
  }
}

/** The holder's traits as they stood with these rights: whoever changes them must move the rights. */
export const holderOf = oncePerSnapshot((op, { holderId, sealed }): Promise<Traits> => openTraits(op.keyring, holderId, sealed.holder))

const openSealed = async (op: Keyed, snapshot: RightsSnapshot): Promise<OpenedRights> => {
  const { recordId, sealed } = snapshot
  const open = await op.keyring.openRights(recordId)
  const details = [...sealed.rules].map(
    ([tag, bytes]) => [tag, JSON.parse(open(ruleContext(tag), bytes).toString('utf8')) as RuleDetail] as const,
  )
  const shares = [...sealed.shares].map(
    ([id, bytes]) => [id, JSON.parse(open(shareContext(id), bytes).toString('utf8')) as ShareDetail] as const,
  )
  return { holderName: displayName(await holderOf(op, snapshot)), details: new Map(details), shares: new Map(shares) }
}

/** Scopes and names. */
export const openRightsOf = oncePerSnapshot(openSealed)

/** For who manages them; the decision reads their tags alone. */
export const openerOfPlaces = async (op: Keyed, { recordId, sealed }: RightsSnapshot): Promise<(id: PlaceId) => PlaceDetail> => {
  const open = await op.keyring.openRights(recordId)
  return id => {
    const bytes = sealed.places.get(id)
    if (bytes === undefined) throw new RangeError('no such place')
    return JSON.parse(open(placeContext(id), bytes).toString('utf8')) as PlaceDetail
  }
}

export const placeContext = (id: PlaceId): string => `place|${id}`

export const shareContext = (id: ShareId): string => `share|${id}`

export const ruleContext = (tag: Tag): string => `rule|${tag}`

/** An unknown state is a shut one: the default is no. */
const stateOf = (text: string): RecordState => STATES.find(state => state === text) ?? 'closed'

/** Sixteen empty records that nobody holds: where requests on no record do the same work. */
export const DECOYS: readonly RecordId[] = Array.from(
  { length: 16 },
  (_, index) => `00000000-0000-4000-9000-0000000000${index.toString(16).padStart(2, '0')}` as RecordId,
)

const NOBODY = '00000000-0000-4000-8000-000000000000' as ActorId

/** No record at all, as a snapshot: what is asked of it is asked of one of the sixteen. */
export const decoySnapshot = (asked: RecordId): RightsSnapshot => ({
  recordId: DECOYS[(sha256(Buffer.from(asked))[0] ?? 0) % DECOYS.length] as RecordId,
  real: false,
  version: '0',
  state: 'active',
  holderId: NOBODY,
  settings: DEFAULT_SETTINGS,
  rules: new Map(),
  emergencies: [],
  shares: [],
  places: [],
  sealed: { holder: Buffer.alloc(0), rules: new Map(), shares: new Map(), places: new Map() },
})
