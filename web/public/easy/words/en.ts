import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type EasyWords = Translation<typeof fr>

export const en: EasyWords = {
  title: 'Carnet, made easy',
  label: 'Easy to read, to be checked with the people it is for.',
  ideas: {
    what: {
      title: 'What is Carnet?',
      lines: ['Carnet is a health record.', 'It is on the Internet.', 'It is yours.'],
    },
    inside: {
      title: 'In the record',
      lines: ['There are your health papers.', 'For example: a prescription, a blood test, an X-ray.', 'You can add your papers.'],
    },
    free: {
      title: 'The record is free',
      lines: [
        'You pay nothing.',
        'You do not have to have a record.',
        'Without it, you get the same care.',
        'Without it, you get the same money back.',
      ],
    },
    who: {
      title: 'Who can read the record?',
      lines: ['You choose.', 'Your doctor can read it, if you say yes.', 'You see who has read it.'],
    },
    never: {
      title: 'Who can never read it?',
      lines: ['Your boss cannot read it.', 'Your bank cannot read it.', 'Your insurance cannot read it.'],
    },
    emergency: {
      title: 'If it is very serious',
      lines: ['You cannot speak any more?', 'Emergency doctors can read it to save you.', 'You can say no before.'],
    },
    yes: {
      title: 'I want the record',
      lines: ['Take the Vitale card.', 'Take the letter with the code.', 'Somebody can help you.'],
      button: 'Activate my record',
    },
    no: {
      title: 'I do not want the record',
      lines: ['You can say no.', 'You do not have to say why.', 'You can change your mind.'],
      button: 'Refuse my record',
    },
  },
  all: {
    title: 'Read everything like this',
    lines: ['All of Carnet can be easy to read.', 'You can change when you want.'],
    isOn: ['All of Carnet is easy to read.', 'You can change when you want.'],
    start: 'Read everything made easy',
    stop: 'Go back to the usual reading',
    on: 'Carnet is now easy to read.',
    off: 'Carnet is as usual.',
  },
  activate: {
    card: {
      title: 'Take the Vitale card',
      lines: ['There is a number on the card.', 'You will write this number.', 'You will also write the date of birth.'],
    },
    code: {
      title: 'Take the letter',
      lines: ['There is a code in the letter.', 'The code works only once.', 'Without the letter, you can ask for a code.'],
    },
    help: {
      title: 'Do you need help?',
      lines: ['Somebody can be with you.', 'Never give them your password.', 'Take all your time.'],
    },
  },
  refuse: {
    what: {
      title: 'Without a record',
      lines: ['Your health papers are not kept here.', 'Carers cannot read them here.', 'A new carer cannot read your allergies here.'],
    },
    same: {
      title: 'What does not change',
      lines: ['You get the same care.', 'You get the same money back.', 'You do not have to say why.'],
    },
    back: {
      title: 'You can change your mind',
      lines: ['You can say yes later.', 'It is free.'],
    },
  },
  call: {
    title: 'I have a question',
    text: 'You can call us.',
  },
}
