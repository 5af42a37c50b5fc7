import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type PageWords = Translation<typeof fr>

export const en: PageWords = {
  title: 'My health over time',
  titleOf: (name: string) => `${name}’s health over time`,
  lead: 'Your documents and what you noted, in the order in which it happened.',
  back: 'My health',
  print: 'Print',
  addMemory: 'Add a memory',
  addPaper: 'Add a document',
  emptyWhy: 'Your documents, conditions, treatments and vaccines will appear here, in order of date.',
}
