import { defineWords } from '../../../ui/i18n/language.ts'
import type { SynthesisWords } from './en.ts'

export const synthesisWords = defineWords<SynthesisWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
