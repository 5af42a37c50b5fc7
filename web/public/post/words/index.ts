import { defineWords } from '../../../ui/i18n/language.ts'
import type { PostWords } from './en.ts'

export const postWords = defineWords<PostWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
