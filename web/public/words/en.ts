import type { Translation } from '../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type PublicWords = Translation<typeof fr>

export const en: PublicWords = {
  home: {
    title: 'Your health, in one place. You decide who sees it.',
    windowTitle: 'Home',
    promise: 'Carnet keeps your health papers. Every opening of your record is written down, and you can check it yourself.',
    doors: 'What do you want to do?',
    activate: 'Activate my record',
    activateText: 'With the Vitale card and your code.',
    signIn: 'Sign in',
    signInText: 'Your record is already active.',
    refuse: 'I do not want a record',
    refuseText: 'Refuse or close, without giving a reason.',
    lost: 'I have lost my codes',
    lostText: 'Identifier, password, code or telephone.',
    understand: 'How does it work?',
    professional: 'I am a professional',
    demonstration: 'See a demonstration',
    post: 'The post of the demonstration',
    help: 'Call us:',
    three: 'Three things to know',
    free: 'Optional and free',
    freeText: 'You can refuse your record or close it whenever you want.',
    noChange: 'Your care does not change',
    noChangeText: 'Your care and your reimbursements stay the same, with or without a record.',
    youDecide: 'You decide who looks',
    youDecideText: 'Never your employer, your bank, your insurer or your complementary insurer.',
    choose: 'Choose a demonstration person',
    chooseText: 'All these people and their data are invented. Walk into their screens, try things, change everything.',
    groups: { patient: 'A person and their record', professional: 'A professional', emergency: 'Emergency', desk: 'The desk' },
    tour: 'Choose a role, or follow the tour of 5 stops',
    enterAs: name => `Enter as ${name}`,
    age: years => `${years} years old`,
    others: n => `Show the ${n} others`,
    none: 'No demonstration person is ready.',
    continueAs: name => `Continue as ${name}`,
  },
  backToSpace: 'Back to my space',
  signIn: 'Sign in',
}
