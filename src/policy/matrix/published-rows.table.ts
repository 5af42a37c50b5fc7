import type { ProfessionGroup } from '../../kernel/profession-groups.ts'

/** Columns of the published version of 2020, in its order. */
const COLUMNS: readonly ProfessionGroup[] = [
  'doctor',
  'biologist-pharmacist',
  'pharmacist',
  'dentist',
  'midwife',
  'nurse',
  'physiotherapist',
  'podiatrist',
  'speech-therapist',
  'rehabilitation',
  'hearing-and-orthotics',
  'optician',
  'radiographer',
]

/** Rows that could be read: extract of the DMP matrix v2.3.0 of 2020-10-07, as printed. */
// biome-ignore format: a table looks like a table
const ROWS = {
  '15508-5': 'RRR-RRR------',
  '70004-7': 'RRRRRRRRRR--R',
  '75492-9': 'RRRRRRRRRR--R',
  '11505-5': 'RRRRRRRRRR---',
  '75482-0': 'RRRRRRRRRR---',
  '67851-6': 'RRRRRRR-RR--R',
} as const

/** What was reported of the order of 26 October 2023, column by column. */
// biome-ignore format: a table looks like a table
const FACTS: readonly (readonly [ProfessionGroup, boolean, readonly string[]])[] = [
  ['nurse', true, ['83981-1', 'DOCPAT03', 'DOCPAT05', 'DOCPAT06', '47420-5', '11502-2', '15507-7', '56445-0', '80820-4', 'PROT_ALD']],
  ['nurse', false, ['75496-0', '68599-0', '83901-9', '68817-6', '89601-9']],
  ['care-coordinator', false, ['15507-7', 'BIL_AUTO', '34794-8', '34112-3', '11506-3', '89601-9']],
]

export type PublishedCell = { readonly group: ProfessionGroup; readonly type: string; readonly allowed: boolean; readonly source: string }

/** Cells that an authority published and that we could read (domain.md §2.3). Whoever changes one is warned, and says that she means it. */
export const PUBLISHED_CELLS: readonly PublishedCell[] = [
  ...Object.entries(ROWS).flatMap(([type, marks]) =>
    COLUMNS.map((group, i) => ({ group, type, allowed: marks[i] === 'R', source: 'DMP v2.3.0, 2020-10-07' })),
  ),
  ...FACTS.flatMap(([group, allowed, types]) => types.map(type => ({ group, type, allowed, source: 'JORF 2023-10-29' }))),
]
