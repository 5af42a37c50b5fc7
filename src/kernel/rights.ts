/** What may be asked of the door. The first seven are the rights of PDT-INF-526; the others belong to the person's side and the journal. */
export const DOCUMENT_RIGHTS = ['read', 'deposit', 'mask', 'unmask', 'reveal', 'archive', 'delete'] as const
export type DocumentRight = (typeof DOCUMENT_RIGHTS)[number]

/** Rights on the life of a record (domain.md §1): its holder's, the desk's and the clocks'. None of them reaches a document. */
export const LIFE_RIGHTS = [
  'activate',
  'close',
  'reopen',
  'erase',
  'suspend',
  'object',
  'record-death',
  'delegate',
  'merge',
  'keep-time',
  'read-life',
] as const
export type LifeRight = (typeof LIFE_RIGHTS)[number]

/**
 * Rights on the health profile (domain.md §4.4): reading it follows the rules of reading a document; writing, hiding a rubric and stating one's
 * wishes have a table of their own (access/profile-rights.table.ts).
 */
export const PROFILE_RIGHTS = ['read-profile', 'write-profile', 'hide-profile', 'write-wishes'] as const
export type ProfileRight = (typeof PROFILE_RIGHTS)[number]

export type Right =
  | DocumentRight
  | LifeRight
  | ProfileRight
  | 'declare-access'
  | 'manage-access'
  | 'read-access'
  | 'read-journal'
  | 'export'
  | 'organise'
  | 'protect-places'
  | 'keep-stays'
  | 'invite-to-team'
  | 'refuse'
  | 'open-record'
