/**
 * The life of a record (domain.md §1.4). Issue 3 adds the transitions; the first two states are all that opening needs:
 *   open → active (the person activated it) → suspended | closed | deceased
 */
export type RecordState = 'open' | 'active' | 'suspended' | 'closed' | 'deceased'
