import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const NO_RENDITION: RefusalDefinition = {
  category: 'unsupported',
  code: 'no-rendition',
  message: 'Ce document ne peut pas s’afficher ici. Téléchargez-le pour l’ouvrir.',
}
export const RANGE_OUTSIDE: RefusalDefinition = {
  category: 'invalid',
  code: 'range-outside',
  message: 'Cette partie du fichier n’existe pas.',
}
