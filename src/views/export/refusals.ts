import type { RefusalDefinition } from '../../kernel/refusal.ts'

/** Over, cancelled, of somebody else, or never there: one answer. */
export const EXPORT_GONE: RefusalDefinition = { category: 'absent', code: 'export-gone', message: 'Cet export n’est plus là.' }

export const EXPORT_UNDER_WAY: RefusalDefinition = {
  category: 'conflict',
  code: 'export-under-way',
  message: 'Un téléchargement est déjà en préparation.',
}
