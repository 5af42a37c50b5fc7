import type { Treated as Read, Treatments as ReadPage } from '../../views/index.ts'
import type { Treated, Treatments } from '../contract/index.ts'

/** Codes stay behind: the screen reads words, and where to read the source. */
export const treatmentsPage = ({ current, past, checks, denied, isDeclaredClosed }: ReadPage): Treatments => ({
  current: current.map(treatedOf),
  past: past.map(treatedOf),
  checks: checks.map(check => ({ ...check, concerned: [...check.concerned] })),
  denied,
  isDeclaredClosed,
})

const treatedOf = ({ isCurrent: _, joins, said, flags, ...treated }: Read): Treated => ({
  ...treated,
  joins: [...joins],
  said: said.map(({ cis: __, cip: ___, substance: ____, ...line }) => line),
  flags: [...flags],
})
