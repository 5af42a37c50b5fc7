import type { RefusalDefinition } from '../kernel/refusal.ts'

/** The same whether the number that is asked for names somebody or nobody. */
export const TOO_MANY_LOOK_UPS: RefusalDefinition = {
  category: 'too-many',
  code: 'too-many-look-ups',
  message: 'Trop de recherches de personnes en une heure. Réessayez plus tard.',
}
