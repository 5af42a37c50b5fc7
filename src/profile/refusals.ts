import type { RefusalDefinition } from '../kernel/refusal.ts'

/** The same for what was never there and for what may not be seen. */
export const ENTRY_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'entry-absent',
  message: 'Cette information n’existe pas.',
}

/** Two tabs, or two people: whoever comes second reads what stands now and decides again. */
export const ENTRY_CHANGED: RefusalDefinition = {
  category: 'conflict',
  code: 'entry-changed',
  message: 'Cette information a été modifiée entre-temps. Voici ce qui est écrit maintenant.',
}

export const ENTRY_CLOSED: RefusalDefinition = {
  category: 'forbidden',
  code: 'entry-closed',
  message: 'Cette information a été écrite ou confirmée par une autre personne. Vous pouvez demander une correction.',
}

export const OTHER_ENTRY: RefusalDefinition = {
  category: 'conflict',
  code: 'other-entry',
  message: 'Vous avez déjà enregistré autre chose sous cet identifiant.',
}

/** Same day, same product (domain.md §4.6). */
export const ALREADY_THERE: RefusalDefinition = {
  category: 'conflict',
  code: 'already-there',
  message: 'Cette information est déjà dans le dossier.',
}

export const DATE_REFUSED: RefusalDefinition = {
  category: 'invalid',
  code: 'date-refused',
  message: 'Vérifiez les dates : aucune n’est dans l’avenir, et la fin vient après le début.',
}

export const NONE_CONTRADICTED: RefusalDefinition = {
  category: 'conflict',
  code: 'none-contradicted',
  message: 'Des informations sont déjà inscrites ici. Terminez-les ou retirez-les d’abord.',
}

export const NONE_MEANINGLESS: RefusalDefinition = {
  category: 'invalid',
  code: 'none-meaningless',
  message: 'Cette rubrique n’admet pas la réponse « Je n’en ai pas ».',
}

/** Not among what her profession sees in such a rubric. */
export const RUBRIC_REFUSED: RefusalDefinition = {
  category: 'forbidden',
  code: 'rubric-refused',
  message: 'Vous ne pouvez pas écrire dans cette rubrique.',
}

export const WISH_IS_PERSONAL: RefusalDefinition = {
  category: 'forbidden',
  code: 'wish-is-personal',
  message: 'Seule la personne elle-même peut exprimer ses volontés.',
}

export const ADULTS_ONLY: RefusalDefinition = {
  category: 'forbidden',
  code: 'adults-only',
  message: 'La loi réserve ces volontés aux personnes majeures. Avant 18 ans, ce sont les parents qui décident, avec vous.',
}

export const CONFIRMED_BY_PROFESSIONALS: RefusalDefinition = {
  category: 'forbidden',
  code: 'confirmed-by-professionals',
  message: 'Seul un professionnel peut confirmer une information.',
}

export const WORDS_MISSING: RefusalDefinition = {
  category: 'invalid',
  code: 'words-missing',
  message: 'Écrivez ce qui ne va pas, en 2 000 caractères au plus.',
}

/** A vaccination is told to whoever reads the record: in a session of secrecy none is recorded, none is confirmed (CNDA EX_2.1-2005). */
export const VACCINATION_NOT_SECRET: RefusalDefinition = {
  category: 'forbidden',
  code: 'vaccination-not-secret',
  message: 'Une vaccination ne s’enregistre ni ne se confirme en session de secret.',
}

/** « sur justificatif » (domain.md §4.6): what was seen is said. */
export const EVIDENCE_MISSING: RefusalDefinition = {
  category: 'invalid',
  code: 'evidence-missing',
  message: 'Dites sur quoi vous confirmez cette vaccination.',
}
