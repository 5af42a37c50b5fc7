import { refuse } from '../kernel/refusal.ts'
import { MOTIVE_MISSING } from './refusals.ts'

/** Break-glass needs both attestations and a typed motive (L.1111-17 I al. 1); regulation a call about the person: its mission number (al. 2). */
export type EmergencyRequest =
  | { readonly mode: 'break-glass'; readonly unableToConsent: boolean; readonly immediateDanger: boolean; readonly motive: string }
  | { readonly mode: 'regulation'; readonly mission: string }

const MOTIVE = { letters: 5, most: 500 }
const MISSION_MOST = 64

/** What the person will read. The length is looked at first: nothing else is asked of ten thousand characters. */
export const motiveOf = (request: EmergencyRequest): string => {
  switch (request.mode) {
    case 'break-glass': {
      const { unableToConsent, immediateDanger, motive } = request
      const typed = written(motive, MOTIVE.most)
      const letters = typed?.match(/\p{L}/gu)?.length ?? 0
      return typed === undefined || !unableToConsent || !immediateDanger || letters < MOTIVE.letters ? refuse(MOTIVE_MISSING) : typed
    }
    case 'regulation': {
      const typed = written(request.mission, MISSION_MOST)
      return typed !== undefined && /[\p{L}\p{N}]/u.test(typed) ? typed : refuse(MOTIVE_MISSING)
    }
  }
}

/** Lines of a form become one; a character that is not seen (control, format, unassigned) makes it no motive at all. */
const written = (text: string, most: number): string | undefined => {
  if (text.length > most) return undefined
  const line = text.replace(/[ \t\r\n\u00A0\u202F]+/g, ' ').trim()
  return /\p{C}/u.test(line) ? undefined : line
}
