import type * as contract from '../../src/api/contract/index.ts'
import { exchange, fetchBytes } from './http.ts'

// What is asked about a record, and who answers: the person, professionals, who protects the data.
export type { Asking, PastSearch, ProofFound, ProofSearch, QueuedCase, ReviewCase } from '../../src/api/contract/index.ts'

type Items<T> = { readonly items: readonly T[] }
type Made = { readonly caseId: string }
const record = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}`
const admin = (caseId: string): string => `/api/admin/requests/${encodeURIComponent(caseId)}`

export const readCases = async (recordId: string): Promise<readonly contract.ReviewCase[]> =>
  (await exchange<Items<contract.ReviewCase>>('GET', `${record(recordId)}/requests`)).items
export const askReview = (recordId: string, asked: contract.NewReview): Promise<Made> =>
  exchange('POST', `${record(recordId)}/requests`, asked)
export const notMine = (recordId: string, documentId: string, words: string): Promise<Made> =>
  exchange('POST', `${record(recordId)}/documents/${encodeURIComponent(documentId)}/not-mine`, { words })
export const endCase = (recordId: string, caseId: string, as: 'settled' | 'not-satisfied'): Promise<void> =>
  exchange('POST', `${record(recordId)}/requests/${encodeURIComponent(caseId)}/end`, { as })
export const readProofPaper = (recordId: string): Promise<Blob> => fetchBytes(`${record(recordId)}/journal/proof.pdf`)

export const readAskings = async (): Promise<readonly contract.Asking[]> =>
  (await exchange<Items<contract.Asking>>('GET', '/api/professional/requests')).items
export const answerAsking = (caseId: string, answer: contract.AskingAnswer): Promise<void> =>
  exchange('PUT', `/api/professional/requests/${encodeURIComponent(caseId)}`, answer)

export const readQueue = async (): Promise<readonly contract.QueuedCase[]> =>
  (await exchange<Items<contract.QueuedCase>>('GET', '/api/admin/requests')).items
export const decideCase = (caseId: string, outcome: contract.CaseOutcome, text: string): Promise<void> =>
  exchange('POST', `${admin(caseId)}/decision`, { outcome, text })
export const extendCase = (caseId: string, why: string): Promise<void> => exchange('POST', `${admin(caseId)}/extension`, { why })
export const searchProofs = (sought: contract.ProofSearch): Promise<contract.ProofFound> =>
  exchange('POST', '/api/admin/proofs/search', sought)
export const exportProofs = (sought: contract.ProofSearch): Promise<contract.ProofExport> =>
  exchange('POST', '/api/admin/proofs/export', sought)
export const readSearches = async (): Promise<readonly contract.PastSearch[]> =>
  (await exchange<Items<contract.PastSearch>>('GET', '/api/admin/proofs/searches')).items
export const revealIdentity = (pseudonym: string, reason: string): Promise<contract.Revealed> =>
  exchange('POST', `/api/admin/proofs/records/${encodeURIComponent(pseudonym)}/identity`, { reason })
