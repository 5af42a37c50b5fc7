import type { RefusalDefinition } from '../kernel/refusal.ts'

/** Opposing comes before; what is open is closed (R.1111-36). */
export const ALREADY_OPENED: RefusalDefinition = {
  category: 'conflict',
  code: 'already-opened',
  message: 'Ce dossier est déjà ouvert. Vous pouvez le fermer.',
}

export const NOT_OPPOSED: RefusalDefinition = {
  category: 'conflict',
  code: 'not-opposed',
  message: 'Aucun refus n’est enregistré : il n’y a rien à annuler.',
}

export const NOT_FOR_HER: RefusalDefinition = {
  category: 'forbidden',
  code: 'not-for-her',
  message: 'Vous ne pouvez pas faire ce choix pour cette personne.',
}

export const NO_SENDING: RefusalDefinition = {
  category: 'absent',
  code: 'no-sending',
  message: 'Ce numéro de courrier n’est pas connu.',
}
