import { exchange, fetchBytes } from './http.ts'
import type {
  ChoiceMade,
  Enrolment,
  OnDemand,
  OnDemandOpened,
  PlacesToAnswer,
  RefusalFiled,
  RefusalForm,
  RightsByProfession,
  ShownPost,
} from './types.ts'

// What comes before a record: refusing it, taking that back, closing one that was never used.
const record = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}`

export const readPlacesToAnswer = (): Promise<PlacesToAnswer> => exchange('GET', '/api/places')
export const readRightsByProfession = (): Promise<RightsByProfession> => exchange('GET', '/api/rights-by-profession')
/** The same answer for everybody and for nobody. */
export const fileRefusal = (form: RefusalForm): Promise<RefusalFiled> => exchange('POST', '/api/refusals', form)

/** At her word, in front of a professional: a code for her, whether she had a record or not. */
export const createOnDemand = (asked: OnDemand): Promise<OnDemandOpened> => exchange('POST', '/api/records/on-demand', asked)

export const readEnrolment = (recordId: string): Promise<Enrolment> => exchange('GET', `${record(recordId)}/enrolment`)
export const oppose = (recordId: string): Promise<ChoiceMade> => exchange('POST', `${record(recordId)}/opposition`)
export const withdraw = (recordId: string): Promise<ChoiceMade> => exchange('DELETE', `${record(recordId)}/opposition`)
export const readProof = (recordId: string): Promise<Blob> => fetchBytes(`${record(recordId)}/opposition/proof`)

type Proved =
  | { readonly step: 'choose'; readonly among: readonly { readonly personId: string; readonly firstName: string }[] }
  | { readonly step: 'proved'; readonly recordId: string }
type CodeProof = Pick<RefusalForm, 'ins' | 'vitaleSerial' | 'birthDate'> & { readonly code: string; readonly chosen?: string }
/** Number, card, birth date and code: enough to close, to read nothing. */
export const proveByCode = (proof: CodeProof): Promise<Proved> => exchange('POST', '/api/activation/proofs', proof)
export const closeRecord = (recordId: string, erase: boolean): Promise<unknown> => exchange('POST', `${record(recordId)}/close`, { erase })

export const readShownPost = (): Promise<ShownPost> => exchange('GET', '/api/demonstration/post')
export const letterAddress = (id: string): string => `/api/demonstration/post/letters/${encodeURIComponent(id)}`
