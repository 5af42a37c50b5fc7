import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type DeskSignInWords = Translation<typeof fr>

export const en: DeskSignInWords = {
  title: 'Agents’ sign-in',
  lead: 'For the desk, the phone and the team of the service.',
  useKey: 'Use my security key',
  keyHint: 'Plug in your key, then touch it when it blinks.',
  invited: 'I received an invitation',
  keyRefused: 'This key was not recognised. Try again, or ask your manager.',
  keyTitle: 'Register my key',
  keyLead: 'Once for all, with the code your manager gave you.',
  code: 'Invitation code',
  codeHint: '12 signs, for example 7K3Q-9XVB-2M4T',
  codeWrong: 'Type the 12 signs of the code.',
  register: 'Register this key',
  registered: 'Your key is registered. You can sign in.',
  noMedical: 'You see no medical data.',
  homeTitle: 'Desk',
  homeNav: 'Desk',
  together: 'What is done by two',
  togetherText: 'One colleague asks, another agrees. The agreement serves once, within 24 hours. Both names are written down.',
  nothing: 'No request waits for your agreement.',
  kinds: {
    'create-agent': 'Create an agent’s account',
    'change-contacts': 'Change contacts',
    'reissue-code': 'Send a new code',
    'close-record': 'Close a record',
    'merge-records': 'Join two records',
    'hand-over': 'Hand over the content of a record',
    'record-death': 'Record a death',
    'suspend-record': 'Suspend a record',
  },
  askedBy: (name: string, at: string) => `Asked by ${name}, on ${at}.`,
  number: (subject: string) => `Number: ${subject}`,
  mine: 'Your request: a colleague must answer.',
  mineApproved: 'Your request is accepted. You can do it.',
  mineRefused: 'Your request is refused.',
  approve: 'Agree',
  refuse: 'Refuse',
  answered: 'Your answer is recorded.',
}
