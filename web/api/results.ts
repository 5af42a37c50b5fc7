import { exchange } from './http.ts'
import type { Results, UsefulTypes } from './types.ts'

/** Laboratory results by analyte, of what this reader sees. */
export const readResults = (recordId: string): Promise<Results> => exchange('GET', `/api/records/${encodeURIComponent(recordId)}/results`)

/** Of the caller's trade; about nobody's record. */
export const readUsefulTypes = (): Promise<UsefulTypes> => exchange('GET', '/api/professional/useful-types')
