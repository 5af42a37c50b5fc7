import type { Instant } from '../../kernel/instant.ts'

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

const PARIS = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', year: 'numeric', month: 'numeric', day: 'numeric' })

/** « 3 mai 2026 », as it is in Paris. */
export const dateInWords = (at: Instant): string => {
  const part = (type: string): number => Number(PARIS.formatToParts(at).find(piece => piece.type === type)?.value)
  const day = part('day')
  return `${day === 1 ? '1er' : day}\u00a0${MONTHS[part('month') - 1] ?? ''}\u00a0${part('year')}`
}
