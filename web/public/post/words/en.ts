import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type PostWords = Translation<typeof fr>

export const en: PostWords = {
  title: 'Post of the demonstration',
  lead: 'What Carnet would have sent by e-mail and by post. Invented people and addresses.',
  mails: 'E-mails',
  letters: 'Letters',
  none: 'Nothing has left yet.',
  to: name => `To ${name}`,
  cards: 'To try refusing',
  cardsText: 'These invented people have no record yet. Their card:',
  number: 'Number',
  serial: 'Card',
  born: 'Born',
  refuse: 'Go to the page for refusing',
  read: 'Read the letter (PDF)',
}
