import type { RefusalDefinition } from '../kernel/refusal.ts'

/** The same for a line that was never there and for one of a stream she may not read. */
export const LINE_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'journal-line-absent',
  message: 'Cette ligne du journal n’existe pas.',
}

/** Her doctor reads her journal and does not answer for her; what she did herself, or what was refused, calls for no answer. */
export const NOTHING_TO_ANSWER: RefusalDefinition = {
  category: 'forbidden',
  code: 'journal-nothing-to-answer',
  message: 'Cet accès n’attend pas de réponse de votre part.',
}

export const EXPLANATION_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'explanation-absent',
  message: 'Cette demande d’explication n’existe pas, ou elle a déjà reçu sa réponse.',
}

export const LETTER_FOR_ADULTS: RefusalDefinition = {
  category: 'forbidden',
  code: 'letter-for-adults',
  message: 'Cette lettre se demande pour soi, à partir de 18 ans.',
}

export const LETTER_NEEDS_ADDRESS: RefusalDefinition = {
  category: 'invalid',
  code: 'letter-needs-address',
  message: 'Aucune adresse postale n’est connue. Ajoutez-la d’abord.',
}
