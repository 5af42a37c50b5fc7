import type { Shelter } from '../kernel/grant.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import type { Known } from './actor-facts.ts'
import { isLive, type RightsSnapshot } from './model.ts'
import { loadSnapshot } from './snapshot.ts'

type Places = Pick<RightsSnapshot, 'places'>

const liveAt = ({ places }: Places, at: Instant) => places.filter(place => isLive(place, at))

/** What is protected from this actor today. */
export const placesHiddenFrom = (snapshot: Places, actor: Tag, at: Instant): readonly Tag[] =>
  snapshot.places.length === 0
    ? NONE
    : liveAt(snapshot, at)
        .filter(({ hiddenFrom }) => hiddenFrom === actor)
        .flatMap(({ targets }) => targets)

/** What is protected from anybody today. */
export const shelteredPlaces = (snapshot: Places, at: Instant): readonly Tag[] =>
  snapshot.places.length === 0 ? NONE : [...new Set(liveAt(snapshot, at).flatMap(({ targets }) => targets))]

const NONE: readonly Tag[] = []

/** Whoever was kept from a place once reads nothing of the sheltered stream, also when it ended: what is in it was written for others. */
export const isOutside = ({ places }: Places, actor: Tag): boolean => places.some(({ hiddenFrom }) => hiddenFrom === actor)

/** What protected places make of this caller: where her acts are traced, and which streams she reads. */
export const shelterOf = (
  snapshot: Places,
  { tag, structureTag, underTag }: Pick<Known, 'tag' | 'structureTag' | 'underTag'>,
  at: Instant,
): Shelter => {
  if (snapshot.places.length === 0) return { acts: false, outside: false }
  const sheltered = shelteredPlaces(snapshot, at)
  const acts = [tag, structureTag, underTag].some(one => one !== null && sheltered.includes(one))
  return { acts, outside: isOutside(snapshot, tag) }
}

/** For loops, which decide before the door where what they do is told. */
export const shelteredNow = async (op: Operation, recordId: RecordId): Promise<readonly Tag[]> =>
  shelteredPlaces(await loadSnapshot(op, recordId), op.instant)
