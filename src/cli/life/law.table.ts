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
  readonly source: string
}

// biome-ignore format: a table looks like a table
export const LAW: readonly LegalClock[] = [
  { event: 'opened', startedBy: ['sent'], stoppedBy: ['returned', 'opposed', 'opened-on-request', 'died-before'], delay: { days: 42 }, kept: 'exact', source: 'R.1111-28' },
  { event: 'told-of-update', startedBy: ['deposited-unannounced'], stoppedBy: ['announced', 'closed', 'closed-by-operator', 'died'], delay: { days: 14 }, kept: 'exact', source: 'R.1111-53' },
  { event: 'shown', startedBy: ['deposited-unannounced'], stoppedBy: ['announced'], delay: { months: 1 }, kept: 'exact', source: 'R.1111-53' },
  { event: 'closed-by-operator', startedBy: ['suspended'], stoppedBy: ['objected', 'resumed', 'died'], delay: { days: 42 }, kept: 'exact', source: 'R.1111-36' },
  { event: 'purged', startedBy: ['closed', 'closed-by-operator', 'died'], stoppedBy: ['reopened', 'erased'], delay: { years: 10 }, kept: 'exact', source: 'L.1111-18; R.1111-36' },
  { event: 'erased', startedBy: ['erasure-asked'], stoppedBy: ['erasure-withdrawn', 'reopened', 'purged'], delay: { months: 3 }, kept: 'by', source: 'R.1111-36' },
  { event: 'invitation-expired', startedBy: ['invited'], stoppedBy: ['invitation-accepted', 'invitation-refused'], delay: { days: 30 }, kept: 'exact', source: 'project' },
  { event: 'authority-ended', startedBy: ['born-to-representatives'], stoppedBy: ['died'], delay: { years: 18 }, kept: 'exact', source: 'Code civil 388, 414' },
]
