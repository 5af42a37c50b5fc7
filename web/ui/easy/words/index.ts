import { defineWords } from '../../i18n/language.ts'
import type { FrameWords } from './en.ts'

export const frameWords = defineWords<FrameWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
