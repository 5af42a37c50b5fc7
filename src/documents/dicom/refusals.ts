import type { RefusalDefinition } from '../../kernel/refusal.ts'

const invalid = (code: string, message: string): RefusalDefinition => ({ category: 'invalid', code, message })

export const NO_IMAGE = invalid('no-image', 'Aucune image médicale n’a été trouvée dans ce fichier.')
export const ARCHIVE_BROKEN = invalid('archive-broken', 'Ce ZIP est abîmé ou incomplet. Envoyez-le de nouveau.')
export const ARCHIVE_ENCRYPTED = invalid('archive-encrypted', 'Ce ZIP est protégé par un mot de passe. Enregistrez-le sans protection.')
export const ARCHIVE_TOO_LARGE: RefusalDefinition = {
  category: 'too-large',
  code: 'archive-too-large',
  message: 'Ce ZIP contient trop de fichiers, ou des fichiers trop lourds une fois ouverts.',
}
export const ARCHIVE_OF_OTHERS: RefusalDefinition = {
  category: 'unsupported',
  code: 'archive-of-others',
  message:
    'Ce ZIP contient autre chose que des images médicales, par exemple un programme. Gardez seulement les images, puis refaites le ZIP.',
}
export const NOT_IMAGES: RefusalDefinition = {
  category: 'absent',
  code: 'not-images',
  message: 'Ce document ne contient pas d’images médicales.',
}
