import { defineWords } from '../../../ui/i18n/language.ts'
import type { SharingWords } from './en.ts'
import type { RulesWords } from './en-rules.ts'

export const sharingWords = defineWords<SharingWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})

export const rulesWords = defineWords<RulesWords>({
  fr: () => import('./fr-rules.ts').then(module => module.frRules),
  en: () => import('./en-rules.ts').then(module => module.enRules),
})
