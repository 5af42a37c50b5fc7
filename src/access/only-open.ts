import { type Grant, issueGrant } from '../kernel/grant.ts'
import type { Tag } from '../kernel/ids.ts'

/**
 * The part of what a Grant reaches that stands open: nothing masked, nothing kept for chosen professionals, nothing that waits for an announcement, nothing
 * hidden from representatives, nothing of another’s place that is protected from somebody. What is written down for others, a medical summary, is made of this, so that it tells
 * nobody what its author alone may see (R.1111-49, R.1111-50, R.1111-53). It only ever takes away. Whoever is not told of masks keeps what is her own: its
 * absence would tell her that it is masked.
 */
export const onlyOpen = <R extends 'read' | 'read-profile'>(grant: Grant<R>): Grant<R> =>
  issueGrant({
    ...grant,
    visibility: {
      ...grant.visibility,
      own: grant.visibility.masked ? null : grant.visibility.own,
      masked: false,
      everyAudience: false,
      audienceTags: [],
      held: false,
      hiddenFromRepresentatives: false,
      hiddenPlaces: placesKeptFrom(grant),
    },
  })

/**
 * Whoever a place is kept from may read what is written down. What she writes bears her own tags, and is kept from the same people as what already bears
 * them: that stays in it, or its absence would tell her that her place is protected.
 */
const placesKeptFrom = ({ visibility: { hiddenPlaces, shelteredPlaces }, actorTag, structureTag }: Grant): readonly Tag[] | null => {
  const others = shelteredPlaces.filter(tag => tag !== actorTag && tag !== structureTag)
  return others.length === 0 ? hiddenPlaces : [...new Set([...(hiddenPlaces ?? []), ...others])]
}
