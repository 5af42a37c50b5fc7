import type { RefusalDefinition } from '../kernel/refusal.ts'
import type { IdentityMark } from './status.ts'

/** The same whether the number that is asked for names somebody or nobody. */
export const TOO_MANY_LOOK_UPS: RefusalDefinition = {
  category: 'too-many',
  code: 'too-many-look-ups',
  message: 'Trop de recherches de personnes en une heure. Réessayez plus tard.',
}

export const NOT_ONE_PERSON: RefusalDefinition = {
  category: 'conflict',
  code: 'not-one-person',
  message: 'Ces deux identités diffèrent. Elles ne peuvent pas être réunies.',
}
export const NUMBERS_MOVED: RefusalDefinition = {
  category: 'conflict',
  code: 'numbers-moved',
  message: 'Ces numéros ont changé depuis. Rouvrez les deux fiches, puis recommencez.',
}

/** Only a qualified identity feeds or opens a record (RNIV; domain.md §6.1). */
export const NOT_QUALIFIED: RefusalDefinition = {
  category: 'invalid',
  code: 'identity-not-qualified',
  message: 'Cette identité n’est pas qualifiée : vérifiez une pièce d’identité, et levez tout doute.',
}
/** A doubt is the structure’s own: the same whether there is a record or none. */
export const IDENTITY_MARKED: Readonly<Record<IdentityMark, RefusalDefinition>> = {
  doubtful: {
    category: 'forbidden',
    code: 'identity-marked-doubtful',
    message:
      'Votre structure a noté cette identité « douteuse ». Elle n’ouvre et n’alimente aucun dossier tant que le doute n’est pas levé.',
  },
  fictitious: {
    category: 'forbidden',
    code: 'identity-marked-fictitious',
    message: 'Votre structure a noté cette identité « fictive ». Elle n’ouvre et n’alimente aucun dossier.',
  },
}
