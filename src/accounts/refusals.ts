import type { RefusalDefinition } from '../kernel/refusal.ts'

export { SESSION_ENDED } from '../audit/index.ts'

export const NOT_SIGNED_IN: RefusalDefinition = {
  category: 'unauthenticated',
  code: 'not-signed-in',
  message: 'Connectez-vous pour continuer.',
}

export const MEANS_CLOSED: RefusalDefinition = {
  category: 'absent',
  code: 'no-such-address',
  message: 'Il n’y a rien à cette adresse.',
}

export const STEP_UP_NEEDED: RefusalDefinition = {
  category: 'forbidden',
  code: 'step-up-needed',
  message: 'Pour votre sécurité, confirmez d’abord que c’est bien vous.',
}
