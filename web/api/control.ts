import type * as contract from '../../src/api/contract/index.ts'
import { exchange } from './http.ts'

// Control after the fact: accesses to look at, and the table of who may read which type.
export type {
  AccessReview,
  AuthorisedRecord,
  MatrixGroup,
  MatrixPage,
  MatrixSimulation,
  MatrixVersion,
  ReviewedAccess,
} from '../../src/api/contract/index.ts'

const access = (itemId: string): string => `/api/admin/accesses/${encodeURIComponent(itemId)}`
const matrix = (versionId: string): string => `/api/admin/habilitations/${encodeURIComponent(versionId)}`
const record = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}`

export const readAccessReview = (): Promise<contract.AccessReview> => exchange('GET', '/api/admin/accesses')
export const askAboutAccess = (itemId: string, words: string): Promise<void> => exchange('POST', `${access(itemId)}/question`, { words })
export const decideAccess = (itemId: string, decision: contract.AccessDecision): Promise<void> =>
  exchange('POST', `${access(itemId)}/decision`, decision)
export const revealAccess = (itemId: string, reason: string): Promise<contract.RevealedAccess> =>
  exchange('POST', `${access(itemId)}/identity`, { reason })

export const readMatrix = (): Promise<contract.MatrixPage> => exchange('GET', '/api/admin/habilitations')
export const startMatrixDraft = (copied?: string): Promise<{ readonly versionId: string }> =>
  exchange('POST', '/api/admin/habilitations/drafts', copied === undefined ? {} : { copied })
export const changeMatrix = (versionId: string, changes: contract.MatrixChanges): Promise<{ readonly revision: number }> =>
  exchange('PUT', `${matrix(versionId)}/cells`, changes)
export const simulateMatrix = (versionId: string): Promise<contract.MatrixSimulation> => exchange('GET', `${matrix(versionId)}/simulation`)
export const submitMatrix = (versionId: string, submission: contract.MatrixSubmission): Promise<void> =>
  exchange('POST', `${matrix(versionId)}/submission`, submission)
export const approveMatrix = (versionId: string, revision: number): Promise<void> =>
  exchange('POST', `${matrix(versionId)}/approval`, { revision })
export const returnMatrix = (versionId: string): Promise<void> => exchange('POST', `${matrix(versionId)}/return`)
export const withdrawMatrix = (versionId: string): Promise<void> => exchange('POST', `${matrix(versionId)}/withdrawal`)

export const readAuthorised = async (): Promise<readonly contract.AuthorisedRecord[]> =>
  (await exchange<{ readonly items: readonly contract.AuthorisedRecord[] }>('GET', '/api/professional/authorised')).items
export const endOwn = (recordId: string, what: 'authorisation' | 'attendance'): Promise<void> =>
  exchange('DELETE', `${record(recordId)}/own-${what}`)
