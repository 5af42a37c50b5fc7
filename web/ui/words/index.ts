import { defineWords } from '../i18n/language.ts'
import type { CommonWords } from './en.ts'

/** Words of the components and of what every shell says. */
export const common = defineWords<CommonWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
