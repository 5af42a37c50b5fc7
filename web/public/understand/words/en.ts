import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type UnderstandWords = Translation<typeof fr>

export const en: UnderstandWords = {
  title: 'How does it work?',
  lead: 'Carnet keeps your health papers in one place. You decide who reads them.',
  inside: 'What is in it',
  insideItems: [
    'What professionals deposit: prescriptions, results, reports.',
    'What the public insurer adds: your reimbursements, if you want them.',
    'What you add yourself: photos of papers, notes, wishes.',
  ],
  rights: 'Who sees what',
  rightsText: 'A professional sees nothing without your agreement. With it, they see what their profession allows.',
  profession: 'I choose a profession to see its rights',
  filter: 'Find a document',
  sees: 'May see',
  seesSome: 'May see a part',
  seesNot: 'May not see',
  illustrative: 'These rights are an example: the official table is not published in full.',
  never: 'Never: your employer, your bank, your insurer, your complementary insurer.',
  professions: {
    doctor: 'Doctor',
    nurse: 'Nurse',
    pharmacist: 'Pharmacist',
    midwife: 'Midwife',
    dentist: 'Dentist',
    physiotherapist: 'Physiotherapist',
    'biologist-pharmacist': 'Biologist',
    psychologist: 'Psychologist',
    podiatrist: 'Podiatrist',
    optician: 'Optician',
    'social-worker': 'Social worker',
    'occupational-doctor': 'Occupational doctor',
  },
  search: 'Find a question',
  found: n => (n === 1 ? '1 question' : `${n} questions`),
  none: 'No question matches. Try another word.',
  questions: 'Your questions',
  pairs: [
    ['Is it compulsory?', 'No. You can refuse, or close your record at any time. Your care and your reimbursements stay the same.'],
    [
      'How does my record open?',
      'You receive a message or a letter. Six weeks later your record opens if you have not refused. You can also open it at once.',
    ],
    ['And in an emergency?', 'The SAMU, or a professional if you cannot answer, can open your record. You are told. You can forbid it.'],
    [
      'And my children?',
      'Parents look after their child’s record until the age of 18. A child can ask a professional to keep some things between them.',
    ],
    ['Can somebody close help me?', 'Yes, three people at most. You choose what they may do, and until when.'],
    [
      'How long is it kept?',
      'As long as it is open. Once closed it is kept sealed for 10 years, then erased. You can ask for it to be erased earlier.',
    ],
    ['Is it safe?', 'Each document is encrypted. Each opening is written in a journal that you can read and check yourself.'],
    ['Who can read my journal?', 'You, and only you with your attending doctor. You can ask for an explanation of each opening.'],
  ],
  next: 'And now?',
  activate: 'Activate my record',
  refuse: 'I do not want a record',
}
