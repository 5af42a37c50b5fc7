import { defineWords } from '../../../ui/i18n/language.ts'
import type { LooksWords } from './en.ts'
import type { ActWords } from './en-acts.ts'

export const looksWords = defineWords<LooksWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})

export const actWords = defineWords<ActWords>({
  fr: () => import('./fr-acts.ts').then(module => module.frActs),
  en: () => import('./en-acts.ts').then(module => module.enActs),
})
