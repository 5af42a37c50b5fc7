import type { RefusalDefinition } from '../kernel/refusal.ts'

export const UNKNOWN_PERSON: RefusalDefinition = { category: 'absent', code: 'unknown-person', message: 'Cette fiche n’existe pas.' }
export const CHECK_NEEDED: RefusalDefinition = {
  category: 'forbidden',
  code: 'identity-check-needed',
  message: 'Vérifiez d’abord l’identité de la personne. Cette vérification vaut 30 minutes.',
}
export const CHECK_INCOMPLETE: RefusalDefinition = {
  category: 'invalid',
  code: 'check-incomplete',
  message: 'Il faut une pièce avec photo qui ressemble à la personne, ou les questions au téléphone.',
}
export const DOUBT_STANDS: RefusalDefinition = {
  category: 'forbidden',
  code: 'doubt-stands',
  message: 'Un doute est noté aujourd’hui. Un collègue doit vérifier l’identité.',
}
export const CHANGE_ABSENT: RefusalDefinition = { category: 'absent', code: 'change-absent', message: 'Aucun changement n’attend.' }
export const CONTACT_WRONG: RefusalDefinition = {
  category: 'invalid',
  code: 'contact-refused',
  message: 'Cette adresse ou ce numéro ne va pas. Vérifiez-le.',
}
export const REQUEST_ABSENT: RefusalDefinition = { category: 'absent', code: 'request-absent', message: 'Cette demande n’existe pas.' }
export const REQUEST_CLOSED: RefusalDefinition = { category: 'conflict', code: 'request-closed', message: 'Cette demande est close.' }
export const ACT_ABSENT: RefusalDefinition = { category: 'absent', code: 'act-absent', message: 'Ce reçu n’existe pas.' }
