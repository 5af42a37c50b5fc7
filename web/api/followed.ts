import { exchange } from './http.ts'
import { query } from './paths.ts'
import type { FactDecision, FactKind, Measures, ReadFacts, Vaccinations } from './types.ts'

// What is followed in time: measures, vaccinations, and what was read in documents.
const record = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}`

export const readMeasures = (recordId: string): Promise<Measures> => exchange('GET', `${record(recordId)}/measures`)
export const readVaccinations = (recordId: string): Promise<Vaccinations> => exchange('GET', `${record(recordId)}/vaccinations`)
export const readFacts = (recordId: string, kinds?: readonly FactKind[]): Promise<ReadFacts> =>
  exchange('GET', `${record(recordId)}/facts${query({ kinds: kinds?.join(',') })}`)
export const setReading = (recordId: string, consents: boolean): Promise<void> =>
  exchange('PUT', `${record(recordId)}/reading`, { consents })
export const decideFact = (recordId: string, documentId: string, factId: string, decision: FactDecision): Promise<void> =>
  exchange('PUT', `${record(recordId)}/documents/${encodeURIComponent(documentId)}/facts/${encodeURIComponent(factId)}`, { decision })
