/** Professions a person meets, as the matrix groups them; the code is TRE_G15's. */
export const PROFESSIONS = [
  { code: '10', group: 'doctor' },
  { code: '60', group: 'nurse' },
  { code: '21', group: 'pharmacist' },
  { code: '50', group: 'midwife' },
  { code: '40', group: 'dentist' },
  { code: '70', group: 'physiotherapist' },
  { code: '80', group: 'podiatrist' },
  { code: '28', group: 'optician' },
] as const

export type Chosen =
  | { readonly kind: 'actor' | 'relative'; readonly id: string }
  | { readonly kind: 'profession'; readonly code: string }
  | { readonly kind: 'mode'; readonly mode: 'regulation' | 'break-glass' }

/** What the address says: `actor ID`, `relative ID`, `profession 60`, `regulation`. Anything else is a doctor. */
export const choiceOf = (value: string): Chosen => {
  if (value === 'regulation' || value === 'break-glass') return { kind: 'mode', mode: value }
  const [kind, id = ''] = value.split(' ')
  if ((kind === 'actor' || kind === 'relative') && id !== '') return { kind, id }
  return { kind: 'profession', code: PROFESSIONS.some(({ code }) => code === id) ? id : '10' }
}

/** The address of a preview: identifiers at most, no name. */
export const previewSearch = (raw: Record<string, unknown>): { readonly actor?: string; readonly as?: string } => {
  const { actor, as } = raw
  return {
    ...(typeof actor === 'string' && /^[0-9a-f-]{36}$/.test(actor) ? { actor } : {}),
    ...(typeof as === 'string' && /^[0-9a-z -]{2,60}$/.test(as) ? { as } : {}),
  }
}
