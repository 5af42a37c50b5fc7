import { exchange, fetchBytes } from './http.ts'
import { query } from './paths.ts'
import type { CardChange, OwnCard } from './types.ts'

// The emergency card: what stands on it, its code, its paper.
const card = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}/card`

export const readCard = (recordId: string): Promise<OwnCard> => exchange('GET', card(recordId))
export const changeCard = (recordId: string, change: CardChange): Promise<OwnCard> => exchange('PUT', card(recordId), change)
/** The code before says nothing any more. */
export const renewCard = (recordId: string): Promise<OwnCard> => exchange('POST', `${card(recordId)}/code`)
export const cancelCard = (recordId: string): Promise<OwnCard> => exchange('DELETE', `${card(recordId)}/code`)
export const readCardPaper = (recordId: string, format: 'card' | 'a4'): Promise<Blob> =>
  fetchBytes(`${card(recordId)}/paper${query({ format })}`)
