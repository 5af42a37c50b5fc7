import type { RefusalDefinition } from '../kernel/refusal.ts'

export const MATRIX_ABSENT: RefusalDefinition = { category: 'absent', code: 'matrix-absent', message: 'Ce tableau n’existe pas.' }
export const MATRIX_MOVED: RefusalDefinition = {
  category: 'conflict',
  code: 'matrix-moved',
  message: 'Ce tableau a changé depuis votre lecture. Relisez-le.',
}
export const MATRIX_CONFLICT: RefusalDefinition = {
  category: 'conflict',
  code: 'matrix-conflict',
  message: 'Un autre tableau a été validé entre-temps. Recommencez à partir de lui.',
}
export const MATRIX_CELL_UNKNOWN: RefusalDefinition = {
  category: 'invalid',
  code: 'matrix-cell-unknown',
  message: 'Ce métier ou ce type de document n’existe pas.',
}
export const MATRIX_UNCHANGED: RefusalDefinition = {
  category: 'invalid',
  code: 'matrix-unchanged',
  message: 'Ce brouillon ne change rien.',
}
export const MATRIX_TOO_SOON: RefusalDefinition = {
  category: 'invalid',
  code: 'matrix-too-soon',
  message: 'Cette date est trop proche. Choisissez une date plus tardive.',
}
export const MATRIX_DEPARTS: RefusalDefinition = {
  category: 'invalid',
  code: 'matrix-departs',
  message: 'Ce tableau change une règle publiée. Confirmez que vous le voulez.',
}
export const MATRIX_OWN: RefusalDefinition = {
  category: 'forbidden',
  code: 'matrix-own',
  message: 'Une autre personne doit valider ce que vous avez écrit.',
}
export const MATRIX_SETTLED: RefusalDefinition = {
  category: 'conflict',
  code: 'matrix-settled',
  message: 'Ce tableau est en vigueur, ou va l’être. Préparez-en un autre.',
}
