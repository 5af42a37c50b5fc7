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

/** Nobody of the author’s profession writes this type (propose/types.table.ts). */
export const TYPE_OF_OTHERS: RefusalDefinition = {
  category: 'forbidden',
  code: 'type-of-others',
  message: 'La loi réserve l’écriture de ce type de document à d’autres professions. Choisissez le type de ce que vous avez écrit.',
}

export const QUARANTINED: RefusalDefinition = {
  category: 'quarantined',
  code: 'identity-conflict',
  message: 'Ce document ne semble pas concerner cette personne. Il a été mis de côté et n’est dans aucun dossier.',
}

/** An antivirus is set up and did not see all of it: never taken for clean. */
export const NOT_SCANNED: RefusalDefinition = {
  category: 'quarantined',
  code: 'not-scanned',
  message: 'L’antivirus n’a pas pu vérifier ce fichier. Il a été mis de côté et n’est dans aucun dossier.',
}

export const NOT_REPLACEABLE: RefusalDefinition = {
  category: 'absent',
  code: 'nothing-to-replace',
  message: 'Le document à remplacer n’existe pas parmi les vôtres.',
}

export const DELETED_BEFORE: RefusalDefinition = {
  category: 'conflict',
  code: 'deleted-before',
  message: 'Vous avez déjà déposé ce document, et il a été supprimé. Pour le déposer de nouveau, donnez-lui un nouvel identifiant.',
}

/** Only documents hidden from representatives are deposited in a session of secrecy (CNDA EX_0.1-1100); visible once is visible for ever. */
export const SECRET_AND_VISIBLE: RefusalDefinition = {
  category: 'invalid',
  code: 'secret-and-visible',
  message: 'Ce document a déjà été visible des représentants : en session de secret, déposez-en un nouveau.',
}

/** R.1111-50: what a minor keeps from her parents. */
export const SECRET_OF_MINORS: RefusalDefinition = {
  category: 'invalid',
  code: 'secret-of-minors-only',
  message: 'Une session de secret est pour une personne mineure. Quittez-la pour déposer.',
}

export const SECRET_REVEAL: RefusalDefinition = {
  category: 'forbidden',
  code: 'secret-reveal',
  message: 'Dans une session de secret, un document ne se rend pas visible aux représentants.',
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

/** What was read is hers to confirm or to dismiss; a professional writes in the profile, or corrects his document. */
export const FACT_IS_HERS: RefusalDefinition = {
  category: 'forbidden',
  code: 'fact-is-hers',
  message: 'Seule la personne, ou qui agit pour elle, confirme ou écarte ce qui a été lu dans ses documents.',
}
