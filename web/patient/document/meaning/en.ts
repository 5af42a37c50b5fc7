import type { Translation } from '../../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type MeaningWords = Translation<typeof fr>

export const en: MeaningWords = {
  title: 'What it means',
  ask: 'Do you have a question?',
  answer: 'Talk to your doctor.',
  category: {
    consultation: ['It is a letter after a visit.', 'A carer writes what they saw.', 'They also write what they advise.'],
    biology: [
      'It is a blood test or another test.',
      'The laboratory writes figures.',
      'A figure outside the limits is not always serious.',
    ],
    imaging: ['It is a picture of the inside of the body.', 'A doctor writes what the picture shows.'],
    medication: [
      'It is a prescription or a treatment.',
      'It says what to take, how much, and when.',
      'The pharmacy reads this prescription.',
    ],
    hospital: ['It is a paper from the hospital.', 'It tells about the stay.', 'It also says what to do next.'],
    vaccine: ['It is the proof of a vaccine.', 'It says which vaccine, and which day.'],
    measure: ['It is a measure of your body.', 'For example: weight, blood pressure.'],
    prevention: ['This paper helps to avoid an illness.', 'For example: a screening.'],
    wishes: ['This paper says what you wish.', 'Carers take it into account.'],
    certificate: ['A carer writes what they have noted.', 'This paper is for school, sport or work.'],
    reimbursement: ['The health insurance writes what it paid.', 'It is not a bill.'],
    other: ['It is another health paper.', 'The title says what it is about.'],
  },
}
