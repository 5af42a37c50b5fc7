import { exchange } from './http.ts'
import type { NewProtection, Protections } from './types.ts'

// Places and professionals that are kept from one of those who act for the holder.
const places = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}/protected-places`

export const readProtections = (recordId: string): Promise<Protections> => exchange('GET', places(recordId))
export const protect = (recordId: string, asked: NewProtection): Promise<{ readonly placeId: string }> =>
  exchange('POST', places(recordId), asked)
export const endProtection = (recordId: string, placeId: string): Promise<void> =>
  exchange('DELETE', `${places(recordId)}/${encodeURIComponent(placeId)}`)
