import type { RefusalDefinition } from '../kernel/refusal.ts'

export const SESSION_ENDED: RefusalDefinition = {
  category: 'unauthenticated',
  code: 'session-ended',
  message: 'Votre session est terminée. Connectez-vous de nouveau : votre brouillon est gardé.',
}
