import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const LINK_EMPTY: RefusalDefinition = {
  category: 'invalid',
  code: 'link-empty',
  message: 'Choisissez au moins une information de la carte.',
}
