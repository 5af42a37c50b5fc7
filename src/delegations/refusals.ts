import type { RefusalDefinition } from '../kernel/refusal.ts'

export const DELEGATION_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'no-such-delegation',
  message: 'Cette invitation n’existe pas, ou ne vaut plus.',
}

export const NOT_ONESELF: RefusalDefinition = {
  category: 'invalid',
  code: 'delegation-to-oneself',
  message: 'Ce numéro est le vôtre. Indiquez celui de la personne que vous invitez.',
}

export const INVITED_ALREADY: RefusalDefinition = {
  category: 'conflict',
  code: 'delegation-exists',
  message: 'Cette personne est déjà invitée, ou agit déjà dans ce dossier.',
}

export const HELPERS_FULL: RefusalDefinition = {
  category: 'conflict',
  code: 'helpers-full',
  message: 'Trois personnes au plus peuvent aider dans un dossier. Arrêtez d’abord un accès.',
}

export const HELPED_FULL: RefusalDefinition = {
  category: 'conflict',
  code: 'helped-full',
  message: 'Vous aidez déjà cinq personnes. Arrêtez d’abord un accès.',
}

export const REPRESENTATIVES_FULL: RefusalDefinition = {
  category: 'conflict',
  code: 'representatives-full',
  message: 'Deux représentants légaux agissent déjà pour cet enfant. Pour un changement, adressez-vous à l’accueil.',
}

export const MINORS_HAVE_PARENTS: RefusalDefinition = {
  category: 'invalid',
  code: 'minor-has-representatives',
  message: 'Un enfant n’a pas d’aidant : ses représentants légaux agissent pour lui.',
}

export const ADULTS_HAVE_HELPERS: RefusalDefinition = {
  category: 'invalid',
  code: 'adult-has-helpers',
  message: 'Cette personne est majeure : elle n’a plus de représentant légal.',
}

export const HELPER_UNFIT: RefusalDefinition = {
  category: 'forbidden',
  code: 'helper-unfit',
  message: 'Pour agir pour quelqu’un, il faut être majeur et avoir activé son propre dossier.',
}

export const ENDS_TOO_SOON: RefusalDefinition = {
  category: 'invalid',
  code: 'delegation-ends-too-soon',
  message: 'La date de fin doit être à venir.',
}

export const AUTHORITY_AT_THE_DESK: RefusalDefinition = {
  category: 'forbidden',
  code: 'authority-at-the-desk',
  message: 'L’autorité parentale ou une mesure de protection ne s’arrête pas en ligne. Adressez-vous à l’accueil avec la décision du juge.',
}
