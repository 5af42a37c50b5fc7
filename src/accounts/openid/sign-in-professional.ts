import {
  attachmentsOf,
  type DirectoryEntry,
  placesOf,
  professionalByNationalId,
  registerEntry,
  registerOnce,
} from '../../directory/index.ts'
import type { Exercise, Level } from '../../kernel/actors.ts'
import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Doorstep, Session } from '../model.ts'
import { startSession } from '../start-session.ts'
import { endAttachmentsOfThoseWhoLeft } from '../strike-off.ts'
import type { OutsideIdentity } from './model.ts'
import { type ClaimedExercise, type ClaimedProfessional, placeKey, readProfessionalClaims, rolesAgree } from './professional-claims.ts'
import { CLAIMS_REFUSED, NO_PLACE, UNKNOWN_PLACE } from './refusals.ts'
import { selectPlace, upsertPlace } from './store.ts'

/** She proved who she is and has not said yet where she works: no session, no right. */
export type ProvenProfessional = { readonly actorId: ActorId; readonly level: Level; readonly authenticatedAt: Instant }

/**
 * What the provider signs is the register's word of today: her entry follows it, and is made when the import has not brought her yet. Never
 * another's: the entry is the one of her national number.
 */
export const recogniseProfessional = async (
  { db, draw, instant }: Pick<Operation, 'db' | 'draw' | 'instant'>,
  { claims, level, authenticatedAt }: OutsideIdentity,
): Promise<ProvenProfessional> => {
  const claimed = readProfessionalClaims(claims)
  if (claimed === undefined || !rolesAgree(claims, claimed)) return refuse(CLAIMS_REFUSED, 'claims')
  const known = await professionalByNationalId(db, claimed.nationalId)
  if (known !== undefined && known.kind !== claimed.kind) return refuse(CLAIMS_REFUSED, 'kind')
  // What a provider signs may be older than the strike.
  if (known?.struckOff !== undefined) return refuse(NO_PLACE, 'struck off')
  const exercises = await Promise.all(claimed.exercises.map(async one => exerciseOf(await placeId(db, draw, one), one, known)))
  // A register that names no place today leaves her those that the import knows.
  const entry = entryOf(known, draw.uuid() as ActorId, claimed, exercises.length === 0 ? (known?.exercises ?? []) : exercises)
  // Who has no place is known all the same: somebody may name her, as a substitute or a student.
  if (JSON.stringify(known) !== JSON.stringify(entry))
    await db.transaction(async tx => {
      await registerEntry(tx, entry)
      await endAttachmentsOfThoseWhoLeft(tx, [entry.id], instant)
    })
  if ((await placesNow(db, entry, instant)).length === 0) return refuse(NO_PLACE)
  return { actorId: entry.id, level, authenticatedAt }
}

/** Her own places, then those where she replaces somebody or is in training today. */
export const placesNow = async (db: Doorstep['db'], entry: DirectoryEntry, at: Instant): Promise<readonly Exercise[]> =>
  placesOf(entry, await attachmentsOf(db, entry.id, at), at)

const entryOf = (
  known: DirectoryEntry | undefined,
  fresh: ActorId,
  { kind, nationalId, family, given, qualification }: ClaimedProfessional,
  exercises: readonly Exercise[],
): DirectoryEntry =>
  known === undefined
    ? {
        id: fresh,
        kind,
        nationalId,
        name: `${given} ${family}`.trim(),
        family,
        given,
        exercises,
        ...(qualification === undefined ? {} : { qualification }),
      }
    : { ...known, exercises, ...(qualification === undefined ? {} : { qualification }) }

const exerciseOf = (structureId: ActorId, { town: _, ...claimed }: ClaimedExercise, known: DirectoryEntry | undefined): Exercise => {
  const before = known?.exercises.find(one => placeKey(one) === placeKey(claimed))
  return {
    ...claimed,
    structureId,
    // What closes is kept, what opens is not: an occupational doctor stays one until the import says otherwise.
    occupational: claimed.occupational || before?.occupational === true,
  }
}

const placeId = async (
  db: Doorstep['db'],
  draw: Doorstep['draw'],
  { structureNationalId: nationalId, structureName: name, town }: ClaimedExercise,
): Promise<ActorId> => {
  const known = await professionalByNationalId(db, nationalId)
  if (known !== undefined) return known.id
  const id = draw.uuid() as ActorId
  const itself: Exercise = {
    profession: '',
    structureId: id,
    structureNationalId: nationalId,
    structureName: name,
    occupational: false,
    regulation: false,
  }
  return registerOnce(db, {
    id,
    kind: 'structure',
    nationalId,
    name,
    family: name,
    given: '',
    exercises: [itself],
    ...(town === undefined ? {} : { city: town }),
  })
}

/** A session is of exactly one place; the choice is proposed first the next time. `key` absent: the only one there is. */
export const startAtPlace = async (
  doorstep: Doorstep,
  entry: DirectoryEntry,
  { level, authenticatedAt }: ProvenProfessional,
  key?: string,
): Promise<Session> => {
  // A session row is written only for a place that is hers.
  const places = await placesNow(doorstep.db, entry, doorstep.instant)
  const exercise = key === undefined ? places[0] : places.find(one => placeKey(one) === key)
  if (exercise === undefined) return refuse(key === undefined ? NO_PLACE : UNKNOWN_PLACE)
  const { id, kind, name, nationalId } = entry
  if (kind !== 'professional' && kind !== 'secretary') return refuse(CLAIMS_REFUSED, 'kind')
  await upsertPlace(doorstep.db, id, doorstep.keyring.sealForActor(id, CONTEXT, Buffer.from(placeKey(exercise))))
  return startSession(doorstep, { subject: { kind, id, name, nationalId }, exercise, means: 'openid-connect', level, authenticatedAt })
}

const CONTEXT = 'remembered-place'

export const rememberedPlace = async ({ db, keyring }: Pick<Doorstep, 'db' | 'keyring'>, actorId: ActorId): Promise<string | undefined> => {
  const sealed = await selectPlace(db, actorId)
  return sealed === undefined ? undefined : keyring.openForActor(actorId, CONTEXT, sealed).toString('utf8')
}
