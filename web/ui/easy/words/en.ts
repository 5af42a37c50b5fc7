import type { Translation } from '../../i18n/language.ts'
import type { fr } from './fr.ts'

export type FrameWords = Translation<typeof fr>

export const en: FrameWords = {
  label: 'Easy to read, to be checked with the people it is for.',
  more: 'More',
  moreText: 'All that the page knows, and every choice.',
  leave: 'Go back to the usual reading',
}
