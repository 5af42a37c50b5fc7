import { exchange, fetchBytes } from './http.ts'
import type { Deposited, Synthesis, SynthesisDraft, SynthesisEdits } from './types.ts'

// What a professional reads first, and the same written down.
const path = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}/synthesis`

export const readSynthesis = (recordId: string): Promise<Synthesis> => exchange('GET', path(recordId))
export const takeSynthesis = (recordId: string, format: 'vsm' | 'ips'): Promise<Blob> => fetchBytes(`${path(recordId)}/${format}`)
export const readSynthesisDraft = (recordId: string): Promise<SynthesisDraft> => exchange('GET', `${path(recordId)}-draft`)
export const publishSynthesis = (recordId: string, edits: SynthesisEdits): Promise<Deposited> =>
  exchange('POST', `${path(recordId)}/publication`, edits)
