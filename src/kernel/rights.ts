/** What may be asked of the door. The first seven are the rights of PDT-INF-526; the others belong to the person's side and the journal. */
export const DOCUMENT_RIGHTS = ['read', 'deposit', 'mask', 'unmask', 'reveal', 'archive', 'delete'] as const
export type DocumentRight = (typeof DOCUMENT_RIGHTS)[number]

export type Right = DocumentRight | 'declare-access' | 'manage-access' | 'read-access' | 'read-journal' | 'refuse' | 'open-record'
