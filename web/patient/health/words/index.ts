import { defineWords } from '../../../ui/i18n/language.ts'
import type { HealthWords } from './en.ts'
import type { WishesWords } from './en-wishes.ts'

export const healthWords = defineWords<HealthWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})

/** Who counts for her, and what she wishes: not on the pages of her health. */
export const wishesWords = defineWords<WishesWords>({
  fr: () => import('./fr-wishes.ts').then(module => module.frWishes),
  en: () => import('./en-wishes.ts').then(module => module.enWishes),
})
