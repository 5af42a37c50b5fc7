import { attendingBeside, holderBeside, NO_RECORD, readHolder, underGrant } from '../../access/index.ts'
import { type DocumentLine, type FactKind, factsBeside, listDocuments } from '../../documents/index.ts'
import type { CommittedGrant } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { type Instant, toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { type Entry, entriesBeside, readingOf, type Rubric } from '../../profile/index.ts'
import { closedRubrics, isClosedType } from '../closed-rubrics.ts'
import { usefulInEmergency } from './useful-in-emergency.ts'
import { emergencyBlocksOf } from './blocks-of.ts'
import type { Emergency } from './model.ts'

const RUBRICS: readonly Rubric[] = [
  'allergies',
  'treatments',
  'conditions',
  'procedures',
  'blood-group',
  'directives',
  'trusted-person',
  'emergency-contacts',
]
const KINDS: readonly FactKind[] = ['result', 'prescription', 'dispensation', 'treatment', 'condition', 'allergy', 'procedure']
const ALL = 10_000
const ACT = { action: 'record.read-synthesis' as const, sections: RUBRICS }

/**
 * The first minute of an emergency: five blocks of what this reader may see, in the mode that she opened, or by her own right. The door decides of everything:
 * the matrix holds in both modes, what is masked is there only where the person allowed it. One entry in the trace, with its mode.
 * Throws NO_RECORD for whoever may not be told that there is a record.
 */
export const readEmergency = (op: Operation, recordId: RecordId): Promise<Emergency> =>
  underGrant(op, recordId, 'read', ACT, async grant => {
    // The banner's own answer, byte for byte and statement for statement.
    if (grant.blind) return readHolder(op, recordId).then(() => refuse(NO_RECORD))
    const { lines, committed } = await listDocuments(op, grant, { limit: ALL }, ACT)
    const [{ facts }, entries, holder, attending] = await Promise.all([
      factsBeside(op, committed, grant, { kinds: KINDS }),
      entriesAfter(op, committed),
      holderBeside(op, committed),
      attendingBeside(op, committed),
    ])
    const { sex, birthDate } = holder.traits
    return {
      holder,
      blocks: emergencyBlocksOf({
        entries,
        facts,
        lines,
        attending,
        today: toIso(op.instant).slice(0, 10),
        sex,
        birthDate,
        closed: closedRubrics(op, grant, RUBRICS),
        isClosed: typeCode => isClosedType(op, grant, typeCode),
      }),
      useful: usefulInEmergency(lines),
      updatedAt: latest(lines, entries),
      grant,
    }
  })

/** Asked for after the trace committed, never before: what has just been hidden is then not in it. */
const entriesAfter = (op: Operation, committed: CommittedGrant): Promise<readonly Entry[]> =>
  underGrant(op, committed.grant.recordId, 'read-profile', readingOf({ rubrics: RUBRICS }), profile =>
    entriesBeside(op, committed, profile, { rubrics: RUBRICS }),
  )

const latest = (lines: readonly DocumentLine[], entries: readonly Entry[]): Instant | null =>
  [...lines.map(({ submittedAt }) => submittedAt), ...entries.map(({ writtenAt }) => writtenAt)].reduce<Instant | null>(
    (last, at) => (last === null || at > last ? at : last),
    null,
  )
