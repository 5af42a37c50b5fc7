import { exchange } from './http.ts'
import type { YearlyLetter } from './types.ts'

// The letter of each year that says who looked.
const letter = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}/yearly-letter`

export const readYearlyLetter = (recordId: string): Promise<YearlyLetter> => exchange('GET', letter(recordId))
export const askYearlyLetter = (recordId: string, wanted: boolean): Promise<void> => exchange('PUT', letter(recordId), { wanted })
