import { type Grant, issueGrant } from '../kernel/grant.ts'
import type { Tag } from '../kernel/ids.ts'

/**
 * The part of what a Grant reaches that stands open: nothing masked, nothing kept for chosen professionals, nothing that waits for an announcement, nothing
 * hidden from representatives, nothing of a place that is protected from somebody, her own included. What is written down for others, a medical summary, is made of this, so that it tells nobody what its author
 * alone may see (R.1111-49, R.1111-50, R.1111-53). It only ever takes away. Whoever is not told of masks keeps what is her own: its absence would tell her
 * that it is masked.
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

/** Whoever it is kept from may read what is written down. */
const placesKeptFrom = ({ visibility: { hiddenPlaces, shelteredPlaces } }: Grant): readonly Tag[] | null =>
  shelteredPlaces.length === 0 ? hiddenPlaces : [...new Set([...(hiddenPlaces ?? []), ...shelteredPlaces])]
