import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type DemoWords = Translation<typeof fr>

export const en: DemoWords = {
  title: 'Try without an account',
  lead: 'Enter the real screens. Persons, professionals and papers are invented.',
  roles: 'Choose a role',
  role: {
    patient: { name: 'Patient', text: 'Hélène reads her papers and decides who sees them.', enter: 'Enter as a patient' },
    parent: { name: 'Parent', text: 'Camille follows her record and those of her two children.', enter: 'Enter as a parent' },
    doctor: { name: 'Doctor', text: 'Anne Le Goff looks for a patient and opens her record.', enter: 'Enter as a doctor' },
    samu: { name: 'Emergency call centre', text: 'Rémi Castaing answers an emergency call.', enter: 'Enter the call centre' },
    desk: { name: 'Desk', text: 'Sylvain Coat helps people. He sees no document.', enter: 'Enter the desk' },
  },
  others: 'See all persons',
  tour: 'A tour of 5 stops',
  tourText: 'Follow them in order, or go where you like. You can leave at any time.',
  start: 'Start the tour',
  stops: [
    { name: 'My papers, in order', text: 'All that Hélène received, latest first. She can hide a paper in one move.' },
    { name: 'Who can see', text: 'Each professional, what they see, until when. And the three answers for emergencies.' },
    { name: 'Who looked', text: 'Each opening, with its reason. The proof is checked without us.' },
    { name: 'The doctor opens a record', text: 'She says why. The person is told and reads it in her journal.' },
    { name: 'Emergency services', text: 'The essential in a few seconds, unless the person refused.' },
  ],
  strip: 'Guided tour',
  step: (n: number, name: string) => `Stop ${n} of 5: ${name}`,
  previous: 'Previous stop',
  next: 'Next stop',
  finish: 'End the tour',
  leave: 'Leave the tour',
  reset: 'Forget everything',
  resetText: 'Signs you out and erases what this browser kept: language, display, tour. Papers you added stay in the demonstration.',
  resetDone: 'This browser keeps nothing of the trial any more.',
  real: 'For your real record',
  closed: 'There is no demonstration here.',
  failed: 'This person is not available. Choose another one.',
}
