import type * as contract from '../../src/api/contract/index.ts'
import { exchange } from './http.ts'

// Substitutes and students: who acts for a time at somebody else's place.
export type { Attach, Attachment, Attachments } from '../../src/api/contract/index.ts'

export const readAttachments = (): Promise<contract.Attachments> => exchange('GET', '/api/professional/attachments')
export const attachSomebody = (asked: contract.Attach): Promise<contract.Attachment> =>
  exchange('POST', '/api/professional/attachments', asked)
export const endAttachment = (id: string): Promise<void> => exchange('DELETE', `/api/professional/attachments/${encodeURIComponent(id)}`)
