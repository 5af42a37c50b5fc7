import { alarmsSince } from '../../access/index.ts'
import { after, DAY, toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import { queueOdd } from './queue.ts'

/** `sweep`: her own ceiling of agreements that nobody proved was crossed; `sweep-place`: that of her place; `drip`: that of seven days, which stops nothing. */
const RULES = { 'declared-actor': 'sweep', 'declared-structure': 'sweep-place', 'declared-week': 'drip' } as const

/**
 * Somebody met the ceiling of declared agreements (security.md A3): the alarm that the refusal itself raised waits for whoever protects the data from this very
 * request on, once a day. No record is named. Nothing is done when no ceiling was crossed.
 */
export const queueSweep = async (op: Operation): Promise<void> => {
  const { subject, exercise } = op.caller
  const crossed = (await alarmsSince(op, after(op.instant, -DAY))).filter(
    ({ actorId }) => actorId === subject.id || actorId === exercise?.structureId,
  )
  const rules = [...new Set(crossed.map(({ reason }) => RULES[reason]))].sort()
  if (rules.length === 0) return
  await op.db.transaction(tx =>
    queueOdd(tx, op, {
      ...{ recordId: null, mode: 'normal', relation: 'none', rules, documents: 0, records: 0 },
      ...{ actorId: subject.id, actorName: subject.name, nationalId: 'nationalId' in subject ? subject.nationalId : '' },
      ...{ profession: exercise?.profession ?? '', place: exercise?.structureName ?? '' },
      ...(exercise?.specialty === undefined ? {} : { specialty: exercise.specialty }),
      at: toIso(op.instant),
      action: 'access.declare',
    }),
  )
}
