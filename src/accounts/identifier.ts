import type { Keyring } from '../platform/keyring/keyring.ts'

export type IdentifierProblem = 'length' | 'characters' | 'email' | 'nir' | 'iban'

const LEAST = 8
const MOST = 64
const ALLOWED = /^[a-z0-9._-]+$/
const NIR = /^[1-478]\d{4}(?:\d{2}|2[ab])\d{6}(?:\d{2})?$/
const IBAN = /^[a-z]{2}\d{2}[a-z0-9]{11,30}$/

/** As it is compared: capitals and spaces around it do not matter. */
export const normalIdentifier = (typed: string): string => typed.trim().toLowerCase()

/**
 * Why this cannot be an identifier (domain.md §1.3): eight characters or more, letters without accents, figures, `.`, `-`, `_`; never an
 * address, a social security number or a bank account, which others know.
 */
export const problemOfIdentifier = (typed: string): IdentifierProblem | null => {
  const text = normalIdentifier(typed)
  if (text.includes('@')) return 'email'
  if (text.length < LEAST || text.length > MOST) return 'length'
  if (!ALLOWED.test(text)) return 'characters'
  const bare = text.replace(/[._-]/g, '')
  if (NIR.test(bare)) return 'nir'
  return IBAN.test(bare) && hasIbanKey(bare) ? 'iban' : null
}

/** ISO 13616: the number made of its letters and figures, country and key last, leaves 1 by 97. */
const hasIbanKey = (iban: string): boolean => {
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map(c => (c >= 'a' ? String(c.charCodeAt(0) - 87) : c)).join('')
  return BigInt(digits) % 97n === 1n
}

export const identifierTag = (keyring: Keyring, identifier: string): Buffer => keyring.blindIndex('account', normalIdentifier(identifier))
