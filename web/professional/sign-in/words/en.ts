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
  under: { substitute: name => `replaces ${name}`, student: name => `intern, under ${name}` },
  start: 'Start',
  change: 'Change place',
  changed: 'You now work in another place.',
  someoneElse: 'This is not me',
  lock: {
    title: 'Workstation locked',
    by: (name: string) => `Work in progress: ${name}.`,
    closing: 'Ending the session…',
    closed: 'The session is over. Nothing of the record stays on the screen.',
    notClosed: 'The session is not over yet. Restore the network before you leave this workstation.',
    resume: 'Resume',
    someoneElse: 'I am somebody else',
    kept: 'The same person finds her page again after signing in. Another person does not.',
  },
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
