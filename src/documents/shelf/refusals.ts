import type { RefusalDefinition } from '../../kernel/refusal.ts'

export const FOLDER_ABSENT: RefusalDefinition = { category: 'absent', code: 'folder-absent', message: 'Ce dossier n’existe plus.' }
export const VIEW_ABSENT: RefusalDefinition = { category: 'absent', code: 'view-absent', message: 'Cette vue n’existe plus.' }
export const SHELF_FULL: RefusalDefinition = {
  category: 'conflict',
  code: 'shelf-full',
  message: 'Vous en avez déjà beaucoup. Supprimez-en avant d’en ajouter.',
}
