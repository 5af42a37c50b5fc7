import type { RefusalDefinition } from '../kernel/refusal.ts'

/** The same for what was never there and for what may not be seen. */
export const DOCUMENT_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'document-absent',
  message: 'Ce document n’existe pas.',
}

export const MASKED_AND_HELD: RefusalDefinition = {
  category: 'invalid',
  code: 'masked-and-held',
  message: 'Un document ne peut pas être à la fois masqué et en attente de la consultation d’annonce.',
}

export const OTHER_CONTENT: RefusalDefinition = {
  category: 'conflict',
  code: 'other-content',
  message: 'Vous avez déjà déposé un autre contenu sous cet identifiant.',
}

export const TYPE_UNKNOWN: RefusalDefinition = {
  category: 'invalid',
  code: 'type-unknown',
  message: 'Choisissez le type du document dans la liste.',
}

export const TYPE_RESERVED: RefusalDefinition = {
  category: 'forbidden',
  code: 'type-reserved',
  message: 'Vous ne pouvez pas déposer ce type de document.',
}


export const CUT: RefusalDefinition = {
  category: 'invalid',
  code: 'cut',
  message: 'L’envoi s’est arrêté avant la fin. Rien n’a été gardé : recommencez.',
}

export const QUARANTINED: RefusalDefinition = {
  category: 'quarantined',
  code: 'identity-conflict',
  message: 'Ce document ne semble pas concerner cette personne. Il a été mis de côté et n’est dans aucun dossier.',
}

export const NOT_REPLACEABLE: RefusalDefinition = {
  category: 'absent',
  code: 'nothing-to-replace',
  message: 'Le document à remplacer n’existe pas parmi les vôtres.',
}

export const STORE_FULL: RefusalDefinition = {
  category: 'unavailable',
  code: 'store-full',
  message: 'Le service ne peut rien enregistrer en ce moment. Rien n’a été gardé : réessayez plus tard.',
}

export const NOTHING_TO_SHOW: RefusalDefinition = {
  category: 'unsupported',
  code: 'not-rendered',
  message: 'Ce format s’ouvre tel quel : il n’a pas de version à lire dans la page.',
}

export const TITLE_INVALID: RefusalDefinition = {
  category: 'invalid',
  code: 'title-invalid',
  message: 'Donnez un titre de 128 caractères au plus.',
}
