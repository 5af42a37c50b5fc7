import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const KEYS_FULL: RefusalDefinition = {
  category: 'unavailable',
  code: 'keys.full',
  message: 'L’espace de stockage est plein. Rien n’a été enregistré ; réessayez plus tard.',
}

export const KEYS_UNAVAILABLE: RefusalDefinition = {
  category: 'unavailable',
  code: 'keys.unavailable',
  message: 'Le service ne peut rien enregistrer en ce moment. Réessayez dans quelques instants.',
}

export const HASHING_BUSY: RefusalDefinition = {
  category: 'too-many',
  code: 'hashing-busy',
  message: 'Trop de personnes se connectent en ce moment. Réessayez dans une minute.',
}
