import { requireColleague } from '../accounts/index.ts'
import { writeUnderTrace } from '../audit/index.ts'
import { type DirectoryEntry, directoryEntry, professionalsAtStructure, townEntries } from '../directory/index.ts'
import type { ActorId, PlaceId, RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { afterMonths, parametersAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import type { PlaceDetail, PlaceNamed, RightsSnapshot, RuleActor } from './model.ts'
import { insertPlace } from './place-store.ts'
import { NOT_ACTING, PLACE_UNKNOWN, PLACES_TOO_MANY, PROTECTION_LENGTH, TOWN_TOO_LARGE } from './refusals.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf, placeContext } from './snapshot.ts'
import { plainTown, townTag } from './town.ts'

export type Protecting = {
  readonly place: PlaceNamed
  /** Somebody who acts for her, other than who asks. */
  readonly hiddenFrom: ActorId
  /** `null`: as long as may be said without a judge. */
  readonly until: Instant | null
  /** An order, as the desk records it. */
  readonly decision?: PlaceDetail['decision']
  /** Who agreed, at the desk. */
  readonly colleague?: string
}

const AT_ONCE = 60
const MOST_ENTRIES = 4_000

/**
 * A place, a professional or a town is kept from one of those who act for her, from this instant: what was and will be written there, who works there, what
 * they do in her record. He is told nothing. Without an order it lasts a year at most (Code civil 515-12). Errors: `protection-length`, `not-acting-for-her`,
 * `place-unknown`, `town-too-large`, `protections-too-many`.
 In the journal it is
 * the holder’s alone: each who acts for her reads on the page what she asked, and would miss it in the journal if she were kept from something herself.
 */
export const protectPlace = async (op: Operation, recordId: RecordId, asked: Protecting): Promise<PlaceId> => {
  const until = untilOf(op, asked)
  const { targets, name } = await targetsOf(op, recordId, asked.place)
  const id = op.draw.uuid() as PlaceId
  const act = { action: 'access.protect-place' as const, changesRights: true, stream: 'holder' as const }
  await underGrant(op, recordId, 'protect-places', act, async grant => {
    const snapshot = await loadSnapshot(op, recordId)
    const from = (await actingFor(op, snapshot)).find(actor => actor.id === asked.hiddenFrom)
    if (from === undefined || from.id === op.caller.subject.id) return refuse(NOT_ACTING)
    if (snapshot.places.filter(place => place.until > op.instant).length >= AT_ONCE) return refuse(PLACES_TOO_MANY)
    if (grant.basis.rule === 'desk' && asked.decision === undefined) return refuse(PROTECTION_LENGTH)
    const { subject } = op.caller
    const detail: PlaceDetail = {
      place: asked.place,
      name,
      hiddenFrom: { id: from.id, name: from.name },
      by: { id: subject.id, kind: subject.kind, name: subject.name },
      ...(asked.decision === undefined ? {} : { decision: asked.decision }),
      ...(asked.colleague === undefined ? {} : { colleague: asked.colleague }),
    }
    const sealer = await op.keyring.sealer(recordId)
    const sealed = sealer.rights(placeContext(id), Buffer.from(JSON.stringify(detail)))
    const hiddenFrom = op.keyring.tag(recordId, 'actor', from.id)
    await writeUnderTrace(op, grant, act, async tx => {
      // What a judge ordered is recorded by two agents.
      if (grant.basis.rule === 'desk') await requireColleague(tx, op, { kind: 'protect-place', subject: recordId })
      await insertPlace(tx, { recordId, id, hiddenFrom, targets, from: op.instant, until, sealed })
    })
  })
  forgetSnapshot(recordId)
  return id
}

const untilOf = (op: Operation, { until, decision }: Protecting): Instant => {
  const most = afterMonths(op.instant, parametersAt(op.instant).protectedPlaceMonths)
  if (until === null) return most
  return until <= op.instant || (decision === undefined && until > most) ? refuse(PROTECTION_LENGTH) : until
}

/** Who acts for her, did, or was asked to: from whom something may be kept. */
export const actingFor = async (op: Operation, snapshot: RightsSnapshot): Promise<readonly RuleActor[]> => {
  const { details } = await openRightsOf(op, snapshot)
  return [...snapshot.rules.values()].flatMap(rule => {
    const actor = details.get(rule.actorTag)?.actor
    return actor?.kind === 'person' && actor.id !== snapshot.holderId ? [actor] : []
  })
}

type Found = { readonly targets: readonly Tag[]; readonly name: string }

/** Whoever works in a place tells where it is: the directory is public. So they are kept with it. */
const targetsOf = async (op: Operation, recordId: RecordId, place: PlaceNamed): Promise<Found> => {
  const tags = (numbers: readonly string[]): readonly Tag[] => [
    ...new Set(numbers.map(number => op.keyring.tag(recordId, 'actor', number))),
  ]
  if (place.kind === 'town') {
    const entries = (await townEntries(op.db, place.town, MOST_ENTRIES + 1)).filter(
      ({ city }) => plainTown(city ?? '') === plainTown(place.town),
    )
    if (entries.length > MOST_ENTRIES) return refuse(TOWN_TOO_LARGE)
    if (entries.length === 0) return refuse(PLACE_UNKNOWN)
    return { targets: [townTag(op, recordId, place.town), ...tags(entries.flatMap(numbersOf))], name: place.town }
  }
  if (place.kind === 'professional') {
    const entry = (await directoryEntry(op.db, place.actorId)) ?? refuse(PLACE_UNKNOWN)
    return entry.kind === 'professional' ? { targets: tags([entry.nationalId]), name: entry.name } : refuse(PLACE_UNKNOWN)
  }
  const found = await structureOf(op, place.actorId)
  const there = await professionalsAtStructure(op.db, found.nationalId, MOST_ENTRIES)
  return { targets: tags([found.nationalId, ...there.map(({ nationalId }) => nationalId)]), name: found.name }
}

const numbersOf = ({ nationalId, exercises }: DirectoryEntry): readonly string[] => [
  nationalId,
  ...exercises.map(({ structureNationalId }) => structureNationalId),
]

/** A place by its own number, or by that of somebody who works there: the first of her places. */
const structureOf = async (op: Operation, id: ActorId): Promise<{ readonly nationalId: string; readonly name: string }> => {
  const entry = (await directoryEntry(op.db, id)) ?? refuse(PLACE_UNKNOWN)
  if (entry.kind === 'structure' || entry.kind === 'laboratory') return entry
  const [first] = entry.exercises
  return first === undefined ? refuse(PLACE_UNKNOWN) : { nationalId: first.structureNationalId, name: first.structureName }
}
