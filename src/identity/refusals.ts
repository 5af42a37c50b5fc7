import type { RefusalDefinition } from '../kernel/refusal.ts'

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
