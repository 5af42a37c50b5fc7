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

export type Right =
  | DocumentRight
  | LifeRight
  | 'declare-access'
  | 'manage-access'
  | 'read-access'
  | 'read-journal'
  | 'export'
  | 'refuse'
  | 'open-record'
