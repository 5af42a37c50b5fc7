import { pluralIn } from '../../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

const plural = pluralIn('en')

export type AuthorisedWords = typeof fr

/** Words of the records that authorise a professional (M15). */
export const en: AuthorisedWords = {
  title: 'Records that authorise you',
  lead: 'Each record of this list keeps a trace of your request.',
  show: 'See what is new',
  none: 'No record authorises you now.',
  table: 'Records that authorise you, and what is new',
  columns: { person: 'Person', basis: 'On what basis', until: 'Until', news: 'New', end: 'End' },
  born: date => `born ${date}`,
  news: n => (n === 0 ? 'nothing new' : plural(n, { one: `${n} document`, other: `${n} documents` })),
  since: date => `since ${date}`,
  noEnd: 'no end date',
  ends: { authorisation: 'End my authorisation', attendance: 'Stop being the attending doctor' },
  endsOf: (act, name) => `${act}, ${name}`,
  journal: 'Your journal',
  confirm: 'Confirm',
  keep: 'Keep',
  sure: {
    authorisation: 'You will not be able to read this record any more. The person may authorise you again.',
    attendance: 'You will not be this person’s attending doctor any more, nor read this record.',
  },
  ended: 'It is ended. You do not read this record any more.',
}
