import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const AGENTS_ONLY: RefusalDefinition = { category: 'forbidden', code: 'agents-only', message: 'Cette page est réservée aux agents.' }
export const DPO_ONLY: RefusalDefinition = {
  category: 'forbidden',
  code: 'dpo-only',
  message: 'Cette page est réservée à la personne qui protège les données.',
}
export const COLLEAGUE_NEEDED: RefusalDefinition = {
  category: 'forbidden',
  code: 'colleague-needed',
  message: 'Cet acte se fait à deux. Demandez l’accord d’un collègue, puis recommencez.',
}
export const OWN_ACT: RefusalDefinition = {
  category: 'forbidden',
  code: 'own-act',
  message: 'Vous ne pouvez pas approuver votre propre demande.',
}
export const UNKNOWN_ACT: RefusalDefinition = { category: 'absent', code: 'unknown-act', message: 'Cette demande n’existe pas, ou plus.' }
export const UNKNOWN_AGENT: RefusalDefinition = { category: 'absent', code: 'unknown-agent', message: 'Cet agent n’existe pas.' }
export const INVITATION_OVER: RefusalDefinition = {
  category: 'invalid',
  code: 'invitation-over',
  message: 'Cette invitation n’est plus valable. Demandez-en une nouvelle.',
}
export const KEY_NOT_HARDWARE: RefusalDefinition = {
  category: 'invalid',
  code: 'key-not-hardware',
  message: 'Cette clé peut être copiée sur un autre appareil. Utilisez une clé de sécurité.',
}
export const AGENT_KEY_REFUSED: RefusalDefinition = {
  category: 'unauthenticated',
  code: 'agent-key-refused',
  message: 'Cette clé n’a pas été reconnue. Réessayez, ou adressez-vous à votre responsable.',
}
export const AGENTS_STAND: RefusalDefinition = {
  category: 'forbidden',
  code: 'agents-stand',
  message: 'Deux agents ont déjà leur clé : ce sont eux qui créent les autres.',
}
