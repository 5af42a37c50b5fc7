import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type DisplayWords = Translation<typeof fr>

export const en: DisplayWords = {
  title: 'Display',
  intro: 'These settings stay in this browser.',
  easy: 'Reading',
  readings: { no: 'Usual', yes: 'Easy to read' },
  readingsSaid: {
    no: 'Every page, with every choice.',
    yes: 'Short sentences, pictures, large letters. The other choices are behind “More”.',
  },
  theme: 'Colours',
  themes: { auto: 'Same as my device', light: 'Light', dark: 'Dark' },
  contrast: 'Contrast',
  contrasts: { usual: 'Usual', more: 'Reinforced' },
  text: 'Text size',
  texts: { '100': 'Usual', '125': 'Large (125%)', '150': 'Very large (150%)', '200': 'Double (200%)' },
  density: 'Space between lines',
  densities: { auto: 'According to the space in use', comfort: 'Comfort', compact: 'Compact' },
  motion: 'Motion',
  motions: { auto: 'Same as my device', none: 'None' },
  saved: 'Setting saved.',
}
