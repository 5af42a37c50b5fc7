import type { HealthProfile, ProfileEntry } from '../../api/types.ts'

export const ACTS = ['end', 'goes-on', 'correct', 'history', 'remove'] as const
export type Asked = (typeof ACTS)[number]

/** What may be asked of this entry: hers to rewrite, or another's to correct. */
export const actsOf = (entry: ProfileEntry, { may }: HealthProfile): readonly Asked[] => {
  const isOpen = entry.closed === undefined && may.write
  const allowed: Readonly<Record<Asked, boolean>> = {
    end: isOpen && entry.status === 'active' && ENDS.has(entry.rubric),
    'goes-on': isOpen && entry.status === 'ended',
    correct: may.write && entry.closed !== undefined && !entry.correctionAsked && !may.confirm,
    history: entry.version > 1 && !may.confirm,
    remove: isOpen,
  }
  return ACTS.filter(act => allowed[act])
}

const ENDS: ReadonlySet<string> = new Set(['allergies', 'treatments', 'conditions', 'disability', 'lifestyle'])
