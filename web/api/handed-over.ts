import type * as contract from '../../src/api/contract/index.ts'
import { exchange } from './http.ts'

/** The code of a letter, and who the record is of: once. */
export const openHandedOver = (proof: contract.HandedOverProof): Promise<contract.HandedOver> => exchange('POST', '/api/handed-over', proof)
/** A plain link: a large copy goes to the disk, not through the page. */
export const HANDED_OVER_ARCHIVE = '/api/handed-over/archive'
