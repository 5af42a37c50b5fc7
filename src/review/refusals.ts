import type { RefusalDefinition } from '../kernel/refusal.ts'

export const CASE_ABSENT: RefusalDefinition = { category: 'absent', code: 'case-absent', message: 'Cette demande n’existe pas.' }
export const CASE_CLOSED: RefusalDefinition = { category: 'conflict', code: 'case-closed', message: 'Cette demande est déjà close.' }
export const CASE_NOT_YOURS: RefusalDefinition = {
  category: 'forbidden',
  code: 'case-not-yours',
  message: 'Seules la personne et celles qui la représentent peuvent faire cette demande.',
}
export const EXTENDED_ALREADY: RefusalDefinition = {
  category: 'conflict',
  code: 'extended-already',
  message: 'Le délai a déjà été prolongé une fois.',
}
export const ANSWER_INVALID: RefusalDefinition = {
  category: 'invalid',
  code: 'case-answer-invalid',
  message: 'Cette réponse ne convient pas à cette demande.',
}
export const SEARCH_TOO_WIDE: RefusalDefinition = {
  category: 'invalid',
  code: 'search-too-wide',
  message: 'Cette recherche est trop large. Choisissez un professionnel et une période plus courte.',
}
export const ACTOR_UNKNOWN: RefusalDefinition = {
  category: 'absent',
  code: 'search-actor-unknown',
  message: 'Aucun professionnel ne porte ce numéro.',
}
export const RECORD_UNKNOWN: RefusalDefinition = {
  category: 'absent',
  code: 'search-record-unknown',
  message: 'Ce numéro ne correspond à aucun dossier.',
}
export const ITEM_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'access-review-absent',
  message: 'Cet accès n’est pas à examiner.',
}
export const ITEM_CLOSED: RefusalDefinition = {
  category: 'conflict',
  code: 'access-review-closed',
  message: 'Cet accès est déjà examiné.',
}
export const ITEM_ASKED: RefusalDefinition = {
  category: 'conflict',
  code: 'access-review-asked',
  message: 'Une explication est déjà demandée pour cet accès.',
}
