import { pluralIn } from '../../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

const plural = pluralIn('en')

export type TeamWords = typeof fr

export const en: TeamWords = {
  title: 'Care team',
  invite: 'Bring in a member of the team',
  inviteText: 'For this care, 24 hours at most, and never longer than you. The person is told.',
  find: 'Name, profession or town',
  findHint: 'Two letters at least.',
  found: n => plural(n, { one: '1 professional', other: `${n} professionals` }),
  noneFound: 'Nobody in the directory answers these words.',
  bring: 'Bring in',
  bringName: name => `Bring in ${name}`,
  sure: name => `Bring in ${name}?`,
  sureText: 'They will read what their profession may. The person will read both your names.',
  confirm: 'Bring in and tell the person',
  invited: (name, until) => `${name} belongs to the team until ${until}.`,
  agreementFirst: 'This professional is not a health professional. The person must authorise them first.',
  unknown: 'The directory does not know this professional.',
  notMember: 'Only a member of the care team brings somebody in.',
  leads: 'Who may read this record',
  leadsText: 'You see it as the attending doctor, or with the same rights. Your reading stands in the person’s journal.',
  show: 'See who may read',
  table: 'Professionals who may read this record',
  columns: { who: 'Professional', basis: 'As', since: 'Since', until: 'Until' },
  relations: {
    attending: 'Attending doctor',
    administrator: 'Same rights as the attending doctor',
    authorised: 'Authorised',
    team: 'Care team',
    none: 'No access',
  },
  noEnd: 'no end date',
  nobody: 'Nobody else.',
  blocked: n => `Blocked (${n})`,
  noBlocked: 'Nobody is blocked.',
  referring: 'Midwife and pharmacist named',
  noReferring: 'Nobody is named.',
  referringOf: { midwife: who => `Referring midwife: ${who}`, pharmacist: who => `Referring pharmacist: ${who}` },
  trace: 'Who looked at this record',
  traceText: 'You read the trace as the attending doctor. Your reading is noted in it too.',
  showTrace: 'See the trace of the record',
  noTrace: 'Nobody opened this record yet.',
  changedAccess: 'An access changed',
  stays: 'Stays under way',
  noStay: 'No stay under way.',
  stay: (place, from, until) => `${place}, since ${from}, until ${until} at the latest`,
}
