import { type CommittedGrant, commitGrant, type Grant, type GrantFacts, issueGrant } from '../../src/kernel/grant.ts'
import type { ActorId, RecordId, Tag } from '../../src/kernel/ids.ts'
import { instant } from '../../src/kernel/instant.ts'
import type { Visibility } from '../../src/kernel/visibility.ts'

export const SEES_NOTHING: Visibility = {
  own: null,
  others: false,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlaces: null,
  shelteredPlaces: [],
  everyAudience: false,
  audienceTags: [],
  classTags: null,
  monthTags: null,
  documentIds: null,
  at: instant(0),
}

/** A grant as the door would make one, for tests of what lies below the door. */
export const aGrant = (recordId: RecordId, changes: Partial<GrantFacts<'read'>> = {}): Grant<'read'> =>
  issueGrant({
    right: 'read',
    recordId,
    actorId: '11111111-1111-4111-8111-111111111111' as ActorId,
    actorTag: '1' as Tag,
    structureTag: null,
    holderName: 'Anne Essai',
    holderId: '22222222-2222-4222-8222-222222222222' as ActorId,
    rightsVersion: '0',
    basis: { rule: '10-matrix', relation: 'authorised', policy: 'test', mode: 'normal' },
    visibility: SEES_NOTHING,
    blind: false,
    ...changes,
  })

export const aCommittedGrant = (recordId: RecordId): CommittedGrant<'read'> => commitGrant(aGrant(recordId), 'open', '1')
