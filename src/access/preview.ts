import { type Act, RightsMoved } from '../audit/index.ts'
import type { AccessMode, Authentication, Exercise, Subject } from '../kernel/actors.ts'
import { type Grant, issueGrant } from '../kernel/grant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Visibility } from '../kernel/visibility.ts'
import type { Operation } from '../platform/operation.ts'
import { type Asking, type Known, knownOn } from './actor-facts.ts'
import { underGrant } from './door.ts'
import { sightOf } from './sight.ts'
import type { RightsSnapshot } from './model.ts'
import { ACT_REFUSED } from './refusals.ts'
import { cachedSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'

/** As whom the person looks at her record. */
export type PreviewAs =
  /** Somebody, as the door would know her if she asked now. */
  | { readonly kind: 'actor'; readonly subject: Subject; readonly exercise?: Exercise }
  /** Who acts for her, or helps her: somebody of her rules. */
  | { readonly kind: 'relative'; readonly id: ActorId }
  /** Anybody of a profession: in normal mode one whom she would authorise for everything, in an emergency one who opened it. */
  | { readonly kind: 'profession'; readonly exercise: Exercise; readonly mode: AccessMode }

export type Preview = {
  readonly name: string
  /** Of reading, for a list and nothing else: it sees what the other would see, and never what its bearer may not. */
  readonly grant: Grant<'read'>
  /** Who would read, for what her pages would say. It does nothing: the session is not hers, and no statement runs for her. */
  readonly reader: { readonly caller: Authentication; readonly mode: AccessMode; readonly relation: string }
  /** False: for her there is no record, unless something of her own is in it. */
  readonly tells: boolean
}

/**
 * « Voir mon dossier comme… »: the decision is asked for the other, by the functions that answer her own requests; what is read is read by the
 * person herself, under her session and in her journal, and nothing stands in the other's. Whoever may say who sees may look.
 */
export const underPreview = <T>(
  op: Operation,
  recordId: RecordId,
  as: PreviewAs,
  act: Act,
  work: (preview: Preview) => Promise<T>,
): Promise<T> =>
  underGrant(op, recordId, 'manage-access', act, async managing => {
    const done = await underGrant(op, recordId, 'read', act, async own =>
      own.rightsVersion === managing.rightsVersion ? { value: await work(await previewOf(op, own, as)) } : null,
    )
    if (done === null) throw new RightsMoved('between the two decisions')
    return done.value
  })

const previewOf = async (op: Operation, own: Grant<'read'>, as: PreviewAs): Promise<Preview> => {
  const { recordId, rightsVersion } = own
  if (!seesAsHolder(own.visibility)) return refuse(ACT_REFUSED)
  const cached = cachedSnapshot(recordId)
  const snapshot = cached?.version === rightsVersion ? cached : await loadSnapshot(op, recordId)
  const asking = askingAs(op, as.kind === 'relative' ? await relativeOf(op, snapshot, as.id) : as)
  const known = as.kind === 'profession' ? anyOf(asking, snapshot, as) : knownOn(asking, snapshot)
  const { tells, visibility } = await sightOf({ op: asking, snapshot, known })
  const grant = issueGrant({
    ...own,
    right: 'read',
    recordId,
    actorTag: known.ownTag,
    structureTag: known.structureTag,
    rightsVersion: snapshot.version,
    visibility: within(visibility, own.visibility),
    blind: false,
  })
  const reader = { caller: asking.caller, mode: asking.mode, relation: known.relationName }
  return { name: asking.caller.subject.name, grant, reader, tells }
}

/** The person and her representatives see everything but what the two bits keep from them: what both see is told by these bits. */
const seesAsHolder = (own: Visibility): boolean =>
  own.others && own.masked && own.everyAudience && own.classTags === null && own.monthTags === null && own.documentIds === null

const within = (seen: Visibility, own: Visibility): Visibility => ({
  ...seen,
  held: seen.held && own.held,
  hiddenFromRepresentatives: seen.hiddenFromRepresentatives && own.hiddenFromRepresentatives,
  hiddenPlaces: own.hiddenPlaces === null ? seen.hiddenPlaces : [...own.hiddenPlaces, ...(seen.hiddenPlaces ?? [])],
  shelteredPlaces: own.shelteredPlaces,
})

const ANYBODY = 'anybody'

type Directly = Exclude<PreviewAs, { readonly kind: 'relative' }>

const relativeOf = async (op: Operation, snapshot: RightsSnapshot, id: ActorId): Promise<Directly> => {
  const { details } = await openRightsOf(op, snapshot)
  const found = [...details.values()].find(({ actor, secret }) => actor.id === id && actor.kind === 'person' && secret === undefined)
  return found === undefined ? refuse(ACT_REFUSED) : { kind: 'actor', subject: { kind: 'person', id, name: found.actor.name } }
}

const askingAs = ({ caller, instant, keyring }: Operation, as: Directly): Asking => {
  const { exercise: _own, ...session } = caller
  const subject: Subject =
    as.kind === 'actor' ? as.subject : { kind: 'professional', id: caller.subject.id, name: ANYBODY, nationalId: ANYBODY }
  return {
    caller: { ...session, subject, ...(as.exercise === undefined ? {} : { exercise: as.exercise }) },
    mode: as.kind === 'actor' ? 'normal' : as.mode,
    instant,
    keyring,
  }
}

const anyOf = (asking: Asking, snapshot: RightsSnapshot, { mode }: { readonly mode: AccessMode }): Known => {
  const known = { ...knownOn(asking, snapshot), structureTag: null }
  return mode === 'normal'
    ? { ...known, rule: undefined, relation: 'authorised', relationName: 'authorised' }
    : { ...known, rule: undefined, relation: 'none', emergency: true, relationName: 'emergency' }
}
