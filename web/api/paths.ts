/** Addresses of what a first page asks: said once, for who asks it and for who asks it ahead. */
export const query = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const pairs = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

export const SESSION = '/api/session'
export const DELEGATIONS = '/api/delegations'

export const recordPath = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}`
export const shelfPath = (recordId: string): string => `${recordPath(recordId)}/shelf`
export const newsPath = (recordId: string): string => `${shelfPath(recordId)}?only=news`
export const accessPath = (recordId: string): string => `${recordPath(recordId)}/access`
export const timelinePath = (recordId: string): string => `${recordPath(recordId)}/timeline`

const WHOLE_LIFE_DAYS = 36_500
export const journalPath = (recordId: string, days: number | undefined, cursor?: string): string =>
  `${recordPath(recordId)}/journal${query({ days: days ?? WHOLE_LIFE_DAYS, cursor })}`

/** How far back the home tells who looked. */
export const LOOKS_DAYS = 30
