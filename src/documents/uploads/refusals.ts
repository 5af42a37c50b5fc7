import type { RefusalDefinition } from '../../kernel/refusal.ts'

/** The same for what was never there, is somebody else's, or has expired. */
export const UPLOAD_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'upload-absent',
  message: 'Cet envoi n’existe plus. Recommencez-le.',
}
export const UPLOAD_OFFSET: RefusalDefinition = {
  category: 'conflict',
  code: 'upload-offset',
  message: 'L’envoi a repris à un autre endroit. Il va continuer.',
}
export const UPLOAD_UNFINISHED: RefusalDefinition = {
  category: 'conflict',
  code: 'upload-unfinished',
  message: 'Le fichier n’est pas encore arrivé en entier.',
}
export const UPLOAD_SHAPE_WRONG: RefusalDefinition = {
  category: 'invalid',
  code: 'upload-protocol',
  message: 'Cet envoi ne peut pas être lu : il ne suit pas le protocole tus 1.0.',
}
export const UPLOAD_TOO_LARGE: RefusalDefinition = {
  category: 'too-large',
  code: 'upload-too-large',
  message: 'Ce fichier est trop lourd : 25 Mo au plus, 500 Mo pour un ZIP d’images médicales.',
}
export const UPLOADS_FULL: RefusalDefinition = {
  category: 'too-many',
  code: 'uploads-full',
  message: 'Trop de fichiers attendent. Enregistrez ou retirez ceux qui sont déjà envoyés.',
}
