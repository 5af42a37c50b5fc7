import { defineWords } from '../../../ui/i18n/language.ts'
import type { FollowedWords } from './en.ts'

export const followedWords = defineWords<FollowedWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
