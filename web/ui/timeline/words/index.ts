import { defineWords } from '../../i18n/language.ts'
import type { TimelineWords } from './en.ts'

export const timelineWords = defineWords<TimelineWords>({
  fr: () => import('./fr.ts').then(module => module.fr),
  en: () => import('./en.ts').then(module => module.en),
})
