import { defineWords } from '../../../ui/i18n/language.ts'
import type { PlacesWords } from './en.ts'

export const placesWords = defineWords<PlacesWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
