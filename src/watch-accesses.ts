import { allProfessionals } from './directory/index.ts'
import { findOdd } from './journal/index.ts'
import type { ActorId } from './kernel/ids.ts'
import { after, DAY, fromIso, type Instant, toIso } from './kernel/instant.ts'
import { dueOf, setDue, setDues } from './platform/due/index.ts'
import type { Database } from './platform/db/index.ts'
import type { Rings } from './retention/index.ts'
import { queueOdd } from './review/index.ts'

/** The one subject of the clock of the house. */
const HOUSE = '00000000-0000-0000-0000-000000000000'

const dayOf = (at: Instant): string => toIso(at).slice(0, 10)
const nextMidnight = (at: Instant): Instant => fromIso(`${dayOf(after(at, DAY))}T00:00:00.000Z`)

/** Once, at the first start: from then on each day sets the next. */
export const startWatching = async (db: Database, at: Instant): Promise<void> => {
  if ((await dueOf(db, 'journal.watch', HOUSE)) === null) await setDue(db, { kind: 'journal.watch', subject: HOUSE, due: nextMidnight(at) })
}

/** Each night, what every professional did the day before is held against rules that are said in words; what one names waits for a person to look at it. */
export const watchRings: Rings = {
  'journal.watch': async op => {
    await setDue(op.db, { kind: 'journal.watch', subject: HOUSE, due: nextMidnight(op.instant) })
    await setDues(op.db, 'journal.watch-one', op.instant, await allProfessionals(op.db))
  },
  'journal.watch-one': async (op, due) => {
    for (const { subject, due: since } of due)
      for (const { actor, ...odd } of await findOdd(op, subject as ActorId, dayOf(after(since, -DAY)))) {
        const [exercise] = actor.exercises
        await queueOdd(op.db, op, {
          ...odd,
          ...{ actorId: actor.id, actorName: actor.name, nationalId: actor.nationalId, action: 'documents.read' },
          ...{ profession: exercise?.profession ?? '', place: exercise?.structureName ?? '' },
          ...(exercise?.specialty === undefined ? {} : { specialty: exercise.specialty }),
        })
      }
  },
}
