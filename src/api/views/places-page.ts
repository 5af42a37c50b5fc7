import { placeKey, placesNow, rememberedPlace } from '../../accounts/index.ts'
import { directoryEntry } from '../../directory/index.ts'
import type { Exercise } from '../../kernel/actors.ts'
import type { ActorId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Places } from '../contract/index.ts'
import { professionLabel, specialtyLabel, underOf } from '../wording/people.ts'

/** Her situations of practice, with the one to propose first: the session's, else the last one chosen. */
export const placesPage = async (op: Operation, actorId: ActorId, current: Exercise | undefined): Promise<Places | null> => {
  const entry = await directoryEntry(op.db, actorId)
  if (entry === undefined) return null
  const proposed = current === undefined ? await rememberedPlace(op, actorId) : placeKey(current)
  return {
    name: entry.name,
    signedIn: current !== undefined,
    items: (await placesNow(op.db, entry, op.instant)).map(exercise => {
      const specialty = specialtyLabel(exercise.specialty)
      const key = placeKey(exercise)
      return {
        key,
        structureName: exercise.structureName,
        professionLabel: professionLabel(exercise.profession),
        ...(specialty === undefined ? {} : { specialtyLabel: specialty }),
        occupational: exercise.occupational,
        regulation: exercise.regulation,
        ...underOf(exercise.under),
        isProposed: key === proposed,
      }
    }),
  }
}
