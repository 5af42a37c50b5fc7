import { pluralIn } from '../../../ui/i18n/plural.ts'
import type { fr } from './fr.ts'

const plural = pluralIn('en')

export type SendingsWords = typeof fr

export const en: SendingsWords = {
  title: 'My sendings',
  lead: 'The documents your organisation sent in batches in the last 30 days.',
  refresh: 'Refresh',
  empty: 'Your organisation sent no batch in the last 30 days. Batches leave from your software.',
  today: 'Today',
  counts: { received: 'Received', deposited: 'Filed', refused: 'To correct', held: 'Waiting to be announced' },
  allDone: 'Everything is filed. Nothing to correct.',
  toCorrect: 'To correct',
  begun: (when, by) => `Sent on ${when}, by ${by}`,
  documents: n => plural(n, { one: `${n} document`, other: `${n} documents` }),
  causes: {
    'identity-conflict': 'The identity in the document is not that of the number given. The deposit is stopped.',
    'deposit-refused': 'Nothing can be filed under this number. Check the person’s identity.',
    'item-invalid': 'What is said of the document is incomplete or badly written.',
  },
  unkept: 'These files are not kept here. Correct them in your software, then send the batch again: nothing is filed twice.',
  retry: n => `Try again (${n})`,
  retried: 'Tried again.',
  show: 'See the documents',
  hide: 'Fold',
  more: 'See more',
  columns: { document: 'Document', ins: 'INS number given', when: 'Received', act: 'Correct', until: 'Shown at the latest', show: 'Show' },
  noTitle: 'Untitled',
  kept: 'To correct in your software',
  notKept: 'File not kept',
  correct: 'Correct and send again',
  correctOf: title => `Correct and send again “${title}”`,
  correctTitle: 'Correct the identity',
  correctText: 'The same file will be filed under the right number. What the file says of the person is checked as ever.',
  ins: 'INS number of the person',
  insHint: '15 characters, with the key',
  corrected: 'Document filed.',
  stillRefused: why => `Still refused. ${why}`,
  held: 'Waiting to be announced',
  heldText: 'The person does not see them yet. Show them after the consultation where you explain them.',
  showNow: 'Show to the person',
  showOf: title => `Show to the person “${title}”`,
  shown: 'The person now sees this document.',
  all: 'All sendings',
  list: { name: 'Sending', by: 'By', when: 'Begun', received: 'Received', deposited: 'Filed', refused: 'To correct', held: 'Waiting' },
  received: (answered, announced) => (answered === announced ? `${announced}` : `${answered} of ${announced}`),
  cut: 'Interrupted',
  cutText: 'A sending is incomplete. Send it again from your software: nothing is filed twice.',
  failed: 'That did not work. Try again.',
}
