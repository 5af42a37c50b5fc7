import { exchange } from './http.ts'
import type { Evidence, NewDose, RecordedDose, Treatments } from './types.ts'

// What is taken, from its three sources, and what a professional writes of vaccinations.
const record = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}`

export const readTreatments = (recordId: string): Promise<Treatments> => exchange('GET', `${record(recordId)}/treatments`)
/** The same request records one dose. */
export const recordDose = (recordId: string, dose: NewDose): Promise<RecordedDose> =>
  exchange('POST', `${record(recordId)}/vaccinations`, dose)
export const confirmDose = (recordId: string, id: string, version: number, evidence: Evidence): Promise<void> =>
  exchange('POST', `${record(recordId)}/profile/entries/${encodeURIComponent(id)}/confirm`, { version, rubric: 'vaccinations', evidence })
