/**
 * The legal clocks, written again from the texts, for checking: nothing here comes from the product, whose own table is
 * `retention/clocks.table.ts`. A fact of the ledger starts a clock, moves it when it is told again, or stops it; `exact`: done on that day and
 * not before; `by`: done on that day at the latest. Names of facts end with `:item` where one person may have several at once.
 */
export type LegalClock = {
  readonly event: string
  readonly startedBy: readonly string[]
  readonly stoppedBy: readonly string[]
  readonly delay: Temporal.DurationLike
  readonly kept: 'exact' | 'by'
  /** Where its days begin: a birthday at midnight in Paris; other delays run from an instant. */
  readonly zone?: 'Europe/Paris'
  /** Years are accomplished, not reached: of a 29 February, in a year without one, on 1 March (ADR « majority when the day is unknown »). */
  readonly accomplished?: true
  readonly source: string
}

/** The six weeks of R.1111-28 run from the last sending that was not returned: they have a reckoning of their own (`keep-count.ts`). */
export const OPENING = { event: 'opened', days: 42, source: 'R.1111-28' } as const

// biome-ignore format: a table looks like a table
export const LAW: readonly LegalClock[] = [
  { event: 'told-of-update', startedBy: ['deposited-unannounced'], stoppedBy: ['announced', 'closed', 'closed-by-operator', 'suspended', 'died', 'erased', 'purged'], delay: { days: 14 }, kept: 'exact', source: 'R.1111-53' },
  { event: 'shown', startedBy: ['deposited-unannounced'], stoppedBy: ['announced', 'closed', 'closed-by-operator', 'suspended', 'died', 'erased', 'purged'], delay: { months: 1 }, kept: 'exact', source: 'R.1111-53' },
  { event: 'closed-by-operator', startedBy: ['suspended'], stoppedBy: ['objected', 'resumed', 'died'], delay: { days: 42 }, kept: 'exact', source: 'R.1111-36' },
  { event: 'purged', startedBy: ['closed', 'closed-by-operator', 'died'], stoppedBy: ['reopened', 'erased'], delay: { years: 10 }, kept: 'exact', source: 'L.1111-18; R.1111-36' },
  { event: 'erased', startedBy: ['erasure-asked'], stoppedBy: ['erasure-withdrawn', 'reopened', 'purged'], delay: { months: 3 }, kept: 'by', source: 'R.1111-36' },
  { event: 'invitation-expired', startedBy: ['invited'], stoppedBy: ['invitation-accepted', 'invitation-refused', 'erased', 'purged'], delay: { days: 30 }, kept: 'exact', source: 'project' },
  { event: 'authority-ended', startedBy: ['born-to-representatives'], stoppedBy: ['died', 'erased', 'purged'], delay: { years: 18 }, kept: 'exact', zone: 'Europe/Paris', accomplished: true, source: 'Code civil 388, 414' },
]
