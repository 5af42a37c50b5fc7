import type { Translation } from '../../ui/i18n/language.ts'
import { pluralIn } from '../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

export type EmergencyWords = Translation<typeof fr>

const plural = pluralIn('en')

export const en: EmergencyWords = {
  nav: { search: 'Identify', usual: 'Usual space', own: 'My accesses' },
  search: {
    title: 'Identify the person',
    field: 'INS or code of the emergency card',
    hint: '15 characters with the key, or the code read on the card.',
    submit: 'Identify',
  },
  opening: {
    title: 'Open without agreement (emergency)',
    strip: 'Exceptional access',
    by: typed => `Person: ${typed}`,
    lawful: 'This is allowed only if the person cannot answer and there is immediate danger.',
    traced: 'This access is traced. The person and their attending doctor are told. It lasts 60 minutes and will be reviewed.',
    ground: 'What is the situation?',
    grounds: {
      'cannot-answer': 'Unable to answer',
      'immediate-danger': 'Immediate danger',
      'no-representative': 'Minor or protected adult, no representative to be reached',
    },
    motive: 'Motive',
    motiveHint: 'What you observe, in one sentence. The person will read it.',
    attest: 'By opening, you attest that the person cannot consent and that the danger is immediate.',
    confirm: 'I attest the emergency, open',
    cancel: 'Cancel',
    regulation: 'Call to 15 (regulation)',
    regulationText: 'You regulate a call that concerns this person. They will be told.',
    mission: 'Mission number',
    regulate: 'Open for regulation',
  },
  refused: {
    title: 'No record can be read.',
    what: 'What remains possible',
    card: 'Look for an emergency card or papers on the person.',
    relatives: 'Ask the relatives who are present.',
    doctor: 'Call the attending doctor if somebody knows them.',
    again: 'Look for another person',
    deposit: 'Deposit without reading',
  },
  view: {
    windowTitle: 'Emergency view',
    danger: 'Danger',
    treatments: 'Treatments',
    conditions: 'Conditions',
    wishes: 'Wishes and contacts',
    recent: 'Recent',
    counted: (title, n) => `${title} (${n})`,
    unknown: 'Not recorded',
    none: (date, by) => `None known (${by}, ${date})`,
    noneFeminine: (date, by) => `None known (${by}, ${date})`,
    more: n => plural(n, { one: '+ 1 other', other: `+ ${n} others` }),
    source: (source, date) => `${source}, ${date}`,
    call: 'Call',
    callWho: (who, number) => `Call ${who}, ${number}`,
    read: 'Read',
    readWhat: what => `Read: ${what}`,
    useful: 'Useful documents first',
    noUseful: 'No document to show in an emergency.',
    copy: 'Copy',
    copied: 'Summary copied.',
    copyFailed: 'The summary could not be copied.',
    all: 'All documents',
    until: time => `Access until ${time}`,
    updated: date => `Updated on ${date}`,
    close: 'Close',
    notRead: 'These blocks come from the documents. An empty block does not mean that there is nothing.',
  },
}
