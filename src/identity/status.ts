/** The four statuses of an identity (RNIV): verified on a paper of high trust (IV), and known of the INS teleservice (INSi), or not. */
export type IdentityStatus = 'provisional' | 'recovered' | 'validated' | 'qualified'

/** What a structure may doubt of somebody (RNIV). */
export type IdentityMark = 'doubtful' | 'fictitious'

export type IdentityFacts = {
  /** The traits were compared with an identity card, a passport, a residence permit; for a child, with a birth certificate or family book. */
  readonly verified: boolean
  /** The teleservice, a Vitale card through it, or an ApCV gave the INS for these traits. */
  readonly recovered: boolean
  /** Whoever received the person doubts that she is who she says. */
  readonly doubtful: boolean
  /** Made up, for a rehearsal or an anonymous care: nobody’s. */
  readonly fictitious: boolean
}

/** « Douteuse » and « fictive » bring any identity down to provisional, whatever else is known. */
export const statusOf = ({ verified, recovered, doubtful, fictitious }: IdentityFacts): IdentityStatus => {
  if (doubtful || fictitious) return 'provisional'
  if (verified) return recovered ? 'qualified' : 'validated'
  return recovered ? 'recovered' : 'provisional'
}

/** Only a qualified identity opens a record, or feeds it (domain.md §6.1). */
export const isQualified = (facts: IdentityFacts): boolean => statusOf(facts) === 'qualified'

/** What a structure keeps of it; made up is said first: it is nobody’s. */
export const markOf = ({ doubtful, fictitious }: IdentityFacts): IdentityMark | null =>
  fictitious ? 'fictitious' : doubtful ? 'doubtful' : null
