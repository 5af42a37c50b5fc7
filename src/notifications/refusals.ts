import type { RefusalDefinition } from '../kernel/refusal.ts'

export const ALWAYS_TOLD: RefusalDefinition = {
  category: 'invalid',
  code: 'always-told',
  message: 'Les messages qui protègent votre compte sont toujours envoyés.',
}
