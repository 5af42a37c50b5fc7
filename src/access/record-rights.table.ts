import type { Right } from '../kernel/rights.ts'
import type { DocumentRight } from '../kernel/rights.ts'
import type { Operation } from '../platform/operation.ts'
import type { Known } from './actor-facts.ts'
import type { RightsSnapshot } from './model.ts'

/** Rights on the record itself: who may change who sees, read her rules and her journal, declare an access (domain.md §2.1, §2.5, §1.7). */
export type RecordRight = Exclude<Right, DocumentRight>

export type RecordCase = { readonly op: Operation; readonly snapshot: RightsSnapshot; readonly known: Known }
export type RecordRule = { readonly rule: string; readonly when: (on: RecordCase) => boolean; readonly source: string }

const isOpen = ({ snapshot }: RecordCase): boolean => snapshot.state === 'open' || snapshot.state === 'active'
const isNormal = ({ op }: RecordCase): boolean => op.mode === 'normal'
const is =
  (...kinds: readonly string[]) =>
  ({ known }: RecordCase): boolean =>
    known.kind !== null && kinds.includes(known.kind)
const leads = ({ known }: RecordCase): boolean => known.relation === 'attending' || known.relation === 'administrator'

const both =
  (...conditions: readonly ((on: RecordCase) => boolean)[]) =>
  (on: RecordCase): boolean =>
    conditions.every(holds => holds(on))

// biome-ignore format: a table looks like a table
export const RECORD_RIGHTS: Readonly<Record<RecordRight, readonly RecordRule[]>> = {
  'manage-access': [
    { rule: 'holder', when: both(isOpen, isNormal, is('person')), source: 'L.1111-19; R.1111-49' },
    { rule: 'representative', when: both(isOpen, isNormal, is('representative')), source: 'R.1111-32; a helper may not (domain.md §1.7)' },
  ],
  'read-access': [
    { rule: 'holder', when: both(isOpen, isNormal, is('person', 'representative')), source: 'L.1111-19' },
    { rule: 'leading', when: both(isOpen, isNormal, is('professional'), leads), source: 'TD1.6; ENS administrateur' },
  ],
  'read-journal': [
    { rule: 'holder', when: both(isOpen, isNormal, is('person', 'representative')), source: 'L.1111-19; R.1111-43' },
    { rule: 'attending', when: both(isOpen, isNormal, is('professional'), ({ known }) => known.relation === 'attending'), source: 'R.1111-43' },
  ],
  'declare-access': [
    { rule: 'declared', when: both(isOpen, isNormal, is('professional'), ({ known }) => known.relation !== 'blocked'), source: 'R.1111-46; TD0.3' },
    { rule: 'declared-by-secretary', when: both(isOpen, isNormal, is('secretary'), ({ known }) => known.relation !== 'blocked'), source: 'PDT-INF-526 TD0.3 note 1' },
  ],
  'refuse': [],
  'open-record': [],
}
