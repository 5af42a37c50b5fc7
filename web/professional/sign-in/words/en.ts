import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type SignInWords = Translation<typeof fr>

export const en: SignInWords = {
  title: 'Professional sign-in',
  lead: 'You prove who you are, then you say where you work.',
  how: 'Your card or your phone: you will choose on the next page.',
  begin: 'Continue with my professional identity',
  closed: 'Professional sign-in is not open here. Ask the team that runs this service.',
  nothingKept: 'Carnet keeps no password and no copy of your card.',
  where: 'Where do you work today?',
  whereTitle: (name: string) => `Hello ${name}`,
  whereLead: 'Your patients will read your name, your profession and this place.',
  asRegulation: 'You will be able to answer emergency calls.',
  asOccupational: 'In occupational health you deposit documents. You read none without express consent.',
  start: 'Start',
  change: 'Change place',
  changed: 'You now work in another place.',
  someoneElse: 'This is not me',
  refused: {
    'openid-lost': 'Sign-in did not complete. Start again.',
    'openid-away': 'The service that checks your identity does not answer. Try again in a moment.',
    'openid-level': 'This means is not safe enough for health data. Use your card or your app.',
    'openid-claims': 'Your professional identity is incomplete. Ask your professional body or your employer.',
    'openid-no-place': 'No place of work is known for you. Ask your professional body or your employer.',
    'openid-unknown-place': 'This place is not one of yours.',
    other: 'You cannot sign in this way. Start again, or ask for help.',
  },
}
